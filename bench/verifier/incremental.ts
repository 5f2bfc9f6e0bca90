import { VerificationStore, verifyProtocol } from '../../src/verifier/index.ts'
import { clinic } from './clinic.ts'

/** Odd, so that there is a median; each edit is in another stage. */
const EDITS = 9

/** What an edit costs after the protocol has been verified once. */
export interface Incremental {
  readonly tasks: number
  /** Milliseconds for the protocol as a whole, for the first time in parts, and again after an edit. */
  readonly whole: number
  readonly first: number
  /** After another word in a caption, which changes no verdict. */
  readonly wording: number
  /** After a change that leaves a decision with a gap: with the runs that show it. */
  readonly gap: number
  /** Explorations for an edit, of how many. */
  readonly explored: number
  readonly parts: number
  /** Whether every report was the same, byte for byte, as without anything kept. */
  readonly isSame: boolean
}

/** Edits a hospital pathway of so many stages, one stage after the other. */
export async function incremental(stages: number): Promise<Incremental> {
  const text = clinic({ stages, lanes: 3, modules: 2, own: 2, global: 6, read: 2 })
  const store = new VerificationStore()
  const whole = await timed(() => verifyProtocol(text, { parts: 'never' }))
  const first = await timed(() => verifyProtocol(text, { store }))
  const parts = store.misses
  const wordings: number[] = []
  const gaps: number[] = []
  let isSame = true
  store.misses = 0
  for (let i = 0; i < EDITS; i += 1) {
    const stage = i % stages
    for (const [times, edited] of [
      [wordings, text.replace(`action :: 'act${stage}_0_0_1_0' ;`, `$& caption :: "${i}" ;`)],
      [gaps, text.replace(`argument :: for, d${stage}_0_0_0 = "v2"`, `argument :: for, d${stage}_0_0_0 = "v1"`)],
    ] as const) {
      const kept = await timed(() => verifyProtocol(edited, { store }))
      times.push(kept.ms)
      if (i === 0) isSame &&= JSON.stringify(kept.value) === JSON.stringify(await verifyProtocol(edited))
    }
  }
  return {
    tasks: whole.value.model.tasks,
    whole: whole.ms,
    first: first.ms,
    wording: median(wordings),
    gap: median(gaps),
    explored: store.misses / (2 * EDITS),
    parts,
    isSame,
  }
}

async function timed<T>(work: () => Promise<T>): Promise<{ readonly value: T; readonly ms: number }> {
  const begin = performance.now()
  const value = await work()
  return { value, ms: performance.now() - begin }
}

function median(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0
}
