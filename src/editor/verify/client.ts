import type {
  Budget,
  DecisionVerdict,
  Progress,
  VerificationReport,
  VerifierRequest,
  VerifierResponse,
} from '../../verifier/index.ts'
import type { Answers, Port } from '../workers/port.ts'

/** A check under way. */
export interface VerifyRun {
  readonly report: Promise<VerificationReport>
  /** Ends the check at once; `report` is then rejected with `VerifyCancelled`. */
  cancel(): void
}

export class VerifyCancelled extends Error {
  constructor() {
    super('The check was cancelled.')
    this.name = 'VerifyCancelled'
  }
}

/** The text has errors that forbid to run it: there is nothing to check yet. */
export class NotReadable extends Error {
  readonly reasons: readonly string[]

  constructor(reasons: readonly string[]) {
    super(reasons[0] ?? 'The text cannot be read.')
    this.name = 'NotReadable'
    this.reasons = reasons
  }
}

export interface VerifyRequestOptions {
  readonly budget?: Partial<Budget>
  readonly onProgress: (progress: Progress) => void
}

/** What checks texts. The page uses a worker; tests use what they like. */
export interface Verifier {
  verify(text: string, options: VerifyRequestOptions): VerifyRun
  /** What one decision does with every input; nothing when it cannot be said, or a newer question came in. */
  decide(text: string, decision: string): Promise<DecisionVerdict | undefined>
  /** Lets the worker go; the next request starts another. */
  end(): void
}

/** Runs something later; the answer stops it. */
export type Later = (task: () => void, milliseconds: number) => () => void

/** A worker that was told to stop and has not within this time is ended, in milliseconds. */
export const GRACE = 250
/** The same for one of which nothing was heard yet: its code is loading. To end it would only make the next one load again. */
export const LOADING = 3000

interface Pending {
  readonly request: Exclude<VerifierRequest, { kind: 'cancel' }>
  answer(response: VerifierResponse): void
  fail(error: Error): void
}

/**
 * All questions go to one worker, which stays: its code is warm and there is never a second one (rule L4). A check that is
 * cancelled is told so; one that does not hear, deep in a single long step, is ended with its worker, and what else
 * was asked is asked again.
 */
export function verifyThrough(
  open: (answers: Answers<VerifierResponse>) => Port<VerifierRequest>,
  later: Later = onTimer,
): Verifier {
  const pending = new Map<number, Pending>()
  /** Cancelled, and not yet acknowledged; each with what stops the waiting. */
  const stopping = new Map<number, () => void>()
  let port: Port<VerifierRequest> | undefined
  let isHeard = false
  let last = 0

  const opened = (): Port<VerifierRequest> => {
    const own = open({
      said: (response) => (own === port ? said(response) : undefined),
      broke(reason) {
        if (own !== port) return
        end()
        const asked = [...pending.values()]
        pending.clear()
        for (const question of asked) question.fail(new Error(reason))
      },
    })
    return own
  }
  const end = (): void => {
    for (const stop of stopping.values()) stop()
    stopping.clear()
    port?.end()
    port = undefined
    isHeard = false
  }
  const said = (response: VerifierResponse): void => {
    isHeard = true
    const question = pending.get(response.id)
    if (response.kind !== 'progress') {
      pending.delete(response.id)
      stopping.get(response.id)?.()
      stopping.delete(response.id)
    }
    question?.answer(response)
  }
  const ask = (question: Pending): void => {
    pending.set(question.request.id, question)
    port ??= opened()
    port.ask(question.request)
  }
  const cancel = (id: number): void => {
    const question = pending.get(id)
    if (!question) return
    pending.delete(id)
    question.fail(new VerifyCancelled())
    port?.ask({ kind: 'cancel', id })
    const giveUp = (): void => {
      end()
      const others = [...pending.values()]
      pending.clear()
      for (const other of others) ask(other)
    }
    stopping.set(id, later(giveUp, isHeard ? GRACE : LOADING))
  }

  return {
    verify(text, { budget, onProgress }) {
      const id = ++last
      const { promise, resolve, reject } = Promise.withResolvers<VerificationReport>()
      ask({
        request: { kind: 'verify', id, text, ...(budget && { budget }) },
        answer(response) {
          if (response.kind === 'progress') onProgress(response.progress)
          else if (response.kind === 'report') resolve(response.report)
          else reject(refusalOf(response))
        },
        fail: reject,
      })
      return { report: promise, cancel: () => cancel(id) }
    },
    decide(text, decision) {
      const { promise, resolve } = Promise.withResolvers<DecisionVerdict | undefined>()
      ask({
        request: { kind: 'decide', id: ++last, text, decision },
        answer: (response) => resolve(response.kind === 'decided' ? response.verdict : undefined),
        fail: () => resolve(undefined),
      })
      return promise
    },
    end() {
      const asked = [...pending.values()]
      pending.clear()
      end()
      for (const question of asked) question.fail(new VerifyCancelled())
    },
  }
}

function onTimer(task: () => void, milliseconds: number): () => void {
  const timer = setTimeout(task, milliseconds)
  return () => clearTimeout(timer)
}

function refusalOf(response: Exclude<VerifierResponse, { kind: 'progress' | 'report' }>): Error {
  if (response.kind === 'cancelled') return new VerifyCancelled()
  if (response.kind === 'not-loadable') return new NotReadable(response.problems.map(({ message }) => message))
  return new Error(
    response.kind === 'failed' ? response.message : 'The verifier gave another answer than was asked for.',
  )
}
