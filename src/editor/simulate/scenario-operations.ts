import { beginOf, operationOf, type EngineTime, type Operation, type Scenario } from '../../runtime/index.ts'

/** Everything that a test case does, in order, the start and the patient's values first. */
export function operationsOf(scenario: Scenario): readonly Operation[] {
  const first: readonly Operation[] = [
    { kind: 'start' },
    ...(scenario.patient === undefined ? [] : [{ kind: 'set', values: scenario.patient } as const]),
  ]
  let now: EngineTime = beginOf(scenario) ?? 0
  const steps = scenario.steps.flatMap((step): Operation[] => {
    const operation = operationOf(step, now)
    if (operation === undefined || typeof operation === 'string' || step.refused !== undefined) return []
    if (operation.kind === 'advanceTo') now = operation.time
    return [operation]
  })
  return [...first, ...steps]
}
