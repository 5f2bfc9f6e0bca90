import type { Progress, VerificationReport, VerifierRequest, VerifierResponse } from '../../verifier/index.ts'

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

/** Starts a check of a text. The page uses a worker; tests use what they like. */
export type StartVerification = (text: string, onProgress: (progress: Progress) => void) => VerifyRun

/** The other end of a check: a worker in the page. */
export interface VerifierPort {
  ask(request: VerifierRequest): void
  /** Ends it whatever it is doing. */
  end(): void
}

export interface VerifierAnswers {
  said(response: VerifierResponse): void
  broke(reason: string): void
}

/**
 * One worker a check: cancelling ends it whatever it is doing, and the next check starts from a clean one.
 * Starting a worker costs some ten milliseconds.
 */
export function verifyThrough(open: (answers: VerifierAnswers) => VerifierPort): StartVerification {
  return (text, onProgress) => {
    const { promise, resolve, reject } = Promise.withResolvers<VerificationReport>()
    const port = open({
      said(response) {
        if (response.kind === 'progress') onProgress(response.progress)
        else if (response.kind === 'report') resolve(response.report)
        else reject(refusalOf(response))
      },
      broke: (reason) => reject(new Error(reason)),
    })
    port.ask({ kind: 'verify', id: 0, text })
    return { report: promise.finally(() => port.end()), cancel: () => reject(new VerifyCancelled()) }
  }
}

function refusalOf(response: Exclude<VerifierResponse, { kind: 'progress' | 'report' }>): Error {
  if (response.kind === 'cancelled') return new VerifyCancelled()
  if (response.kind === 'failed') return new Error(response.message)
  return new NotReadable(response.problems.map(({ message }) => message))
}
