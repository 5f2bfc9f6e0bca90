import { createStore, type StoreApi } from 'zustand/vanilla'
import type { Budget, DecisionVerdict, Finding, Progress, VerificationReport } from '../../verifier/index.ts'
import type { DocumentState } from '../document/types.ts'
import { NotReadable, VerifyCancelled, type Later, type Verifier, type VerifyRun } from './client.ts'
import { sameFinding } from './findings.ts'
import { meaningOf } from './meaning.ts'

/** A text with what can be read of it. */
export type Source = Pick<DocumentState, 'text' | 'parsed'>

/** `live`: by itself after an edit, within a small budget. `asked`: because the author wants to know. */
export type Cause = 'live' | 'asked'

export type VerificationStatus =
  | { readonly kind: 'idle' }
  /** An edit was seen; the check starts when the author rests. */
  | { readonly kind: 'waiting' }
  | { readonly kind: 'running'; readonly cause: Cause; readonly meaning: string; readonly progress?: Progress }
  | { readonly kind: 'cancelled' }
  /** A check that ran by itself took too long and was ended; `progress`: how far it got. */
  | { readonly kind: 'gave-up'; readonly progress?: Progress }
  /** The text has errors, so that there is nothing to check yet. */
  | { readonly kind: 'unreadable'; readonly reasons: readonly string[] }
  | { readonly kind: 'failed'; readonly message: string }
  | { readonly kind: 'done' }

export interface VerificationState {
  readonly status: VerificationStatus
  /** The last report, and the text that it is about; kept while a newer check runs. */
  readonly checked?: { readonly report: VerificationReport; readonly text: string; readonly meaning: string }
  /** The last check took so long that the next one waits to be asked for (rule L3). */
  readonly slow: boolean
  /** The finding that the author looks at: the canvas shows what it is about. */
  readonly current?: number
  /** The run that the canvas plays: which finding, how many of its steps are done, whether it goes on by itself. */
  readonly playing?: { readonly finding: number; readonly step: number; readonly goesOn: boolean }
}

/** Checks that take longer are not made after every edit, in milliseconds. */
export const PACE = 2000

/** What a check may take that runs by itself; what it did not decide by then it says. */
export const LIVE_BUDGET: Partial<Budget> = { maxMilliseconds: 4000, maxStates: 100_000 }

/** So many reports are remembered, for going back and forth between texts. */
const REMEMBERED = 8

/** Some phases do not look at the clock: a check that runs by itself is ended after this time, in milliseconds. */
export const LIVE_LIMIT = 12_000

/** A pathway that has not even been read by then, the worker's code fetched meanwhile, is left undecided, in milliseconds. */
export const LIVE_START = 20_000

export interface VerificationOptions {
  readonly later?: Later
  /** Milliseconds of any clock. */
  readonly now?: () => number
}

/** The verification of one document: its checks one after the other, its last report, the run being played. */
export interface Verification {
  readonly state: StoreApi<VerificationState>
  /** Checks a text; a check under way is cancelled first. Resolves with the report, or nothing if there is none. */
  readonly run: (source: Source, cause?: Cause) => Promise<VerificationReport | undefined>
  /** Takes up again what is remembered of a text of this meaning; false when nothing is. */
  readonly recall: (meaning: string) => boolean
  /** Says that a check is about to come. */
  readonly wait: () => void
  /** Ends the check under way, or the waiting; what was known stays. */
  readonly cancel: (quietly?: boolean) => void
  /** What one decision of a text does with every input, without looking at runs. */
  readonly decide: (text: string, decision: string) => Promise<DecisionVerdict | undefined>
  /** Looks at a finding, or at none. */
  readonly look: (finding: number | undefined) => void
  /** Plays the run of a finding from its start. */
  readonly play: (finding: number) => void
  /** Goes to a step of the run being played; beyond either end it stays at the end. */
  readonly goTo: (step: number) => void
  /** Lets the run go on by itself, or holds it; at its end it begins again. */
  readonly goOn: (on: boolean) => void
  readonly stop: () => void
  /** Lets the worker go. */
  readonly close: () => void
}

