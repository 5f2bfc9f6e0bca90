import { recordScenario, type Scenario } from '../../runtime/index.ts'
import { momentOf, type Run } from './session.ts'

/** A run as far as it is done, as a test case: running it against the same text passes. */
export function recordRun(run: Run, name: string): Scenario {
  return recordScenario(run.program, name, momentOf(run))
}
