import type { GenerateResponse } from '../../verifier/index.ts'
import { generateThrough } from './generate-client.ts'

/** The search for missing test cases of the page; its code is fetched when the first one starts. */
export const generateInPage = generateThrough((listener) => {
  const worker = new Worker(new URL('./generate-worker.ts', import.meta.url), { type: 'module', name: 'missing cases' })
  worker.addEventListener('message', ({ data }: MessageEvent<GenerateResponse>) => listener.said(data))
  worker.addEventListener('error', (event) => listener.broke(event.message || 'The search could not be started.'))
  return { ask: (request) => worker.postMessage(request, []), end: () => worker.terminate() }
})
