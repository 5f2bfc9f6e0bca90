import type { Finding, ScenarioStep, VerificationReport } from '../../../verifier/index.ts'

/** A run in which the score's gap leaves a decision without a recommendation: three steps. */
export const steps: readonly ScenarioStep[] = [
  {
    operation: { kind: 'start' },
    because: '',
    changes: [
      { kind: 'state', path: 'p', from: 'dormant', to: 'in_progress', rule: 'R1' },
      { kind: 'state', path: 'p/ask', from: 'dormant', to: 'in_progress', rule: 'R2' },
    ],
  },
  {
    operation: { kind: 'set', values: { urea: 7 } },
    because: 'the gap is at exactly 7',
    changes: [
      { kind: 'value', item: 'urea', from: null, to: 7, rule: 'R3' },
      { kind: 'state', path: 'p/ask', from: 'in_progress', to: 'completed', rule: 'R4' },
      { kind: 'state', path: 'p/decide', from: 'dormant', to: 'in_progress', rule: 'R2' },
    ],
  },
]

export const gap: Finding = {
  property: 'P11',
  kind: 'decision-gap',
  verdict: 'violated',
  confirmedByReplay: true,
  where: ['p/decide'],
  definitions: ['decide'],
  title: 'Some patients get no recommendation',
  why: 'No option is recommended when urea is 7.',
  patients: [[{ item: 'urea', label: '7', representative: 7 }]],
  pointOfNoReturn: 0,
  scenario: steps,
}

export function report(findings: readonly Finding[] = [gap]): VerificationReport {
  return {
    tool: 'ez-doctor-verify',
    toolVersion: '1',
    protocol: '0'.repeat(64),
    environment: { commit: 'strict', asynchronousData: false },
    model: { tasks: 3, data: 1, decisions: 1 },
    coverage: { complete: true, states: 5, abstraction: 'exact', limits: [] },
    results: [
      { property: 'P11', kind: 'decision-gap', verdict: findings.length > 0 ? 'violated' : 'holds', checked: 1 },
    ],
    findings,
    verdict: findings.length > 0 ? 'findings' : 'clean',
  }
}
