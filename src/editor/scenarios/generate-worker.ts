import { scenarioService, type GenerateRequest } from '../../verifier/index.ts'
import { turn } from '../workers/turn.ts'

/** The search for missing test cases in a thread of its own, so that the page stays live. */
const serve = scenarioService({
  post: (response) => postMessage(response),
  now: () => performance.now(),
  pause: turn,
})

addEventListener('message', ({ data }: MessageEvent<GenerateRequest>) => void serve(data))
