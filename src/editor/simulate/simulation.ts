import { createStore, type StoreApi } from 'zustand/vanilla'
import type { Problem } from '../../proforma/index.ts'
import {
  beginOf,
  runScenario,
  wakeTimes,
  type EngineTime,
  type JsonValue,
  type Operation,
  type OperationError,
  type Scenario,
} from '../../runtime/index.ts'
import { isPause, nextByItself, type Pause } from './autoplay.ts'
import { createBreakpoints, type Breakpoints } from './breakpoints.ts'
import { hitsOf } from './hits.ts'
import { reanswer, type Reanswered } from './reanswer.ts'
import { operationsOf, type NumberedOperation } from './scenario-operations.ts'
import { goTo, openRun, perform, replay, stateOf, type Run } from './session.ts'
import { firstWay, forked, renamed, switchedTo, wayOf, without, withRun, type PlayedCase, type Ways } from './ways.ts'

/** What the last command has to say beside where the run now stands. */
export type News =
  /** How far a changed text took the steps of the run before. */
  | { readonly kind: 'replayed'; readonly done: number; readonly count: number }
  /** A value was changed where it was entered, and the steps after it were taken again. */
  | ({ readonly kind: 'reanswered'; readonly item: string } & Omit<Reanswered, 'run'>)
  /** After steps back another way was taken; the one before is kept. */
  | { readonly kind: 'forked' }
  /** Why a run that was played stands still. */
  | { readonly kind: 'paused'; readonly pause: Pause }

export interface SimulationState {
  /** The run in hand: that of the current way. */
  readonly run?: Run
  readonly ways?: Ways
  /** Why the text cannot be run. */
  readonly problems?: readonly Problem[]
  readonly news?: News
  /** The way that the one in hand is compared with. */
  readonly comparing?: number
  /** Whether steps are being taken by themselves. */
  readonly playing?: boolean
  /** The part of the panel that was asked for and shall take the keyboard. */
  readonly asking?: 'why' | 'condition'
}

/** The run of one document, in the page's memory only: what is entered about a patient is never stored or sent. */
export interface Simulation {
  readonly state: StoreApi<SimulationState>
  readonly breakpoints: Breakpoints
  readonly start: (text: string) => void
  readonly stop: () => void
  /** Does an operation; answers with the engine's refusal, if there is one. */
  readonly perform: (operation: Operation) => OperationError | undefined
  /** Gives an item another value where it was last entered, and takes the steps after it again, as another way. */
  readonly reanswer: (item: string, value: JsonValue, force?: boolean) => OperationError | undefined
  /** Goes to the state after so many moves. */
  readonly goTo: (done: number) => void
  /**
   * Takes the steps of a test case from its beginning, and stands before the first of them, or behind the step
   * `at` of the test case.
   */
  readonly load: (scenario: Scenario, text: string, at?: number) => void
  /** Begins again on another text and takes the same steps as far as they go; the run on the old text is kept. */
  readonly replayOn: (text: string) => void
  /** Lets time pass until something may happen by itself; nothing when that never is. */
  readonly untilDue: () => void
  readonly switchTo: (way: number) => void
  readonly rename: (way: number, name: string) => void
  readonly forget: (way: number) => void
  readonly compareWith: (way: number | undefined) => void
  /** Begins to take steps by itself; whoever shows the run calls `advance` in a rhythm of its own. */
  readonly play: () => void
  readonly pause: () => void
  /** Takes one step of a run that is played; what it stands still for is then news. */
  readonly advance: () => void
  /** Takes steps until something stops it. */
  readonly playThrough: () => void
  /** Asks a part of the panel to take the keyboard; it says when it has. */
  readonly ask: (part: NonNullable<SimulationState['asking']>) => void
  readonly answered: () => void
}

/** Steps that a run takes by itself without asking whether to go on. */
export const MOST_STEPS = 500

