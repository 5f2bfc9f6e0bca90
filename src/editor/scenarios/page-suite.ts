import { suiteThrough, type SuiteAnswer } from './suite-client.ts'

/** The test runner of the page. */
export const runSuiteInPage = suiteThrough((listener) => {
  const worker = new Worker(new URL('./suite-worker.ts', import.meta.url), { type: 'module', name: 'test cases' })
  worker.addEventListener('message', ({ data }: MessageEvent<SuiteAnswer>) => listener.said(data))
  worker.addEventListener('error', (event) => listener.broke(event.message || 'The test cases could not be run.'))
  return { ask: (request) => worker.postMessage(request, []), end: () => worker.terminate() }
})
