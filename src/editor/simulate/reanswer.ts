import { taskView, type JsonValue, type Operation, type OperationError, type TaskPath } from '../../runtime/index.ts'
import { perform, stateOf, type Run } from './session.ts'

/** Why the steps after a changed answer were not all taken again. */
export type Parting =
  /** The engine no longer takes the step. */
  | { readonly kind: 'refused'; readonly operation: Operation; readonly error: OperationError }
  /** Something else is recommended now, so that the decision is to be taken anew. */
  | { readonly kind: 'other-advice'; readonly operation: Operation }

export interface Reanswered {
  readonly run: Run
  /** Steps after the answer that were taken again, of so many. */
  readonly taken: number
  readonly of: number
  readonly parting?: Parting
}

export type Reanswering =
  | { readonly ok: true; readonly reanswered: Reanswered }
  | { readonly ok: false; readonly error: OperationError }

/**
 * The run as it would have gone with another value of an item, from where it was last entered: what was done after it
 * is done again as far as it goes. A decision is taken again only while the same is recommended in it. A value that was
 * never entered is entered now.
 * @param force the value is right although it is unusual
 */
export function reanswer(run: Run, item: string, value: JsonValue, force = false): Reanswering {
  const at = entryOf(run, item) ?? run.done
  const earlier = run.moves[at]?.operation
  const before: Run = { ...run, moves: run.moves.slice(0, at), done: at }
  const first = perform(before, changed(at < run.done ? earlier : undefined, item, value, force))
  return first.ok ? { ok: true, reanswered: again(first.run, run, at + 1) } : first
}

/** The place of the last operation that gave the item a value; nothing when none did. */
export function entryOf({ moves, done }: Run, item: string): number | undefined {
  const at = moves.slice(0, done).findLastIndex(({ operation }) => operation.kind === 'set' && item in operation.values)
  return at < 0 ? undefined : at
}

function changed(earlier: Operation | undefined, item: string, value: JsonValue, force: boolean): Operation {
  const before = earlier?.kind === 'set' ? earlier : undefined
  const all = { ...before?.values, [item]: value }
  // What is unknown was not entered.
  const values = Object.fromEntries(Object.entries(all).filter(([, each]) => each !== null))
  return { kind: 'set', ...before, values, ...(force || before?.force === true ? { force: true } : {}) }
}

/** Takes the steps of a run from a place on, after another beginning. */
function again(start: Run, original: Run, from: number): Reanswered {
  const rest = original.moves.slice(from, original.done)
  let run = start
  for (const [taken, { operation }] of rest.entries()) {
    const place = { run, taken, of: rest.length }
    if (operation.kind === 'commit' && !sameAdvice(run, { ...original, done: from + taken }, operation.path))
      return { ...place, parting: { kind: 'other-advice', operation } }
    const next = perform(run, operation)
    if (!next.ok) return { ...place, parting: { kind: 'refused', operation, error: next.error } }
    run = next.run
  }
  return { run, taken: rest.length, of: rest.length }
}

/** Whether a decision recommends the same in two runs as they stand. */
function sameAdvice(a: Run, b: Run, path: TaskPath): boolean {
  const advice = (run: Run) =>
    taskView(run.program, stateOf(run), path)?.candidates?.map(({ recommended }) => recommended) ?? []
  return advice(a).join() === advice(b).join()
}
