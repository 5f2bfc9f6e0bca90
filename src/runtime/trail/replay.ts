import type { Program } from '../program/program.ts'
import { refused } from '../step/error.ts'
import type { State } from '../step/state.ts'
import { initial, step } from '../step/step.ts'
import type { EngineTime, Operation, OperationError, OperationStamp, TrailRecord } from '../types.ts'
import { type Trail, trailFault } from './trail.ts'

export type Replay =
  | { readonly ok: true; readonly state: State; readonly records: readonly TrailRecord[] }
  /** `at` is the position of the operation that went wrong. */
  | { readonly ok: false; readonly error: OperationError; readonly at: number; readonly state: State }

/** Does operations one after the other from the beginning; stops at the first that is refused. */
export function replay(program: Program, operations: readonly Operation[], begin: EngineTime = 0): Replay {
  return run(
    program,
    operations.map((operation) => ({ operation })),
    begin,
  )
}

/**
 * Does the operations of a trail again (R72). Data that are no trail are refused, a trail of another protocol or version
 * is, and one whose records are not what comes out, since then it was not made by these operations.
 */
export function replayTrail(program: Program, trail: Trail): Replay {
  const fault = trailFault(program, trail)
  if (fault) return { ok: false, error: fault, at: 0, state: initial(program) }
  const result = run(program, trail.records, trail.begin)
  if (!result.ok) return result
  const at = result.records.findIndex((record, position) => !sameData(record, trail.records[position]))
  if (at < 0) return result
  const error = refused('bad-trail', 'The record of this operation is not what the operation does.')
  return { ok: false, error, at, state: result.state }
}

interface Done {
  readonly operation: Operation
  readonly stamp?: OperationStamp
}

function run(program: Program, done: readonly Done[], begin: EngineTime): Replay {
  let state = initial(program, begin)
  const records: TrailRecord[] = []
  for (const { operation, stamp } of done) {
    const result = step(program, state, operation, stamp)
    if (!result.ok) return { ok: false, error: result.error, at: records.length, state }
    state = result.state
    records.push(result.trail)
  }
  return { ok: true, state, records }
}

/** Equal as data; keys without a value count as absent, as in JSON. */
function sameData(a: unknown, b: unknown): boolean {
  if (Object.is(a, b)) return true
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return false
  if (Array.isArray(a) !== Array.isArray(b)) return false
  const left = present(a)
  const right = present(b)
  return left.length === right.length && left.every(([key, value]) => sameData(value, Reflect.get(b, key)))
}

function present(record: object): [string, unknown][] {
  return Object.entries(record).filter(([, value]) => value !== undefined)
}
