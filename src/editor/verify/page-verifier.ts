import type { VerifierResponse } from '../../verifier/index.ts'
import { verifyThrough, type Verifier } from './client.ts'

/** A verifier for one open pathway of the page; its code is fetched when the first question comes. */
export function verifierInPage(): Verifier {
  return verifyThrough((answers) => {
    const worker = new Worker(new URL('./verify-worker.ts', import.meta.url), { type: 'module', name: 'verifier' })
    worker.addEventListener('message', ({ data }: MessageEvent<VerifierResponse>) => answers.said(data))
    worker.addEventListener('error', (event) => answers.broke(event.message || 'The verifier could not be loaded.'))
    worker.addEventListener('messageerror', () => answers.broke('The answer of the verifier could not be read.'))
    return { ask: (request) => worker.postMessage(request, []), end: () => worker.terminate() }
  })
}
