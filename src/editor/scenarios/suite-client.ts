import type { Scenario } from '../../runtime/index.ts'
import type { Answers, Port } from '../workers/port.ts'
import { runSuite, type SuiteOutcome } from './suite.ts'

export interface SuiteRequest {
  readonly text: string
  readonly scenarios: readonly Scenario[]
}

export type SuiteAnswer =
  | { readonly kind: 'progress'; readonly done: number }
  | { readonly kind: 'outcome'; readonly outcome: SuiteOutcome }

/** Test cases being run. */
export interface SuiteRun {
  /** Never settles once cancelled. */
  readonly outcome: Promise<SuiteOutcome>
  readonly cancel: () => void
}

/** Runs test cases against a text. The page does it in a worker; tests as they like. */
export type StartSuite = (request: SuiteRequest, onProgress: (done: number) => void) => SuiteRun

/** After so many test cases it is said how many are done. */
const REPORT_EVERY = 10

/** The worker's side. */
export function suiteService(post: (answer: SuiteAnswer) => void): (request: SuiteRequest) => void {
  return ({ text, scenarios }) => {
    const report = (done: number): void => {
      if (done % REPORT_EVERY === 0) post({ kind: 'progress', done })
    }
    post({ kind: 'outcome', outcome: runSuite(text, scenarios, report) })
  }
}

/** One worker a run, so that cancelling ends it whatever it is doing. */
export function suiteThrough(open: (answers: Answers<SuiteAnswer>) => Port<SuiteRequest>): StartSuite {
  return (request, onProgress) => {
    const { promise, resolve } = Promise.withResolvers<SuiteOutcome>()
    const port = open({
      said(answer) {
        if (answer.kind === 'progress') return onProgress(answer.done)
        port.end()
        resolve(answer.outcome)
      },
      broke(reason) {
        port.end()
        resolve({ ok: false, problems: [reason] })
      },
    })
    port.ask(request)
    return { outcome: promise, cancel: () => port.end() }
  }
}
