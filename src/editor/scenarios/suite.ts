import { parse } from '../../proforma/index.ts'
import {
  compile,
  CoverageCounter,
  coverageGoals,
  runScenario,
  type Coverage,
  type Scenario,
  type ScenarioFailure,
  type TaskPath,
} from '../../runtime/index.ts'
import { decisionShares, openGoal, type DecisionCoverage, type OpenGoal } from './goals.ts'

/** How one test case went. */
export interface CaseResult {
  readonly name: string
  readonly passed: boolean
  readonly failures: readonly ScenarioFailure[]
}

/** The test cases of a document run against its text. Plain data: it crosses from the worker. */
export interface SuiteResult {
  readonly text: string
  readonly results: readonly CaseResult[]
  readonly coverage: Coverage
  /** What none of them shows. */
  readonly open: readonly OpenGoal[]
  readonly decisions: Readonly<Record<TaskPath, DecisionCoverage>>
}

export type SuiteOutcome =
  | { readonly ok: true; readonly suite: SuiteResult }
  /** Why nothing could be run: errors of the text. */
  | { readonly ok: false; readonly problems: readonly string[] }

/** @param onResult called after each test case with how many are done */
export function runSuite(
  text: string,
  scenarios: readonly Scenario[],
  onResult: (done: number) => void = () => {},
): SuiteOutcome {
  const compiled = compile(parse(text))
  if (!compiled.ok) return { ok: false, problems: compiled.problems.map(({ message }) => message) }
  const counter = new CoverageCounter(compiled.program)
  const results = scenarios.map((scenario, at): CaseResult => {
    const { name, passed, failures, moment } = runScenario(compiled.program, scenario)
    counter.add(moment)
    onResult(at + 1)
    return { name, passed, failures }
  })
  const { program } = compiled
  const open = counter.missing().map((goal) => openGoal(program, goal))
  const decisions = decisionShares(program, coverageGoals(program), counter.seen)
  return { ok: true, suite: { text, results, coverage: counter.result(), open, decisions } }
}
