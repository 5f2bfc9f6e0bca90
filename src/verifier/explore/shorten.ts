import type { Operation, Program } from '../../runtime/index.ts'
import { type Replay, replay } from './replay.ts'

/** Replays at most this often; scenarios of reduced explorations have some dozens of operations. */
const MAX_REPLAYS = 400

/**
 * Leaves out operations that a scenario does not need: what other branches of the pathway do meanwhile.
 *
 * @param confirms whether a replay still shows what the scenario is for
 * @returns the operations that are left and their replay
 */
export function shortened(
  program: Program,
  operations: readonly Operation[],
  confirms: (played: Replay, operations: readonly Operation[]) => boolean,
): { readonly operations: readonly Operation[]; readonly played: Replay } {
  let kept = operations
  let played = replay(program, kept)
  let replays = 1
  // Large parts first, then smaller ones, down to single operations (Zeller & Hildebrandt 2002); `start` stays.
  for (let size = Math.ceil(kept.length / 2); size >= 1; size = size > 1 ? Math.ceil(size / 2) : 0) {
    for (let from = kept.length - size; from > 0 - size && replays < MAX_REPLAYS; from -= size) {
      const first = Math.max(1, from)
      const fewer = [...kept.slice(0, first), ...kept.slice(from + size)]
      if (fewer.length === kept.length) continue
      const trial = replay(program, fewer)
      replays += 1
      if (!confirms(trial, fewer)) continue
      kept = fewer
      played = trial
    }
  }
  return { operations: kept, played }
}
