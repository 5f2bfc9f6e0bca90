import { verifierService, type VerifierRequest } from '../../verifier/index.ts'

/** The verifier in a thread of its own, so that the page stays live. */
const serve = verifierService({
  post: (response) => postMessage(response),
  now: () => performance.now(),
  pause: () => new Promise((resolve) => setTimeout(resolve, 0)),
})

addEventListener('message', ({ data }: MessageEvent<VerifierRequest>) => void serve(data))
