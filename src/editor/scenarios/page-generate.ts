import { portOf } from '../workers/port.ts'
import { generateThrough } from './generate-client.ts'

/** The search for missing test cases of the page; its code is fetched when the first one starts. */
export const generateInPage = generateThrough((answers) => {
  const worker = new Worker(new URL('./generate-worker.ts', import.meta.url), { type: 'module', name: 'missing cases' })
  return portOf(worker, answers, 'The search could not be started.')
})
