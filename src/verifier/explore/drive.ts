import type { Progress } from '../types.ts'
import type { Explorer } from './explorer.ts'

/** How an exploration is watched and stopped from outside. */
export interface Watch {
  /** Set `aborted` to stop. */
  readonly signal?: { readonly aborted: boolean }
  readonly onProgress?: (progress: Progress) => void
  /** Milliseconds of any clock. */
  readonly now?: () => number
  /** Gives control back to the event loop. */
  readonly pause?: () => Promise<void>
  readonly maxMilliseconds: number
  /** When the time began to count, by `now`; with the exploration if absent. */
  readonly begin?: number
}

const SLICE = 8
const STEPS_WITHOUT_CLOCK = 64

/** Runs an exploration in slices of a few milliseconds; returns in words why it ended early, if it did. */
export async function drive(explorer: Explorer, watch: Watch): Promise<string | undefined> {
  const { signal, onProgress, now, pause, maxMilliseconds } = watch
  const start = watch.begin ?? now?.() ?? 0
  let slice = start
  let steps = 0
  const tell = (): void =>
    onProgress?.({ states: explorer.nodes.length, frontier: explorer.frontier, phase: 'exploration' })
  tell()
  for (const _ of explorer.run()) {
    steps += 1
    const time = now?.() ?? start
    if (now ? time - slice < SLICE : steps % STEPS_WITHOUT_CLOCK !== 0) continue
    if (time - start > maxMilliseconds) return `The exploration was stopped after ${maxMilliseconds} milliseconds.`
    tell()
    await (pause ? pause() : Promise.resolve())
    if (signal?.aborted) return 'The exploration was stopped.'
    slice = now?.() ?? start
  }
  return explorer.complete ? undefined : `The exploration was stopped after ${explorer.nodes.length} states.`
}