/** @param now the time at which runs begin, to the minute: the engine itself has no clock */
export function createSimulation(now: () => EngineTime, breakpoints = createBreakpoints()): Simulation {
  const state = createStore<SimulationState>(() => ({}))
  const show = (ways: Ways, more: Omit<SimulationState, 'run' | 'ways'> = {}): void => {
    const run = wayOf(ways, ways.current)?.run
    const { comparing } = state.getState()
    const other = comparing !== undefined && comparing !== ways.current && wayOf(ways, comparing) !== undefined
    state.setState({ ways, ...(run ? { run } : {}), ...(other ? { comparing } : {}), ...more }, true)
  }
  /** Does something with the run in hand, if there is one. */
  const withWays = (work: (ways: Ways, run: Run) => void): void => {
    const { ways, run } = state.getState()
    if (ways !== undefined && run !== undefined) work(ways, run)
  }
  const perform_ = (operation: Operation): OperationError | undefined => {
    let refusal: OperationError | undefined
    withWays((ways, run) => {
      const next = run.moves[run.done]
      if (next !== undefined && sameOperation(next.operation, operation))
        return show(withRun(ways, goTo(run, run.done + 1)))
      const outcome = perform(run, operation)
      if (!outcome.ok) refusal = outcome.error
      else if (next === undefined) show(withRun(ways, outcome.run))
      else show(forked(ways, outcome.run), { news: { kind: 'forked' } })
    })
    return refusal
  }
  const advance = (): Pause | undefined => {
    const { run } = state.getState()
    if (run === undefined) return undefined
    const prepared = run.done < run.moves.length
    if (prepared) withWays((ways) => show(withRun(ways, goTo(run, run.done + 1)), { playing: true }))
    else {
      const next = nextByItself(run)
      if (isPause(next)) return next
      const error = perform_(next)
      if (error !== undefined) return { kind: 'refused', error }
    }
    const after = state.getState().run ?? run
    const hits = hitsOf(after, breakpoints.state.getState())
    if (hits.length > 0) return { kind: 'breakpoint', breakpoints: hits }
    return prepared && after.done === after.moves.length ? { kind: 'steps' } : undefined
  }
  /** Takes a step; whether another one may follow. */
  const advanced = (): boolean => {
    const pause = advance()
    if (pause === undefined) state.setState({ playing: true })
    else withWays((ways) => show(ways, { news: { kind: 'paused', pause } }))
    return pause === undefined
  }
  return {
    state,
    breakpoints,
    start(text) {
      const opening = openRun(text, now())
      if (opening.ok) show(firstWay(opening.run))
      else state.setState({ problems: opening.problems }, true)
    },
    stop: () => state.setState({}, true),
    perform: perform_,
    reanswer(item, value, force = false) {
      let refusal: OperationError | undefined
      withWays((ways, run) => {
        const result = reanswer(run, item, value, force)
        if (!result.ok) refusal = result.error
        else {
          const { run: next, ...told } = result.reanswered
          show(forked(ways, next), { news: { kind: 'reanswered', item, ...told } })
        }
      })
      return refusal
    },
    goTo: (done) => withWays((ways, run) => show(withRun(ways, goTo(run, done)))),
    load(scenario, text, at) {
      const operations = operationsOf(scenario)
      const begin = beginOf(scenario) ?? now()
      const opening = replay(
        operations.map(({ operation }) => operation),
        text,
        begin,
      )
      if (!opening.ok) return state.setState({ problems: opening.problems }, true)
      const { run } = opening
      const done = at === undefined ? 1 : movesUntil(operations, at)
      show(firstWay(goTo(run, done), playedCase(run, scenario, operations)))
    },
    replayOn: (text) =>
      withWays((ways, run) => {
        const operations = run.moves.slice(0, run.done).map(({ operation }) => operation)
        const opening = replay(operations, text, run.startTime)
        if (!opening.ok) return state.setState({ problems: opening.problems }, true)
        const news = { kind: 'replayed', done: opening.run.done, count: operations.length } as const
        return show(forked(ways, opening.run), { news })
      }),
    untilDue() {
      const { run } = state.getState()
      const due = run === undefined ? undefined : wakeTimes(run.program, stateOf(run))[0]
      if (due !== undefined) perform_({ kind: 'advanceTo', time: due })
    },
    switchTo: (way) => withWays((ways) => show(switchedTo(ways, way))),
    rename: (way, name) => withWays((ways) => show(renamed(ways, way, name))),
    forget: (way) => withWays((ways) => show(without(ways, way))),
    compareWith: (way) =>
      withWays((ways) => {
        const { run, comparing: _, ...rest } = state.getState()
        const comparing = way !== undefined && way !== ways.current ? { comparing: way } : {}
        state.setState({ ...rest, ...(run ? { run } : {}), ...comparing }, true)
      }),
    play: () => withWays((ways) => show(ways, { playing: true })),
    pause: () => withWays((ways) => show(ways)),
    advance: () => void advanced(),
    playThrough() {
      for (let steps = 1; advanced(); steps++)
        if (steps >= MOST_STEPS)
          return withWays((ways) => show(ways, { news: { kind: 'paused', pause: { kind: 'limit', steps } } }))
      return undefined
    },
    ask: (asking) => state.setState({ asking }),
    answered: () => state.setState({ asking: undefined }),
  }
}

function sameOperation(a: Operation, b: Operation): boolean {
  return JSON.stringify(a) === JSON.stringify(b)
}

/** How many moves are done behind a step of a test case. */
function movesUntil(operations: readonly NumberedOperation[], step: number): number {
  return operations.filter((one) => one.step <= step).length
}

function playedCase(run: Run, scenario: Scenario, operations: readonly NumberedOperation[]): PlayedCase {
  const { failures } = runScenario(run.program, scenario)
  return {
    name: scenario.name,
    expects: [scenario, ...scenario.steps].some(({ expect }) => expect !== undefined),
    failures: failures.map((failure) => ({
      done: Math.min(movesUntil(operations, failure.step), run.moves.length),
      failure,
    })),
  }
}
