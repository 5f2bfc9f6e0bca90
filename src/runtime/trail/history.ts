import { element } from '../program/element.ts'
import type { Program } from '../program/program.ts'
import type { State } from '../step/state.ts'
import { initial, step } from '../step/step.ts'
import type { EngineTime, Operation, OperationError, OperationStamp, TrailRecord } from '../types.ts'
import { type Trail, trailFault } from './trail.ts'

/**
 * One moment of an enactment with all the moments before it. Moments never change: going back is taking an earlier
 * one, and going on from there is another branch that shares what lies before it.
 */
export interface Moment {
  readonly state: State
  /** Operations done until here. */
  readonly depth: number
  /** What led here; absent at the beginning. */
  readonly record?: TrailRecord
  readonly previous?: Moment
}

export type Next =
  | { readonly ok: true; readonly moment: Moment }
  | { readonly ok: false; readonly error: OperationError }

export function begin(program: Program, time: EngineTime = 0): Moment {
  return { state: initial(program, time), depth: 0 }
}

/** The moment after an operation; the one given stays as it is. */
export function proceed(program: Program, moment: Moment, operation: Operation, stamp?: OperationStamp): Next {
  const result = step(program, moment.state, operation, stamp)
  if (!result.ok) return result
  const { state, trail: record } = result
  return { ok: true, moment: { state, depth: moment.depth + 1, record, previous: moment } }
}

/** The moment so many operations earlier, or the beginning. */
export function back(moment: Moment, operations = 1): Moment {
  let earlier = moment
  for (let i = 0; i < operations && earlier.previous; i++) earlier = earlier.previous
  return earlier
}

/** All moments, from the beginning to this one. */
export function moments(last: Moment): readonly Moment[] {
  const all: Moment[] = []
  for (let moment: Moment | undefined = last; moment; moment = moment.previous) all.push(moment)
  return all.reverse()
}

/** What is kept and sent of an enactment. */
export function trailOf(last: Moment): Trail {
  const all = moments(last)
  const first = element(all, 0).state
  return { protocol: first.fingerprint, begin: first.time, records: all.flatMap(({ record }) => record ?? []) }
}

/** The moments of a trail, by doing its operations again. Refused as by `replayTrail`, its records apart. */
export function historyOf(program: Program, trail: Trail): Next {
  const error = trailFault(program, trail)
  if (error) return { ok: false, error }
  let moment = begin(program, trail.begin)
  for (const { operation, stamp } of trail.records) {
    const next = proceed(program, moment, operation, stamp)
    if (!next.ok) return next
    moment = next.moment
  }
  return { ok: true, moment }
}
