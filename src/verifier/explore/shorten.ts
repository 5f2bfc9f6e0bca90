import type { Operation, Program } from '../../runtime/index.ts'
import { type Replay, replay } from './replay.ts'

/** Replays at most this often; scenarios of reduced explorations have some dozens of operations. */
const MAX_REPLAYS = 1500

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
  for (let changed = true; changed; ) {
    changed = false
    for (let i = kept.length - 1; i > 0 && replays < MAX_REPLAYS; i -= 1) {
      const fewer = kept.filter((_, k) => k !== i)
      const trial = replay(program, fewer)
      replays += 1
      if (!confirms(trial, fewer)) continue
      kept = fewer
      played = trial
      changed = true
    }
  }
  return { operations: kept, played }
}
