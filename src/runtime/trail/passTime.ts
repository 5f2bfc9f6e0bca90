import type { Program } from '../program/program.ts'
import { wakeTimes } from '../step/wake.ts'
import { isEnded } from '../step/view.ts'
import type { EngineTime, OperationStamp } from '../types.ts'
import { type Moment, type Next, proceed } from './history.ts'

/** More stops than this on the way are a cycle that somebody has to look at. */
const MAX_STOPS = 10_000

/**
 * Lets time pass up to `until` and stops at every moment on the way at which something happens by itself, so that each
 * waiting cycle and each condition on the clock has its own time (T7). One `advanceTo` over all of them would count
 * everything from its end. Each stop is a moment of the history and can be gone back to.
 *
 * @returns the last moment: the one at `until`, or the one in which the protocol ended; refused as `advanceTo` is
 */
export function passTime(program: Program, from: Moment, until: EngineTime, stamp?: OperationStamp): Next {
  let moment = from
  for (let stops = 0; stops < MAX_STOPS; stops++) {
    const [wake] = until > moment.state.time ? wakeTimes(program, moment.state) : []
    const time = wake === undefined ? until : Math.min(wake, until)
    const next = proceed(program, moment, { kind: 'advanceTo', time }, stamp)
    if (!next.ok) return next
    moment = next.moment
    if (moment.state.time >= until || isEnded(moment.state)) break
  }
  return { ok: true, moment }
}