export function createVerification(verifier: Verifier, options: VerificationOptions = {}): Verification {
  const later = options.later ?? onTimer
  const now = options.now ?? (() => performance.now())
  const state = createStore<VerificationState>(() => ({ status: { kind: 'idle' }, slow: false }))
  const memory = new Map<string, NonNullable<VerificationState['checked']>>()
  let current: VerifyRun | undefined
  /** The first check runs code that is cold: how long it takes says little of the pathway. */
  let isWarm = false

  const set = (run: VerifyRun, change: Partial<VerificationState>): void => {
    if (run === current) state.setState(change)
  }
  const finish = async (
    run: VerifyRun,
    { text }: Source,
    meaning: string,
    since: () => number,
  ): Promise<VerificationReport | undefined> => {
    try {
      const report = await run.report
      const slow = isWarm && now() - since() > PACE
      isWarm = true
      const checked = { report, text, meaning }
      remember(memory, checked)
      set(run, {
        status: { kind: 'done' },
        slow,
        checked,
        ...kept(state.getState(), report),
      })
      return report
    } catch (error) {
      set(run, { status: statusOf(error) })
      return undefined
    } finally {
      if (run === current) current = undefined
    }
  }
  const giveUp = (run: VerifyRun): void => {
    const { status } = state.getState()
    if (run !== current || status.kind !== 'running') return
    const { progress } = status
    current = undefined
    run.cancel()
    state.setState({ status: { kind: 'gave-up', ...(progress && { progress }) }, slow: true })
  }
  const playing = ():
    | { readonly finding: Finding; readonly at: NonNullable<VerificationState['playing']> }
    | undefined => {
    const at = state.getState().playing
    const finding = at && findingAt(state.getState(), at.finding)
    return at && finding && { finding, at }
  }

  return {
    state,
    async run(source, cause = 'asked') {
      current?.cancel()
      const meaning = meaningOf(source.parsed)
      // The time until the worker is there does not count: it comes once, and says nothing of the pathway.
      let started: number | undefined
      let hasBegun = false
      let stopClock = cause === 'live' ? later(() => giveUp(run), LIVE_START) : undefined
      const run = verifier.verify(source.text, {
        ...(cause === 'live' && { budget: LIVE_BUDGET }),
        onProgress(progress) {
          started ??= now()
          if (cause === 'live' && !hasBegun) {
            hasBegun = true
            stopClock?.()
            stopClock = later(() => giveUp(run), LIVE_LIMIT)
          }
          set(run, { status: { kind: 'running', cause, meaning, progress } })
        },
      })
      current = run
      state.setState({ status: { kind: 'running', cause, meaning } })
      const report = await finish(run, source, meaning, () => started ?? now())
      stopClock?.()
      return report
    },
    recall(meaning) {
      const checked = memory.get(meaning)
      if (checked === undefined) return false
      state.setState({ status: { kind: 'done' }, checked, ...kept(state.getState(), checked.report) })
      return true
    },
    wait() {
      if (current === undefined) state.setState({ status: { kind: 'waiting' } })
    },
    cancel(quietly = false) {
      const run = current
      if (quietly) current = undefined
      run?.cancel()
      const { status, checked } = state.getState()
      if (status.kind === 'waiting' || (quietly && status.kind === 'running'))
        state.setState({ status: { kind: checked ? 'done' : 'idle' } })
    },
    decide: (text, decision) => verifier.decide(text, decision),
    look(finding) {
      const known = finding !== undefined && findingAt(state.getState(), finding) !== undefined
      state.setState(({ playing: played }) => ({
        current: known ? finding : undefined,
        ...(known && played?.finding === finding ? {} : { playing: undefined }),
      }))
    },
    play(finding) {
      if (findingAt(state.getState(), finding) !== undefined)
        state.setState({ current: finding, playing: { finding, step: 0, goesOn: false } })
    },
    goTo(step) {
      const played = playing()
      if (!played) return
      const { length } = played.finding.scenario
      const clamped = Math.min(Math.max(Math.trunc(step), 0), length)
      state.setState({ playing: { ...played.at, step: clamped, goesOn: played.at.goesOn && clamped < length } })
    },
    goOn(on) {
      const played = playing()
      if (!played) return
      const ended = played.at.step >= played.finding.scenario.length
      state.setState({ playing: { ...played.at, goesOn: on, step: on && ended ? 0 : played.at.step } })
    },
    stop() {
      state.setState({ playing: undefined })
    },
    close() {
      current = undefined
      verifier.end()
    },
  }
}

/** The youngest stay. */
function remember(
  memory: Map<string, NonNullable<VerificationState['checked']>>,
  checked: NonNullable<VerificationState['checked']>,
): void {
  memory.delete(checked.meaning)
  memory.set(checked.meaning, checked)
  const [oldest] = memory.keys()
  if (memory.size > REMEMBERED && oldest !== undefined) memory.delete(oldest)
}

/** What the author looks at stays, as long as the new report still has it. */
function kept(
  { checked, current, playing }: VerificationState,
  { findings }: VerificationReport,
): Pick<VerificationState, 'current' | 'playing'> {
  const find = (index: number | undefined): number | undefined => {
    const before = index === undefined ? undefined : checked?.report.findings[index]
    const now = before === undefined ? -1 : findings.findIndex((finding) => sameFinding(finding, before))
    return now < 0 ? undefined : now
  }
  const finding = find(playing?.finding)
  const length = finding === undefined ? 0 : (findings[finding]?.scenario.length ?? 0)
  return {
    current: find(current),
    playing:
      playing && finding !== undefined ? { ...playing, finding, step: Math.min(playing.step, length) } : undefined,
  }
}

function onTimer(task: () => void, milliseconds: number): () => void {
  const timer = setTimeout(task, milliseconds)
  return () => clearTimeout(timer)
}

function statusOf(error: unknown): VerificationStatus {
  if (error instanceof VerifyCancelled) return { kind: 'cancelled' }
  if (error instanceof NotReadable) return { kind: 'unreadable', reasons: error.reasons }
  return { kind: 'failed', message: error instanceof Error ? error.message : String(error) }
}

export function findingAt({ checked }: VerificationState, index: number): Finding | undefined {
  return checked?.report.findings[index]
}

/** Whether the report speaks of exactly this text. */
export function isCurrent({ checked }: VerificationState, text: string): boolean {
  return checked?.text === text
}
