import { createStore, type StoreApi } from 'zustand/vanilla'
import type { Scenario } from '../../runtime/index.ts'
import { freeName, runSuite, scenariosOf, type SuiteOutcome } from './suite.ts'

export interface TestCasesState {
  readonly scenarios: readonly Scenario[]
  /** What of the kept data is no test case. */
  readonly problems: readonly string[]
  /** The last time that they were run. */
  readonly outcome?: SuiteOutcome
}

/** The test cases of one document. */
export interface TestCases {
  readonly state: StoreApi<TestCasesState>
  /** Adds a test case under a free name; gives that name. */
  readonly add: (scenario: Scenario) => string
  readonly remove: (name: string) => void
  /** Puts a removed one back where it was. */
  readonly restore: (scenario: Scenario, at: number) => void
  readonly run: (text: string) => SuiteOutcome
}

export function createTestCases(data: readonly unknown[]): TestCases {
  const state = createStore<TestCasesState>(() => scenariosOf(data))
  const change = (scenarios: readonly Scenario[]): void => state.setState({ scenarios, outcome: undefined })
  return {
    state,
    add(scenario) {
      const { scenarios } = state.getState()
      const name = freeName(
        scenario.name,
        scenarios.map((one) => one.name),
      )
      change([...scenarios, { ...scenario, name }])
      return name
    },
    remove: (name) => change(state.getState().scenarios.filter((one) => one.name !== name)),
    restore: (scenario, at) => change(state.getState().scenarios.toSpliced(at, 0, scenario)),
    run(text) {
      const outcome = runSuite(text, state.getState().scenarios)
      state.setState({ outcome })
      return outcome
    },
  }
}
