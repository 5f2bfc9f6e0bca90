import type { Problem } from '../proforma/index.ts'
import { NotLoadableError } from './limits.ts'

/** What a worker is asked to stop. */
export interface Cancel {
  readonly kind: 'cancel'
  readonly id: number
}

/** Why there is no answer. */
export type Refusal =
  /** The text does not load; the problems say why. */
  | { readonly kind: 'not-loadable'; readonly id: number; readonly problems: readonly Problem[] }
  /** A fault of the program itself. */
  | { readonly kind: 'failed'; readonly id: number; readonly message: string }

/** What a service needs of the place where it runs. */
export interface Host<Response> {
  post(response: Response): void
  /** Milliseconds of any clock. */
  now(): number
  /** Resolves after messages that have arrived were handled (a macrotask: `setTimeout(resolve, 0)`). */
  pause(): Promise<void>
}

export interface Signal {
  readonly aborted: boolean
}

/**
 * Serves requests that can be cancelled: each is answered exactly once, whatever happens.
 *
 * @param answer its errors become refusals
 */
export function served<Request extends { readonly kind: string; readonly id: number }, Response>(
  host: Host<Response | Refusal>,
  answer: (request: Request, signal: Signal) => Promise<Response>,
): (request: Request | Cancel) => Promise<void> {
  const running = new Map<number, { aborted: boolean }>()
  return async (request) => {
    const { id } = request
    if (isCancel(request)) {
      const signal = running.get(id)
      if (signal) signal.aborted = true
      return
    }
    const signal = { aborted: false }
    running.set(id, signal)
    try {
      // Requests that arrived together are looked at first: an edit may have made this one worthless.
      await host.pause()
      host.post(await answer(request, signal).catch((error: unknown) => refusalOf(id, error)))
    } finally {
      running.delete(id)
    }
  }
}

export function refusalOf(id: number, error: unknown): Refusal {
  if (error instanceof NotLoadableError) return { kind: 'not-loadable', id, problems: error.problems }
  return { kind: 'failed', id, message: error instanceof Error ? error.message : String(error) }
}

function isCancel(request: { readonly kind: string }): request is Cancel {
  return request.kind === 'cancel'
}
