import { createStore, type StoreApi } from 'zustand/vanilla'
import type { Problem } from '../../proforma/index.ts'
import { beginOf, type EngineTime, type Operation, type OperationError, type Scenario } from '../../runtime/index.ts'
import { operationsOf } from './scenario-operations.ts'
import { goTo, openRun, perform, replay, type Run } from './session.ts'

export interface SimulationState {
  readonly run?: Run
  /** Why the text cannot be run. */
  readonly problems?: readonly Problem[]
  /** How far a changed text took the steps of the run before. */
  readonly replayed?: { readonly done: number; readonly count: number }
}

/** The run of one document, in the page's memory only: what is entered about a patient is never stored or sent. */
export interface Simulation {
  readonly state: StoreApi<SimulationState>
  readonly start: (text: string) => void
  readonly stop: () => void
  /** Does an operation; answers with the engine's refusal, if there is one. */
  readonly perform: (operation: Operation) => OperationError | undefined
  /** Goes to the state after so many moves. */
  readonly goTo: (done: number) => void
  /** Takes the steps of a test case from its beginning, and stands before the first of them. */
  readonly load: (scenario: Scenario, text: string) => void
  /** Begins again on another text and takes the same steps as far as they go. */
  readonly replayOn: (text: string) => void
}

/** @param now the time at which runs begin, to the minute: the engine itself has no clock */
export function createSimulation(now: () => EngineTime): Simulation {
  const state = createStore<SimulationState>(() => ({}))
  const replace = (next: SimulationState): void => state.setState(next, true)
  return {
    state,
    start(text) {
      const opening = openRun(text, now())
      replace(opening.ok ? { run: opening.run } : { problems: opening.problems })
    },
    stop: () => replace({}),
    perform(operation) {
      const { run } = state.getState()
      if (run === undefined) return undefined
      const outcome = perform(run, operation)
      if (!outcome.ok) return outcome.error
      replace({ run: outcome.run })
      return undefined
    },
    goTo(done) {
      const { run } = state.getState()
      if (run !== undefined) state.setState({ run: goTo(run, done) })
    },
    load(scenario, text) {
      const opening = replay(operationsOf(scenario), text, beginOf(scenario) ?? now())
      if (!opening.ok) return replace({ problems: opening.problems })
      replace({ run: goTo(opening.run, 1) })
    },
    replayOn(text) {
      const { run } = state.getState()
      if (run === undefined) return
      const operations = run.moves.slice(0, run.done).map(({ operation }) => operation)
      const opening = replay(operations, text, run.startTime)
      if (!opening.ok) replace({ problems: opening.problems })
      else replace({ run: opening.run, replayed: { done: opening.run.done, count: operations.length } })
    },
  }
}
