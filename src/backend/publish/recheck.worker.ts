import { parentPort, workerData } from 'node:worker_threads'
import { STRICT, verifyProtocol } from '../../verifier/index.ts'
import type { Environment } from '../../verifier/index.ts'
import { ownReport } from './own-report.ts'
import type { Verify } from './own-report.ts'
import type { ThreadRequest } from './thread-recheck.ts'

/** The signed report's environment when it is one; else the strict one, and the reports will differ. */
function environmentOf(value: unknown): Environment {
  const { commit, asynchronousData } = (value ?? {}) as Partial<Environment>
  const isKnown = (commit === 'strict' || commit === 'free') && typeof asynchronousData === 'boolean'
  return isKnown ? { commit, asynchronousData } : STRICT
}

const verify: Verify = (protocol, environment, maxMilliseconds) =>
  verifyProtocol(protocol, {
    environment: environmentOf(environment),
    budget: { maxMilliseconds },
    now: () => performance.now(),
  })

const report = await ownReport(workerData as ThreadRequest, verify)
// The empty list of transfers tells linters that this is no window.
parentPort?.postMessage(report, [])
