import type { Program } from '../../runtime/index.ts'
import type { Judgement } from '../properties/context.ts'
import type { Environment, VerificationReport } from '../types.ts'

/** Raised whenever verdicts may change for the same protocol. */
export const TOOL_VERSION = '0.3.0'

/** What a report is about. */
export interface Subject {
  readonly program: Program
  readonly environment: Environment
  /** SHA-256 of the text. */
  readonly protocol: string
}

export interface Outcome {
  readonly complete: boolean
  readonly exact: boolean
  readonly limits: readonly string[]
  readonly states: number
  readonly parts?: number
  readonly judgement: Judgement
}

export function finishedReport(subject: Subject, outcome: Outcome): VerificationReport {
  const { complete, exact, limits, states, parts, judgement } = outcome
  const { results, findings, notes = [] } = judgement
  const demands = results.filter((each) => !each.informative)
  const clean = complete && exact && findings.length === 0 && demands.every((each) => each.verdict === 'holds')
  return {
    ...head(subject),
    coverage: {
      complete,
      states,
      ...(parts !== undefined && { parts }),
      abstraction: exact ? 'exact' : 'over-approximated',
      limits: [...new Set(limits)],
    },
    results,
    findings,
    notes,
    verdict: clean
      ? 'clean'
      : findings.length > 0 || demands.some((each) => each.verdict === 'violated')
        ? 'findings'
        : 'not-decided',
  }
}

/** Nothing was decided: the means did not suffice. */
export function emptyReport(subject: Subject, limits: readonly string[], states: number): VerificationReport {
  return {
    ...head(subject),
    coverage: { complete: false, states, abstraction: 'over-approximated', limits },
    results: [],
    findings: [],
    notes: [],
    verdict: 'not-decided',
  }
}

function head({ program, environment, protocol }: Subject) {
  return {
    tool: 'ez-doctor-verify' as const,
    toolVersion: TOOL_VERSION,
    protocol,
    environment,
    model: {
      tasks: program.tasks.length,
      data: program.items.length,
      decisions: program.tasks.filter((task) => task.kind === 'decision').length,
    },
  }
}
