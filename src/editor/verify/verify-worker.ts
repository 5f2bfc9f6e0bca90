import { verifierService, type VerifierRequest } from '../../verifier/index.ts'

/** Resolves in a turn of its own, so that messages get in between; without the delay that timers have. */
function turn(): Promise<void> {
  const { promise, resolve } = Promise.withResolvers<void>()
  const { port1, port2 } = new MessageChannel()
  port1.addEventListener('message', () => {
    port1.close()
    resolve()
  })
  port1.start()
  port2.postMessage(null)
  return promise
}

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
