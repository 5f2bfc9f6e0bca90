import * as language from '../../../proforma/index.ts'
import type { DocumentState } from '../types.ts'
import { fieldLabel } from './fields.ts'
import { gesture, planned, refused, type Gesture } from './gesture.ts'
import { words } from '../words.ts'

/** An argument by its place. */
export interface ArgumentPlace {
  readonly candidate: string
  readonly argument: number
}

/**
 * What a condition says about a candidate: changes the support of the argument that stands there, adds one where there is
 * none, takes it away when `support` is empty. A number is a weight.
 */
export function setCell(
  state: DocumentState,
  decision: string,
  candidate: string,
  at: number | undefined,
  support: string,
  condition: string,
): Gesture {
  return gesture(state, [decision], () => {
    const { parsed } = state
    if (support !== '' && !SUPPORT.test(support)) return refused(words('refuse.support'))
    const edits =
      at === undefined
        ? support === ''
          ? []
          : language.addArgument(parsed, decision, candidate, support, condition)
        : support === ''
          ? language.removeArgument(parsed, decision, candidate, at)
          : language.setArgument(parsed, decision, candidate, at, { support })
    return planned({ label: fieldLabel(state, decision, 'argument'), edits }, decision)
  })
}

const SUPPORT = /^(for|against|confirming|excluding|[+-]?\d+(\.\d+)?)$/

/** Gives several arguments of a decision the same condition, as one entry of the history. */
export function setConditions(
  state: DocumentState,
  decision: string,
  places: readonly ArgumentPlace[],
  condition: string,
): Gesture {
  return gesture(state, [decision], () =>
    planned(
      {
        label: fieldLabel(state, decision, 'condition'),
        edits:
          condition === ''
            ? []
            : places.flatMap(({ candidate, argument }) =>
                language.setArgument(state.parsed, decision, candidate, argument, { condition }),
              ),
      },
      decision,
    ),
  )
}

/** Adds a row: an argument for the first candidate, with a condition of its own. */
export function addRow(state: DocumentState, decision: string, condition: string): Gesture {
  return gesture(state, [decision], () => {
    const task = state.index.tasks.get(decision)
    const first = task?.kind === 'decision' ? task.candidates[0] : undefined
    if (first === undefined || condition === '') return refused(words('refuse.noCandidate'))
    const numeric = task?.kind === 'decision' && task.supportMode?.value === 'numeric'
    return planned(
      {
        label: fieldLabel(state, decision, 'argument'),
        edits: language.addArgument(state.parsed, decision, first.name.text, numeric ? 1 : 'for', condition),
      },
      decision,
    )
  })
}
