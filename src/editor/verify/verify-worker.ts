import type { VerifyMessage, VerifyRequest } from './client.ts'

/** The verifier in a thread of its own, so that the page stays live. One request, then it is ended. */
addEventListener('message', ({ data }: MessageEvent<VerifyRequest>) => {
  const message: VerifyMessage = {
    kind: 'failed',
    message: `The verifier is not part of this build (${data.text.length} characters).`,
  }
  postMessage(message)
})
