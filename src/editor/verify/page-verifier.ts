import { portOf } from '../workers/port.ts'
import { verifyThrough, type Verifier } from './client.ts'

/** A verifier for one open pathway of the page; its code is fetched when the first question comes. */
export function verifierInPage(): Verifier {
  return verifyThrough((answers) => {
    const worker = new Worker(new URL('./verify-worker.ts', import.meta.url), { type: 'module', name: 'verifier' })
    return portOf(worker, answers, 'The verifier could not be loaded.')
  })
}
