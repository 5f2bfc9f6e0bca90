import { readScenarios, type Renamed, renameInScenario, type Scenario } from '../../runtime/index.ts'

/**
 * The test cases of a document after something has got another name (rule G8). What is no test case stays as it is.
 */
export function renamedCases(
  scenarios: readonly unknown[],
  symbol: Renamed,
  to: string,
): { readonly scenarios?: readonly unknown[] } {
  const renamed = scenarios.map((one) => (isScenario(one) ? renameInScenario(one, symbol, to) : one))
  const isChanged = renamed.some((one, at) => JSON.stringify(one) !== JSON.stringify(scenarios[at]))
  return isChanged ? { scenarios: renamed } : {}
}

function isScenario(data: unknown): data is Scenario {
  return readScenarios({ format: 'ez-doctor-scenarios', formatVersion: 1, scenarios: [data] }).ok
}
