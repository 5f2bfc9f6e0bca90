/** `node run-server.ts FOLDER`: a server in a process of its own that tests can kill. Prints its address. */
import { createServer } from '../server.ts'
import { CONFIRMING } from './server.ts'

const data = process.argv[2] ?? ''
const server = await createServer({ data, version: '0.0.0-test', recheck: CONFIRMING, warn: console.error })
console.log(`ready ${await server.listen(0, '127.0.0.1')}`)
