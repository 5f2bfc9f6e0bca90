import type { Component, PlanDefinition } from '../../../model/index.ts'

/** Whether nothing ever ends the cycles of a component: no count, and no condition that could become true. */
export function isEndless({ numberOfCycles, cycleUntil }: Component): boolean {
  const count = numberOfCycles?.value ?? (cycleUntil ? -1 : 1)
  return count === -1 && (cycleUntil === undefined || isForever(cycleUntil.value))
}

function isForever(condition: NonNullable<Component['cycleUntil']>['value']): boolean {
  if (condition.kind === 'call') return condition.function === 'forever'
  return condition.kind === 'boolean' && !condition.value
}

/** Whether a plan can end although not all of its components are finished. */
export function canEndEarly(plan: PlanDefinition): boolean {
  return (
    plan.abort !== undefined ||
    plan.terminate !== undefined ||
    plan.components.some((component) => component.terminal?.value === true)
  )
}

/** Whether a component is performed more than once. */
export function isRepeated({ numberOfCycles, cycleUntil }: Component): boolean {
  return cycleUntil !== undefined || (numberOfCycles !== undefined && numberOfCycles.value !== 1)
}
