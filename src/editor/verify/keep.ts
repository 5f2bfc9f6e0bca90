import { quoteName, type DecisionDefinition, type ProtocolIndex } from '../../proforma/index.ts'
import { scenarioOf, type Expectation, type Scenario } from '../../runtime/index.ts'
import type { Finding } from '../../verifier/index.ts'
import { taskNameOf } from '../simulate/names.ts'

/**
 * The run of a finding as a test case. Where it can be said what should be true at its end, the test says so: it fails now, and
 * passes when the pathway has been repaired.
 */
export function testOf(finding: Finding, index: ProtocolIndex): Scenario {
  const operations = finding.scenario.map(({ operation }) => operation)
  const plain = scenarioOf(finding.title, operations, 0)
  const expect = expectationOf(finding, index)
  const last = plain.steps.at(-1)
  return {
    ...plain,
    description: finding.why,
    ...(expect && (last ? { steps: [...plain.steps.slice(0, -1), { ...last, expect }] } : { expect })),
  }
}

function expectationOf({ kind, where }: Finding, index: ProtocolIndex): Expectation | undefined {
  const names = where.map(taskNameOf)
  const [first] = names
  if (first === undefined) return undefined
  if (kind === 'deadlock') {
    const stuck = names.map((name) => `dormant(${quoteName(name)})`).join(' and ')
    return { evaluate: { [`not (${stuck})`]: true } }
  }
  const task = index.tasks.get(first)
  if (kind !== 'decision-gap' || task?.kind !== 'decision') return undefined
  const [some] = task.candidates
  // A rule of its own would be frozen in the test as it is now, and no repair of it would be seen.
  if (some === undefined || task.candidates.some(({ recommendation }) => recommendation !== undefined)) return undefined
  return { evaluate: { [task.candidates.map((candidate) => ruleOf(task, candidate)).join(' or ')]: true } }
}

/** What recommends a candidate by default. */
function ruleOf({ name }: DecisionDefinition, candidate: DecisionDefinition['candidates'][number]): string {
  return `netsupport(${quoteName(name.text)}, ${quoteName(candidate.name.text)}) >= 1`
}
