import { parentPort, workerData } from 'node:worker_threads'
import { sampleReport } from '../../../contracts/testing/sample.ts'
import type { ThreadRequest } from '../../publish/thread-recheck.ts'

const { protocol } = workerData as ThreadRequest
parentPort?.postMessage({ kind: 'report', report: sampleReport(protocol) }, [])
