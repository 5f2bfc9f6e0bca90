import { type Coverage, type Covered, describeFailures, type ScenarioResult } from '../../runtime/index.ts'
import type { GoalMention, ScenarioGeneration, UncoveredGoal } from '../../verifier/index.ts'
import type { SuiteRun } from './suites.ts'

/** A suite that was run, for a terminal. */
export function describeRun({ suite, coverage }: SuiteRun): readonly string[] {
  return [
    suite.name,
    ...(suite.problems ?? []).map((problem) => `  ${problem}`),
    ...suite.results.flatMap(describeResult),
    ...(coverage ? [`  covered: ${describeCoverage(coverage)}`] : []),
  ]
}

function describeResult(result: ScenarioResult): readonly string[] {
  const head = `  ${result.passed ? 'passed' : 'FAILED'}  ${result.name}`
  return [head, ...describeFailures(result).map((line) => `      ${line}`)]
}

const KINDS = ['tasks', 'arrows', 'candidates', 'arguments', 'thresholds'] as const

function describeCoverage(coverage: Coverage): string {
  const part = (kind: keyof Coverage, { covered, total }: Covered) => `${kind} ${covered}/${total}`
  return KINDS.map((kind) => part(kind, coverage[kind])).join(', ')
}

/** Scenarios that were made, what they show, and what none can show and why. */
export function describeGeneration(generation: ScenarioGeneration): readonly string[] {
  const { scenarios, uncovered, after, limits } = generation
  return [
    ...scenarios.flatMap(({ scenario, shows }) => [`  new     ${scenario.name}`, ...describeShown(shows)]),
    ...(scenarios.length === 0 ? ['  nothing new: no further run shows more'] : []),
    `  covered with them: ${describeCoverage(after)}`,
    ...describeUncovered(uncovered),
    ...limits.map((limit) => `  not exact: ${limit}`),
  ]
}

const SHOWN = 3

function describeShown(shows: readonly GoalMention[]): readonly string[] {
  const lines = shows.slice(0, SHOWN).map(({ kind, words }) => `      ${kind} ${words}`)
  return shows.length > SHOWN ? [...lines, `      and ${shows.length - SHOWN} more`] : lines
}

/** Grouped by reason: what is said once need not be said again. */
function describeUncovered(uncovered: readonly UncoveredGoal[]): readonly string[] {
  return [...Map.groupBy(uncovered, ({ why }) => why)].flatMap(([why, goals]) => [
    `  not covered: ${why}`,
    ...goals.map(({ kind, words }) => `      ${kind} ${words}`),
  ])
}
