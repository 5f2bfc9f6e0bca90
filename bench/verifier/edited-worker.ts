import { setImmediate as turn } from 'node:timers/promises'
import { parentPort } from 'node:worker_threads'
import { type VerifierRequest, verifierService } from '../../src/verifier/index.ts'

// The verifier's service in a thread, as the page has it in its worker.
const serve = verifierService({
  post: (response) => parentPort?.postMessage(response, []),
  now: () => performance.now(),
  pause: () => turn(),
})

parentPort?.on('message', (request: VerifierRequest) => void serve(request))
