import type { ParsedProtocol, ProtocolIndex } from '../../proforma/index.ts'
import type { ViewState } from './editor-document.ts'
import { componentNames } from './place.ts'
import type { DocumentState, Place } from './types.ts'

/** Where a definition is seen: the plan to open and what to select; nothing when there is no such definition. */
export function placeOf(index: ProtocolIndex, view: Pick<ViewState, 'plan'>, name: string): Place | undefined {
  const here = view.plan.at(-1)
  if (name === here) return { plan: view.plan, selection: { kind: 'definition', name } }
  if (!index.tasks.has(name)) return { plan: view.plan, selection: { kind: 'definition', name } }
  if (here !== undefined && componentNames(index, here).has(name))
    return { plan: view.plan, selection: { kind: 'tasks', names: [name] } }
  const path = pathTo(index, name)
  if (path === undefined) return { plan: view.plan, selection: { kind: 'definition', name } }
  if (path.length === 0) return { plan: [name], selection: { kind: 'definition', name } }
  return { plan: path, selection: { kind: 'tasks', names: [name] } }
}

/** The plans that lead from the root to a task; empty for the root, nothing when the root does not lead there. */
export function pathTo(index: ProtocolIndex, name: string): readonly string[] | undefined {
  const { root } = index
  if (root === undefined) return undefined
  if (root === name) return []
  const parent = new Map<string, string>()
  const queue = [root]
  for (let plan = queue.shift(); plan !== undefined; plan = queue.shift())
    for (const component of componentNames(index, plan)) {
      if (component === root || parent.has(component)) continue
      parent.set(component, plan)
      if (component === name) return upwards(parent, name)
      if (index.tasks.get(component)?.kind === 'plan') queue.push(component)
    }
  return undefined
}

function upwards(parent: ReadonlyMap<string, string>, name: string): string[] {
  const path: string[] = []
  for (let at = parent.get(name); at !== undefined; at = parent.get(at)) path.unshift(at)
  return path
}

/** What an author sees selected when the cursor is at an offset of the text; nothing when it is there already. */
export function soundPath(state: DocumentState, view: ViewState, offset: number): Place | undefined {
  const name = definitionAt(state.parsed, offset)
  if (name === undefined) return undefined
  const place = placeOf(state.index, view, name)
  if (!place) return undefined
  const { selection } = view
  const same =
    (place.selection.kind === 'tasks' &&
      selection.kind === 'tasks' &&
      selection.names.length === 1 &&
      selection.names[0] === name) ||
    (place.selection.kind === 'definition' && selection.kind === 'definition' && selection.name === name)
  return same ? undefined : place
}

/** The name of the definition that stands at an offset. */
export function definitionAt({ definitions }: ParsedProtocol, offset: number): string | undefined {
  let low = 0
  let high = definitions.length - 1
  while (low <= high) {
    const middle = (low + high) >> 1
    const one = definitions[middle]
    if (!one) return undefined
    if (offset < one.offset) high = middle - 1
    else if (offset > one.end) low = middle + 1
    else return one.node.name.text
  }
  return undefined
}
