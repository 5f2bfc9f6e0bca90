import { readScenarios, runScenario } from '../../runtime/index.ts'
import type { Program } from '../../runtime/index.ts'
import type { BundledScenario, ContractProblem } from '../../contracts/index.ts'

function problem(index: number, message: string): ContractProblem {
  return { code: 'scenario.differs', where: `/content/scenarios/${index}`, message }
}

function differs(program: Program, { scenario, passed }: BundledScenario, index: number): ContractProblem | undefined {
  const reading = readScenarios({ format: 'ez-doctor-scenarios', formatVersion: 1, scenarios: [scenario] })
  if (!reading.ok) return problem(index, `This is no scenario: ${reading.problems[0]}`)
  const [readable] = reading.file.scenarios
  if (readable === undefined) return problem(index, 'This is no scenario.')
  const own = runScenario(program, readable)
  if (own.passed === passed) return undefined
  const words = (value: boolean): string => (value ? 'passed' : 'failed')
  return problem(index, `“${own.name}” is said to have ${words(passed)}, but here it ${words(own.passed)}.`)
}

/** The scenarios of a contract that do not end here as it says they did. */
export function differingScenarios(
  program: Program,
  scenarios: readonly BundledScenario[],
): readonly ContractProblem[] {
  return scenarios.map((one, index) => differs(program, one, index)).filter((found) => found !== undefined)
}
