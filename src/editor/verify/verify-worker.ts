import { verifierService, type VerifierRequest } from '../../verifier/index.ts'
import { turn } from '../workers/turn.ts'

/** Progress more often than this is seen by nobody, in milliseconds. */
const BETWEEN = 80
let told = Number.NEGATIVE_INFINITY

/** The verifier in a thread of its own, so that the page stays live. */
const serve = verifierService({
  post(response) {
    if (response.kind === 'progress') {
      const now = performance.now()
      if (now - told < BETWEEN) return
      told = now
    }
    postMessage(response)
  },
  now: () => performance.now(),
  pause: turn,
})

addEventListener('message', ({ data }: MessageEvent<VerifierRequest>) => void serve(data))
