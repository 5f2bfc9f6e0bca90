import type { Overlays } from '../canvas/overlays.ts'
import type { SuiteOutcome } from './suite.ts'

/** What the canvas shows of the test cases: tasks that none of them reaches step back. */
export function overlaysOfCoverage(outcome: SuiteOutcome | undefined): Overlays {
  if (outcome?.ok !== true) return {}
  return { faded: new Set(outcome.suite.coverage.tasks.missing) }
}
