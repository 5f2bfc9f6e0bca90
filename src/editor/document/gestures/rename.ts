import { rename, setAttribute, type ProtocolIndex } from '../../../proforma/index.ts'
import { taskCaption } from '../../canvas/chart-store.ts'
import type { ViewState } from '../editor-document.ts'
import type { DocumentState, Selection, Transaction } from '../types.ts'
import { renamedCases } from '../renamed-cases.ts'
import { words } from '../words.ts'
import { gesture, planned, refused, type Gesture } from './gesture.ts'
import { isMadeUp, nameFor } from './names.ts'
import { renamePositions } from './positions.ts'

/** Gives a task a caption; one that still has its made-up name is named after it too (rule G6). */
export function setCaption(state: DocumentState, view: ViewState, name: string, caption: string): Gesture {
  return gesture(state, [name], () => {
    const edits = setAttribute(state.parsed, { kind: 'task', name }, 'caption', caption)
    const better = isMadeUp(name) ? nameFor(state.index, caption) : undefined
    const label = words('history.caption', { name: caption })
    if (better === undefined || better === name) return planned({ label, edits }, name)
    return planned(
      {
        label,
        edits: [...edits, ...rename(state.parsed, { kind: 'task', name }, better)],
        ...followed(state, view, name, better),
        ...renamedCases(state.scenarios, { kind: 'task', name }, better),
      },
      better,
    )
  })
}

/** Gives a definition another name, everywhere it is mentioned. */
export function renameTo(state: DocumentState, view: ViewState, from: string, to: string): Gesture {
  const kind = kindOf(state.index, from)
  if (kind === undefined) return refused(words('refuse.edit.unknown-target'))
  return gesture(state, [from], () =>
    planned(
      {
        label: words('history.rename', { from: taskCaption(state, from), to }),
        edits: rename(state.parsed, { kind, name: from }, to),
        ...followed(state, view, from, to),
        ...renamedCases(state.scenarios, { kind, name: from }, to),
      },
      to,
    ),
  )
}

function kindOf(index: ProtocolIndex, name: string): 'task' | 'data' | 'parameter' | 'property' | undefined {
  if (index.tasks.has(name)) return 'task'
  if (index.data.has(name)) return 'data'
  if (index.parameters.has(name)) return 'parameter'
  return index.properties.has(name) ? 'property' : undefined
}

/** Positions, selection and open plan under the new name. */
function followed(
  state: DocumentState,
  view: ViewState,
  from: string,
  to: string,
): Pick<Transaction, 'layout' | 'select' | 'open'> {
  const other = (name: string): string => (name === from ? to : name)
  return {
    layout: renamePositions(state, from, to),
    select: renamed(view.selection, other),
    open: view.plan.map(other),
  }
}

function renamed(selection: Selection, other: (name: string) => string): Selection {
  switch (selection.kind) {
    case 'none':
      return selection
    case 'tasks':
      return { kind: 'tasks', names: selection.names.map(other) }
    case 'arrow':
      return { kind: 'arrow', from: other(selection.from), to: other(selection.to) }
    case 'definition':
      return { kind: 'definition', name: other(selection.name) }
  }
}
