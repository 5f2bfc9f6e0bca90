import { parse } from '../../proforma/index.ts'
import {
  compile,
  CoverageCounter,
  readScenarios,
  runScenario,
  type Coverage,
  type Scenario,
  type ScenarioResult,
} from '../../runtime/index.ts'

/** The test cases of a document run against its text. */
export interface SuiteResult {
  readonly text: string
  readonly results: readonly ScenarioResult[]
  readonly coverage: Coverage
}

export type SuiteOutcome =
  | { readonly ok: true; readonly suite: SuiteResult }
  /** Why nothing could be run: errors of the text, or of the test cases. */
  | { readonly ok: false; readonly problems: readonly string[] }

/** Test cases as a document keeps them, read; what is no test case is left out and said. */
export function scenariosOf(data: readonly unknown[]): {
  readonly scenarios: readonly Scenario[]
  readonly problems: readonly string[]
} {
  const reading = readScenarios({ format: 'ez-doctor-scenarios', formatVersion: 1, scenarios: data })
  return reading.ok
    ? { scenarios: reading.file.scenarios, problems: [] }
    : { scenarios: [], problems: reading.problems }
}

export function runSuite(text: string, scenarios: readonly Scenario[]): SuiteOutcome {
  const compiled = compile(parse(text))
  if (!compiled.ok) return { ok: false, problems: compiled.problems.map(({ message }) => message) }
  const counter = new CoverageCounter(compiled.program)
  const results = scenarios.map((scenario) => {
    const result = runScenario(compiled.program, scenario)
    counter.add(result.moment)
    return result
  })
  return { ok: true, suite: { text, results, coverage: counter.result() } }
}

/** A name that no other test case has: `Boundary`, `Boundary (2)`. */
export function freeName(wanted: string, taken: readonly string[]): string {
  if (!taken.includes(wanted)) return wanted
  let number = 2
  while (taken.includes(`${wanted} (${number})`)) number += 1
  return `${wanted} (${number})`
}
