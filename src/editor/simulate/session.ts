import { parse, type Problem } from '../../proforma/index.ts'
import {
  begin,
  compile,
  initial,
  possibleOperations,
  step,
  view,
  warnings,
  type EnactmentView,
  type EngineTime,
  type Moment,
  type Operation,
  type OperationError,
  type PossibleOperations,
  type Program,
  type State,
  type TrailRecord,
  type WarningView,
} from '../../runtime/index.ts'

/** One operation that the engine took, and the state after it. */
export interface Move {
  readonly operation: Operation
  readonly trail: TrailRecord
  readonly state: State
}

/**
 * A run of a pathway with an invented patient: every operation so far, and how many of them are in force. Immutable.
 * Everything that happens is done by the engine that also verifies and enacts.
 */
export interface Run {
  readonly program: Program
  /** The text that is run; the document may have moved on. */
  readonly text: string
  readonly startTime: EngineTime
  readonly moves: readonly Move[]
  /** Moves that are done; those after it were stepped back over. */
  readonly done: number
}

export type Opening =
  | { readonly ok: true; readonly run: Run }
  | { readonly ok: false; readonly problems: readonly Problem[] }
export type Outcome = { readonly ok: true; readonly run: Run } | { readonly ok: false; readonly error: OperationError }

/** Prepares a run and starts it; a text with errors cannot be run. */
export function openRun(text: string, startTime: EngineTime): Opening {
  const compiled = compile(parse(text))
  if (!compiled.ok) return compiled
  const fresh: Run = { program: compiled.program, text, startTime, moves: [], done: 0 }
  const started = perform(fresh, { kind: 'start' })
  return started.ok ? started : { ok: true, run: fresh }
}

export function stateOf({ program, startTime, moves, done }: Run): State {
  return moves[done - 1]?.state ?? initial(program, startTime)
}

/** Does an operation. What was stepped back over is forgotten: the run takes another way from here. */
export function perform(run: Run, operation: Operation): Outcome {
  const result = step(run.program, stateOf(run), operation)
  if (!result.ok) return result
  const move: Move = { operation, trail: result.trail, state: result.state }
  return { ok: true, run: { ...run, moves: [...run.moves.slice(0, run.done), move], done: run.done + 1 } }
}

/** Goes to the state after so many moves; beyond either end it stays at the end. The start itself stays done. */
export function goTo(run: Run, done: number): Run {
  return { ...run, done: Math.min(Math.max(Math.trunc(done), Math.min(1, run.moves.length)), run.moves.length) }
}

/** The same operations on another text: what happens now to this patient. Stops at the first one that is refused. */
export function replay(operations: readonly Operation[], text: string, startTime: EngineTime): Opening {
  const compiled = compile(parse(text))
  if (!compiled.ok) return compiled
  let run: Run = { program: compiled.program, text, startTime, moves: [], done: 0 }
  for (const operation of operations) {
    const next = perform(run, operation)
    if (!next.ok) break
    run = next.run
  }
  return { ok: true, run }
}

/** The run as the engine's history: what explanations are read from. */
export function momentOf({ program, startTime, moves, done }: Run): Moment {
  return moves
    .slice(0, done)
    .reduce<Moment>(
      (previous, { state, trail }) => ({ state, depth: previous.depth + 1, record: trail, previous }),
      begin(program, startTime),
    )
}

/** What the panel shows of a run. */
export interface RunView extends EnactmentView {
  readonly warnings: readonly WarningView[]
  /** What can be done now. */
  readonly possible: PossibleOperations
}

export function viewRun(run: Run): RunView {
  const state = stateOf(run)
  return {
    ...view(run.program, state),
    warnings: warnings(run.program, state),
    possible: possibleOperations(run.program, state),
  }
}

/** What the engine would say to these values, each on its own: problems by item. Nothing changes. */
export function refusals(
  run: Run,
  values: Extract<Operation, { kind: 'set' }>['values'],
): ReadonlyMap<string, OperationError> {
  const state = stateOf(run)
  return new Map(
    Object.entries(values).flatMap(([item, value]) => {
      const result = step(run.program, state, { kind: 'set', values: { [item]: value } })
      return result.ok ? [] : [[item, result.error] as const]
    }),
  )
}

/** The warnings that would hold with these values; those that the engine refuses are left out. */
export function warningsWith(run: Run, values: Extract<Operation, { kind: 'set' }>['values']): readonly WarningView[] {
  const state = stateOf(run)
  const result = step(run.program, state, { kind: 'set', values, force: true })
  return warnings(run.program, result.ok ? result.state : state)
}
