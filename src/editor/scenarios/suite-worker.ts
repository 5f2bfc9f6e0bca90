import { suiteService, type SuiteRequest } from './suite-client.ts'

/** Test cases are run in a thread of their own, so that the page stays live however many there are. */
const serve = suiteService((answer) => postMessage(answer))

addEventListener('message', ({ data }: MessageEvent<SuiteRequest>) => serve(data))
