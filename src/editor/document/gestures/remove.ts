import {
  removeComponents,
  removeDefinition as withoutDefinition,
  removeDefinitions,
  type ProtocolIndex,
} from '../../../proforma/index.ts'
import { taskCaption } from '../../canvas/chart-store.ts'
import type { ViewState } from '../editor-document.ts'
import { componentNames, nothingSelected } from '../place.ts'
import type { DocumentState, Selection } from '../types.ts'
import { words } from '../words.ts'
import { disconnect } from './arrows.ts'
import { gesture, planned, refused, type Gesture } from './gesture.ts'
import { inSequence } from './in-sequence.ts'

/** Deletes what is selected, whatever it is. */
export function removeSelection(state: DocumentState, view: ViewState): Gesture {
  const { selection } = view
  switch (selection.kind) {
    case 'none':
      return refused(words('refuse.nothingSelected'))
    case 'arrow':
      return disconnect(state, view, selection.from, selection.to)
    case 'definition':
      return removeDefinition(state, view, selection.name)
    case 'tasks':
      return removeTasks(state, view, selection.names)
  }
}

/**
 * Takes tasks out of the open plan; what came before them leads to what came after. Their definitions, and all that
 * is below them, go too unless another plan uses them (rule G7).
 */
export function removeTasks(state: DocumentState, view: Pick<ViewState, 'plan'>, names: readonly string[]): Gesture {
  const plan = view.plan.at(-1)
  const [first] = names
  if (plan === undefined || first === undefined) return refused(words('refuse.someTasks'))
  return gesture(state, [plan, ...names], () => {
    const gone = orphans(state.index, plan, names)
    const linked = names.filter((name) => !gone.has(name))
    const edits = inSequence(state.parsed, [
      (parsed) => (linked.length > 0 ? removeComponents(parsed, plan, linked, { reconnect: true }) : []),
      (parsed) => removeDefinitions(parsed, targets(gone), { reconnect: true }),
    ])
    return planned({
      label: words('history.delete', { name: taskCaption(state, first), others: names.length - 1 }),
      edits,
      select: nearby(state.index, plan, names),
    })
  })
}

/** What is selected when tasks are gone: what came before the first of them, else what stood next to it. */
function nearby({ tasks }: ProtocolIndex, plan: string, gone: readonly string[]): Selection {
  const definition = tasks.get(plan)
  const components = definition?.kind === 'plan' ? definition.components : []
  const at = components.findIndex(({ task }) => gone.includes(task.text))
  const left = components.map(({ task }) => task.text).filter((name) => !gone.includes(name))
  const before = components[at]?.scheduleConstraints.map(({ antecedent }) => antecedent.text)
  const name = before?.find((one) => left.includes(one)) ?? left[Math.max(0, at - 1)] ?? left[0]
  return name === undefined ? nothingSelected : { kind: 'tasks', names: [name] }
}

/** Deletes a definition wherever it is used. */
export function removeDefinition(state: DocumentState, view: Pick<ViewState, 'plan'>, name: string): Gesture {
  const { index } = state
  const plan = view.plan.at(-1)
  if (index.tasks.has(name) && plan !== undefined && componentNames(index, plan).has(name))
    return removeTasks(state, view, [name])
  if (name === index.root) return refused(words('refuse.deleteRoot'))
  return gesture(state, [name], () => {
    const kind = index.tasks.has(name)
      ? 'task'
      : index.data.has(name)
        ? 'data'
        : index.parameters.has(name)
          ? 'parameter'
          : index.properties.has(name)
            ? 'property'
            : 'protocol'
    return planned({
      label: words('history.deleteDefinition', { name: taskCaption(state, name) }),
      edits: withoutDefinition(state.parsed, { kind, name }, { reconnect: true }),
      select: nothingSelected,
    })
  })
}

function targets(names: Iterable<string>) {
  return [...names].map((name) => ({ kind: 'task', name }) as const)
}

/** Definitions that nothing uses any more once these components are gone from a plan. */
function orphans(index: ProtocolIndex, plan: string, names: readonly string[]): Set<string> {
  const users = new Map<string, Set<string>>()
  for (const [name, task] of index.tasks)
    if (task.kind === 'plan')
      for (const component of componentNames(index, name))
        users.set(component, (users.get(component) ?? new Set()).add(name))
  const gone = new Set<string>()
  const waiting = [...names]
  for (const name of names) users.get(name)?.delete(plan)
  for (let name = waiting.pop(); name !== undefined; name = waiting.pop()) {
    if (gone.has(name) || !index.tasks.has(name) || (users.get(name)?.size ?? 0) > 0 || name === index.root) continue
    gone.add(name)
    for (const below of componentNames(index, name)) {
      users.get(below)?.delete(name)
      waiting.push(below)
    }
  }
  return gone
}
