import type { Component, ProtocolIndex } from '../../proforma/index.ts'
import type { Place, Selection } from './types.ts'

export const nothingSelected: Selection = { kind: 'none' }

/** Where an author starts: in the root plan. */
export function firstPlace(index: ProtocolIndex): Place {
  return { plan: index.root === undefined ? [] : [index.root], selection: nothingSelected }
}

/**
 * The nearest place that still exists: the deepest plan of the path that is still there, else the root; and
 * of the selection what is left of it (rule D6).
 */
export function soundPlace(place: Place, index: ProtocolIndex): Place {
  const plan = soundPlan(place.plan, index)
  const selection = soundSelection(place.selection, plan.at(-1), index)
  return plan === place.plan && selection === place.selection ? place : { plan, selection }
}

function soundPlan(path: readonly string[], index: ProtocolIndex): readonly string[] {
  let length = 0
  for (const [depth, name] of path.entries()) {
    if (index.tasks.get(name)?.kind !== 'plan') break
    const parent = path[depth - 1]
    if (parent !== undefined && !componentNames(index, parent).has(name)) break
    length = depth + 1
  }
  if (length === path.length && length > 0) return path
  if (length > 0) return path.slice(0, length)
  return firstPlace(index).plan.length === 0 && path.length === 0 ? path : firstPlace(index).plan
}

export function componentNames(index: ProtocolIndex, plan: string): ReadonlySet<string> {
  const definition = index.tasks.get(plan)
  return new Set(definition?.kind === 'plan' ? definition.components.map(({ task }) => task.text) : [])
}

/** A task in its place in a plan. */
export function componentOf(index: ProtocolIndex, plan: string, name: string): Component | undefined {
  const definition = index.tasks.get(plan)
  return definition?.kind === 'plan' ? definition.components.find(({ task }) => task.text === name) : undefined
}

/** Whether a plan stands somewhere below a task. */
export function isBelow(index: ProtocolIndex, task: string, plan: string): boolean {
  const seen = new Set<string>()
  const open = [task]
  for (let name = open.pop(); name !== undefined; name = open.pop()) {
    if (name === plan && name !== task) return true
    if (seen.has(name)) continue
    seen.add(name)
    open.push(...componentNames(index, name))
  }
  return false
}

function soundSelection(selection: Selection, plan: string | undefined, index: ProtocolIndex): Selection {
  const components = plan === undefined ? new Set<string>() : componentNames(index, plan)
  switch (selection.kind) {
    case 'none':
      return selection
    case 'tasks': {
      const names = selection.names.filter((name) => components.has(name))
      if (names.length === selection.names.length) return selection
      return names.length === 0 ? nothingSelected : { kind: 'tasks', names }
    }
    case 'arrow':
      return components.has(selection.from) && components.has(selection.to) ? selection : nothingSelected
    case 'definition':
      return isDefined(index, selection.name) ? selection : nothingSelected
  }
}

function isDefined(index: ProtocolIndex, name: string): boolean {
  return (
    index.tasks.has(name) ||
    index.data.has(name) ||
    index.parameters.has(name) ||
    index.properties.has(name) ||
    index.header?.name.text === name
  )
}
