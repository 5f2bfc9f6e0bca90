import { createStore, type StoreApi } from 'zustand/vanilla'
import type { Finding, Progress, VerificationReport } from '../../verifier/index.ts'
import { NotReadable, VerifyCancelled, type StartVerification, type VerifyRun } from './client.ts'

export type VerificationStatus =
  | { readonly kind: 'idle' }
  | { readonly kind: 'running'; readonly progress?: Progress }
  | { readonly kind: 'cancelled' }
  /** The text has errors, so that there is nothing to check yet. */
  | { readonly kind: 'unreadable'; readonly reasons: readonly string[] }
  | { readonly kind: 'failed'; readonly message: string }
  | { readonly kind: 'done' }

export interface VerificationState {
  readonly status: VerificationStatus
  /** The last report, and the text that it is about; kept while a newer check runs. */
  readonly checked?: { readonly report: VerificationReport; readonly text: string }
  /** The run that the canvas plays: which finding, and how many of its steps are done. */
  readonly playing?: { readonly finding: number; readonly step: number }
}

/** The verification of one document: its checks one after the other, its last report, the run being played. */
export interface Verification {
  readonly state: StoreApi<VerificationState>
  /** Checks a text; a check under way is cancelled first. Resolves with the report, or nothing if there is none. */
  readonly run: (text: string) => Promise<VerificationReport | undefined>
  readonly cancel: () => void
  /** Plays the run of a finding from its start. */
  readonly play: (finding: number) => void
  /** Goes to a step of the run being played; beyond either end it stays at the end. */
  readonly goTo: (step: number) => void
  readonly stop: () => void
}

export function createVerification(start: StartVerification): Verification {
  const state = createStore<VerificationState>(() => ({ status: { kind: 'idle' } }))
  let current: VerifyRun | undefined

  const set = (run: VerifyRun, change: Partial<VerificationState>): void => {
    if (run === current) state.setState(change)
  }
  const finish = async (run: VerifyRun, text: string): Promise<VerificationReport | undefined> => {
    try {
      const report = await run.report
      set(run, { status: { kind: 'done' }, checked: { report, text }, playing: undefined })
      return report
    } catch (error) {
      set(run, { status: statusOf(error) })
      return undefined
    }
  }

  return {
    state,
    run(text) {
      current?.cancel()
      const run = start(text, (progress) => set(run, { status: { kind: 'running', progress } }))
      current = run
      state.setState({ status: { kind: 'running' }, playing: undefined })
      return finish(run, text)
    },
    cancel() {
      current?.cancel()
    },
    play(finding) {
      if (findingAt(state.getState(), finding) !== undefined) state.setState({ playing: { finding, step: 0 } })
    },
    goTo(step) {
      const { playing } = state.getState()
      const finding = playing === undefined ? undefined : findingAt(state.getState(), playing.finding)
      if (playing === undefined || finding === undefined) return
      const clamped = Math.min(Math.max(Math.trunc(step), 0), finding.scenario.length)
      state.setState({ playing: { ...playing, step: clamped } })
    },
    stop() {
      state.setState({ playing: undefined })
    },
  }
}

function statusOf(error: unknown): VerificationStatus {
  if (error instanceof VerifyCancelled) return { kind: 'cancelled' }
  if (error instanceof NotReadable) return { kind: 'unreadable', reasons: error.reasons }
  return { kind: 'failed', message: error instanceof Error ? error.message : String(error) }
}

function findingAt({ checked }: VerificationState, index: number): Finding | undefined {
  return checked?.report.findings[index]
}

/** Whether the report speaks of exactly this text. */
export function isCurrent({ checked }: VerificationState, text: string): boolean {
  return checked?.text === text
}
