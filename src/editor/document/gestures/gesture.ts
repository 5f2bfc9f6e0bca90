import { EditError, LineIndex } from '../../../proforma/index.ts'
import type { DocumentState, Refusal, Transaction } from '../types.ts'
import { words } from '../words.ts'

/**
 * A gesture answers what it would do, or why it may not: the preview, the menu and the command ask the same
 * function, so that what looks possible is possible (rule G1).
 */
export type Gesture =
  | {
      readonly ok: true
      readonly transaction: Transaction
      /** The definition that was made or changed, under its new name. */
      readonly made?: string
    }
  | Refusal

export function planned(transaction: Transaction, made?: string): Gesture {
  return made === undefined ? { ok: true, transaction } : { ok: true, transaction, made }
}

export function refused(reason: Refusal['reason']): Refusal {
  return { ok: false, reason }
}

/**
 * Works a gesture out, unless a definition that it touches is shown in an older form than its text has (rule G5). What
 * the language refuses becomes a reason for the author.
 */
export function gesture(state: DocumentState, touched: readonly string[], plan: () => Gesture): Gesture {
  const broken = touched.find((name) => state.outdated.has(name))
  if (broken !== undefined) return refused(words('refuse.outdated', { name: broken, line: lineOf(state, broken) }))
  try {
    return plan()
  } catch (error) {
    if (error instanceof EditError) return refused({ id: `refuse.edit.${error.code}` })
    throw error
  }
}

/** The line of the first mistake in a definition, or of the first one at all. */
function lineOf({ parsed, text }: DocumentState, name: string): number {
  const own = parsed.definitions.find(({ node, problems }) => node.name.text === name && problems.length > 0)
  const first = own?.problems[0]
  const offset = own && first ? own.offset + first.span.start : (parsed.problems[0]?.span.start ?? 0)
  return new LineIndex(text).position(offset).line
}
