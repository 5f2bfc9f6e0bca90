import { parse, type Problem } from '../proforma/index.ts'
import { compile } from '../runtime/index.ts'
import { decideDecision, type DecisionVerdict } from './decide.ts'
import { NotLoadableError } from './limits.ts'
import { VerificationStore } from './parts/store.ts'
import type { Budget, Environment, Progress, VerificationReport } from './types.ts'
import { verifyProtocol } from './verify.ts'

/** What the page sends to the worker. A new request with another id does not stop earlier ones: cancel them. */
export type VerifierRequest =
  | {
      readonly kind: 'verify'
      readonly id: number
      readonly text: string
      readonly environment?: Environment
      readonly budget?: Partial<Budget>
    }
  /** What one decision does with every input, by the name of its definition; answered while a check is under way. */
  | { readonly kind: 'decide'; readonly id: number; readonly text: string; readonly decision: string }
  | { readonly kind: 'cancel'; readonly id: number }

/** What the worker sends back: any number of `progress`, then exactly one of the others for each `verify` and `decide`. */
export type VerifierResponse =
  | { readonly kind: 'progress'; readonly id: number; readonly progress: Progress }
  | { readonly kind: 'report'; readonly id: number; readonly report: VerificationReport }
  /** Without a verdict when the pathway does not lead to such a decision. */
  | { readonly kind: 'decided'; readonly id: number; readonly verdict?: DecisionVerdict }
  /** The text does not load; the problems say why. */
  | { readonly kind: 'not-loadable'; readonly id: number; readonly problems: readonly Problem[] }
  | { readonly kind: 'cancelled'; readonly id: number }
  /** A fault of the verifier itself. */
  | { readonly kind: 'failed'; readonly id: number; readonly message: string }

/** What the verifier needs of the place where it runs. */
export interface VerifierHost {
  post(response: VerifierResponse): void
  /** Milliseconds of any clock. */
  now(): number
  /** Resolves after messages that have arrived were handled (a macrotask: `setTimeout(resolve, 0)`). */
  pause(): Promise<void>
}

/**
 * Serves verifier requests in a worker:
 *
 *     const serve = verifierService({ post: (r) => postMessage(r), now: () => performance.now(), pause })
 *     onmessage = ({ data }) => void serve(data)
 */
export function verifierService(host: VerifierHost): (request: VerifierRequest) => Promise<void> {
  const running = new Map<number, { aborted: boolean }>()
  const store = new VerificationStore()
  return async (request) => {
    const { id } = request
    if (request.kind === 'cancel') {
      const signal = running.get(id)
      if (signal) signal.aborted = true
      return
    }
    if (request.kind === 'decide') return host.post(decided(request))
    const signal = { aborted: false }
    running.set(id, signal)
    try {
      // Requests that arrived together are looked at first: an edit may have made this one worthless.
      await host.pause()
      const response = signal.aborted
        ? ({ kind: 'cancelled', id } as const)
        : await answer(host, request, signal, store)
      host.post(response)
    } finally {
      running.delete(id)
    }
  }
}

function decided({ id, text, decision }: VerifierRequest & { readonly kind: 'decide' }): VerifierResponse {
  try {
    const compiled = compile(parse(text))
    if (!compiled.ok) return { kind: 'not-loadable', id, problems: compiled.problems }
    const { program } = compiled
    const task = program.tasks.find(({ definition, kind }) => kind === 'decision' && definition === decision)
    return { kind: 'decided', id, ...(task && { verdict: decideDecision(program, task.index) }) }
  } catch (error) {
    return { kind: 'failed', id, message: error instanceof Error ? error.message : String(error) }
  }
}

async function answer(
  host: VerifierHost,
  request: VerifierRequest & { readonly kind: 'verify' },
  signal: { readonly aborted: boolean },
  store: VerificationStore,
): Promise<VerifierResponse> {
  const { id, text, environment, budget } = request
  const onProgress = (progress: Progress): void => host.post({ kind: 'progress', id, progress })
  try {
    const options = { environment, budget, signal, onProgress, now: () => host.now(), pause: () => host.pause(), store }
    const report = await verifyProtocol(text, options)
    return signal.aborted ? { kind: 'cancelled', id } : { kind: 'report', id, report }
  } catch (error) {
    if (error instanceof NotLoadableError) return { kind: 'not-loadable', id, problems: error.problems }
    return { kind: 'failed', id, message: error instanceof Error ? error.message : String(error) }
  }
}
