import { createStore, type StoreApi } from 'zustand/vanilla'
import type { Scenario } from '../../runtime/index.ts'
import type { EditorDocument } from '../document/editor-document.ts'
import { words, type Words } from '../document/words.ts'
import { freeName, readKept, type KeptCase, type Unreadable } from './kept.ts'
import type { StartSuite, SuiteRun } from './suite-client.ts'
import type { CaseResult, SuiteOutcome } from './suite.ts'

export interface TestCasesState {
  readonly cases: readonly KeptCase[]
  readonly unreadable: readonly Unreadable[]
  /** The last time that they were run, or what hindered it. */
  readonly outcome?: SuiteOutcome
  /** How each went then, by the test case itself: one that was changed since has no result. */
  readonly results: ReadonlyMap<Scenario, CaseResult>
  /** Test cases done so far, while they are run. */
  readonly running?: { readonly done: number; readonly count: number }
}

/** The test cases of one document. They are a part of it: every change is an entry of its history. */
export interface TestCases {
  readonly state: StoreApi<TestCasesState>
  /** Adds test cases under free names, as one entry of the history; gives those names. */
  readonly add: (scenarios: readonly Scenario[]) => readonly string[]
  readonly remove: (one: KeptCase) => void
  readonly rename: (one: KeptCase, name: string) => void
  /** Takes out what cannot be read. */
  readonly removeUnreadable: (one: Unreadable) => void
  /** Runs all against the text as it is; a run under way is cancelled first. */
  readonly run: () => Promise<void>
  readonly cancel: () => void
  /** Stops following the document. */
  readonly close: () => void
}

const NOTHING: ReadonlyMap<Scenario, CaseResult> = new Map()

export function createTestCases(document: EditorDocument, start: StartSuite): TestCases {
  const kept = () => document.state.getState().scenarios
  const state = createStore<TestCasesState>(() => ({ ...readKept(kept()), results: NOTHING }))
  let current: SuiteRun | undefined

  const follow = document.state.subscribe((next, before) => {
    if (next.scenarios !== before.scenarios) state.setState(readKept(next.scenarios))
  })
  const transact = (label: Words, scenarios: readonly unknown[]): void => {
    document.transact({ label, scenarios })
  }
  const cancel = (): void => {
    current?.cancel()
    current = undefined
    state.setState({ running: undefined })
  }

  return {
    state,
    add(scenarios) {
      const taken = state.getState().cases.map(({ scenario }) => scenario.name)
      const named = scenarios.map((scenario) => {
        const name = freeName(scenario.name, taken)
        taken.push(name)
        return { ...scenario, name }
      })
      const [first] = named
      if (first === undefined) return []
      const label =
        named.length === 1
          ? words('history.case.add', { name: first.name })
          : words('history.case.addMany', { count: named.length })
      transact(label, [...kept(), ...named])
      return named.map(({ name }) => name)
    },
    remove: ({ at, scenario }) =>
      transact(words('history.case.delete', { name: scenario.name }), kept().toSpliced(at, 1)),
    rename({ at, scenario }, wanted) {
      const others = state.getState().cases.filter((one) => one.at !== at)
      const name = freeName(
        wanted,
        others.map((one) => one.scenario.name),
      )
      if (name === scenario.name) return
      transact(words('history.case.rename', { from: scenario.name, to: name }), kept().with(at, { ...scenario, name }))
    },
    removeUnreadable: ({ at, name = '' }) => transact(words('history.case.delete', { name }), kept().toSpliced(at, 1)),
    async run() {
      cancel()
      const scenarios = state.getState().cases.map(({ scenario }) => scenario)
      const running = { done: 0, count: scenarios.length }
      state.setState({ running })
      const mine = start({ text: document.state.getState().text, scenarios }, (done) => {
        if (current === mine) state.setState({ running: { ...running, done } })
      })
      current = mine
      const outcome = await mine.outcome
      if (current !== mine) return
      current = undefined
      state.setState({ outcome, results: resultsOf(scenarios, outcome), running: undefined })
    },
    cancel,
    close() {
      follow()
      cancel()
    },
  }
}

function resultsOf(scenarios: readonly Scenario[], outcome: SuiteOutcome): ReadonlyMap<Scenario, CaseResult> {
  if (!outcome.ok) return NOTHING
  const { results } = outcome.suite
  return new Map(
    scenarios.flatMap((scenario, at) => {
      const result = results[at]
      return result === undefined ? [] : [[scenario, result] as const]
    }),
  )
}
