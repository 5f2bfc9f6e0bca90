import { parse } from '../proforma/index.ts'
import { compile } from '../runtime/index.ts'
import { decideDecision, type DecisionVerdict } from './decide.ts'
import { NotLoadableError } from './limits.ts'
import { VerificationStore } from './parts/store.ts'
import { type Cancel, type Host, type Refusal, refusalOf, served, type Signal } from './serving.ts'
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
  | Cancel

/** What the worker sends back: any number of `progress`, then exactly one of the others for each `verify` and `decide`. */
export type VerifierResponse =
  | { readonly kind: 'progress'; readonly id: number; readonly progress: Progress }
  | { readonly kind: 'report'; readonly id: number; readonly report: VerificationReport }
  /** Without a verdict when the pathway does not lead to such a decision. */
  | { readonly kind: 'decided'; readonly id: number; readonly verdict?: DecisionVerdict }
  | { readonly kind: 'cancelled'; readonly id: number }
  | Refusal

export type VerifierHost = Host<VerifierResponse>

/**
 * Serves verifier requests in a worker:
 *
 *     const serve = verifierService({ post: (r) => postMessage(r), now: () => performance.now(), pause })
 *     onmessage = ({ data }) => void serve(data)
 */
export function verifierService(host: VerifierHost): (request: VerifierRequest) => Promise<void> {
  const store = new VerificationStore()
  const serve = served<VerifyRequest, VerifierResponse>(host, (request, signal) => answer(host, request, signal, store))
  return (request) => (request.kind === 'decide' ? decide(host, request) : serve(request))
}

type VerifyRequest = VerifierRequest & { readonly kind: 'verify' }
type DecideRequest = VerifierRequest & { readonly kind: 'decide' }

/** At once, also while a check is under way. */
async function decide(host: VerifierHost, { id, text, decision }: DecideRequest): Promise<void> {
  try {
    const compiled = compile(parse(text))
    if (!compiled.ok) throw new NotLoadableError(compiled.problems)
    const { program } = compiled
    const task = program.tasks.find(({ definition, kind }) => kind === 'decision' && definition === decision)
    host.post({ kind: 'decided', id, ...(task && { verdict: decideDecision(program, task.index) }) })
  } catch (error) {
    host.post(refusalOf(id, error))
  }
}

async function answer(
  host: VerifierHost,
  { id, text, environment, budget }: VerifyRequest,
  signal: Signal,
  store: VerificationStore,
): Promise<VerifierResponse> {
  if (signal.aborted) return { kind: 'cancelled', id }
  const onProgress = (progress: Progress): void => host.post({ kind: 'progress', id, progress })
  const options = { environment, budget, signal, onProgress, now: () => host.now(), pause: () => host.pause(), store }
  const report = await verifyProtocol(text, options)
  return signal.aborted ? { kind: 'cancelled', id } : { kind: 'report', id, report }
}
