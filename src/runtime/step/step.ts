import type { Program } from '../program/program.ts'
import type { Change, EngineTime, Operation, OperationError, OperationStamp, TrailRecord } from '../types.ts'
import { Draft } from './draft.ts'
import { refused } from './error.ts'
import { malformed } from './malformed.ts'
import { perform } from './operations.ts'
import { type ReviewOrder, settle } from './settle.ts'
import { emptyParts, type State, StateReader } from './state.ts'
import { newWarnings } from './warnings.ts'

export type StepResult =
  | { readonly ok: true; readonly state: State; readonly trail: TrailRecord }
  | { readonly ok: false; readonly error: OperationError }

/** An enactment in which nothing has happened: every task dormant, every item unknown, `start` to come. */
export function initial(program: Program, time: EngineTime = 0): State {
  return { fingerprint: program.fingerprint, time, started: false, ...emptyParts(program, time) }
}

/**
 * Does one operation and everything that follows from it.
 *
 * Pure, total and deterministic: the same arguments give the same result, nothing is thrown, and the state given stays
 * valid. A refused operation changes nothing.
 *
 * @param stamp kept in the trail; never looked at
 */
export function step(program: Program, state: State, operation: Operation, stamp?: OperationStamp): StepResult {
  return stepInOrder(program, state, operation, stamp)
}

/** As `step`, with the tasks of each pass reviewed in another order: for the proof that it makes no difference. */
export function stepInOrder(
  program: Program,
  state: State,
  operation: Operation,
  stamp?: OperationStamp,
  order?: ReviewOrder,
): StepResult {
  if (state.fingerprint !== program.fingerprint) {
    return { ok: false, error: refused('other-protocol', 'This state belongs to another protocol or version.') }
  }
  const bad = malformed(operation)
  if (bad) return { ok: false, error: bad }
  const draft = new Draft(program, state)
  const passes: (readonly Change[])[] = []
  const error = perform(draft, operation) ?? settle(draft, passes, order)
  if (error) return { ok: false, error }
  const next = draft.finish()
  const warnings = newWarnings(draft, new StateReader(state))
  if (warnings.length > 0) passes.push(warnings)
  const trail: TrailRecord = stamp
    ? { operation, time: next.time, stamp, passes }
    : { operation, time: next.time, passes }
  return { ok: true, state: next, trail }
}
