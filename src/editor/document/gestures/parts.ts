import * as language from '../../../proforma/index.ts'
import { taskCaption } from '../../canvas/chart-store.ts'
import type { DocumentState } from '../types.ts'
import { words } from '../words.ts'
import { fieldLabel } from './fields.ts'
import { gesture, planned, type Gesture } from './gesture.ts'
import { isTaken, nameFor } from './names.ts'

/** Asks for an item that is there, or for a new one of this caption. */
export function addSource(
  state: DocumentState,
  owner: string,
  source: { readonly item: string } | { readonly caption: string },
): Gesture {
  return gesture(state, [owner], () => {
    const { parsed, index } = state
    if ('item' in source)
      return planned(
        { label: fieldLabel(state, owner, 'source'), edits: language.addSource(parsed, owner, source.item) },
        source.item,
      )
    const name =
      nameFor(index, source.caption.toLocaleLowerCase()) ??
      language.freeName('item_1', (taken) => isTaken(index, taken))
    const data = `data :: '${name}' ;\n  caption :: ${language.quoteText(source.caption)} ;\nend data .`
    return planned(
      {
        label: words('history.newData', { name: source.caption }),
        edits: [...language.addSource(parsed, owner, name), ...language.addDefinition(parsed, data)],
      },
      name,
    )
  })
}

export function removeSource(state: DocumentState, owner: string, item: string): Gesture {
  return gesture(state, [owner], () =>
    planned({ label: fieldLabel(state, owner, 'source'), edits: language.removeSource(state.parsed, owner, item) }),
  )
}

/** Adds a data item that nothing asks for yet. */
export function addData(state: DocumentState, caption: string): Gesture {
  return gesture(state, [], () => {
    const name =
      nameFor(state.index, caption.toLocaleLowerCase()) ??
      language.freeName('item_1', (taken) => isTaken(state.index, taken))
    const text = `data :: '${name}' ;\n  caption :: ${language.quoteText(caption)} ;\nend data .`
    return planned(
      {
        label: words('history.newData', { name: caption }),
        edits: language.addDefinition(state.parsed, text),
        select: { kind: 'definition', name },
      },
      name,
    )
  })
}

/** Adds an option to a decision, under a name that is free. */
export function addCandidate(state: DocumentState, decision: string): Gesture {
  return gesture(state, [decision], () => {
    const name = language.freeName('Option_1', (taken) => isTaken(state.index, taken))
    return planned(
      { label: fieldLabel(state, decision, 'candidate'), edits: language.addCandidate(state.parsed, decision, name) },
      name,
    )
  })
}

export function removeCandidate(state: DocumentState, decision: string, candidate: string): Gesture {
  return gesture(state, [decision], () =>
    planned({
      label: words('history.deleteDefinition', { name: candidate }),
      edits: language.removeCandidate(state.parsed, decision, candidate),
    }),
  )
}

/** Adds an argument that always holds, for the author to make it say something. */
export function addArgument(state: DocumentState, decision: string, candidate: string): Gesture {
  return gesture(state, [decision], () => {
    const task = state.index.tasks.get(decision)
    const numeric = task?.kind === 'decision' && task.supportMode?.value === 'numeric'
    return planned({
      label: fieldLabel(state, decision, 'argument'),
      edits: language.addArgument(state.parsed, decision, candidate, numeric ? 1 : 'for', 'true'),
    })
  })
}

export function removeArgument(state: DocumentState, decision: string, candidate: string, at: number): Gesture {
  return gesture(state, [decision], () =>
    planned({
      label: fieldLabel(state, decision, 'argument'),
      edits: language.removeArgument(state.parsed, decision, candidate, at),
    }),
  )
}

/** Defines a task that a plan names and nothing defines. */
export function defineTask(state: DocumentState, name: string, kind: language.TaskClass): Gesture {
  return gesture(state, [], () =>
    planned(
      {
        label: words('history.place', { kind: words(`kind.${kind}`), name: taskCaption(state, name) }),
        edits: language.addDefinition(state.parsed, `${kind} :: ${language.quoteName(name)} ;\nend ${kind} .`),
      },
      name,
    ),
  )
}
