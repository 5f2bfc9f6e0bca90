import type { Progress, VerificationReport } from '../../verifier/index.ts'

/** What the page sends to the worker: the text to verify. */
export interface VerifyRequest {
  readonly text: string
}

/** What the worker sends back, any number of `progress` and then one of the others. */
export type VerifyMessage =
  | { readonly kind: 'progress'; readonly progress: Progress }
  | { readonly kind: 'done'; readonly report: VerificationReport }
  | { readonly kind: 'failed'; readonly message: string }

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

/** Starts a check of a text. The page uses a worker; tests use what they like. */
export type StartVerification = (text: string, onProgress: (progress: Progress) => void) => VerifyRun

/** The other end of a check: a worker in the page. */
export interface VerifierPort {
  ask(request: VerifyRequest): void
  /** Ends it whatever it is doing. */
  end(): void
}

export interface VerifierAnswers {
  said(message: VerifyMessage): void
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
      said(message) {
        if (message.kind === 'progress') onProgress(message.progress)
        else if (message.kind === 'done') resolve(message.report)
        else reject(new Error(message.message))
      },
      broke: (reason) => reject(new Error(reason)),
    })
    port.ask({ text })
    return { report: promise.finally(() => port.end()), cancel: () => reject(new VerifyCancelled()) }
  }
}
