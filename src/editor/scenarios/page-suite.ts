import { portOf } from '../workers/port.ts'
import { suiteThrough } from './suite-client.ts'

/** The test runner of the page. */
export const runSuiteInPage = suiteThrough((answers) => {
  const worker = new Worker(new URL('./suite-worker.ts', import.meta.url), { type: 'module', name: 'test cases' })
  return portOf(worker, answers, 'The test cases could not be run.')
})
