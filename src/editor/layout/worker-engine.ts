import ELK from 'elkjs/lib/elk-api.js'
import ElkWorker from 'elkjs/lib/elk-worker.min.js?worker'
import type { ElkEngine } from './arrange.ts'

let engine: ElkEngine | undefined

/** The layout engine in a worker of its own, started when it is first needed. */
export function workerEngine(): ElkEngine {
  engine ??= new ELK({ workerFactory: () => new ElkWorker() })
  return engine
}
