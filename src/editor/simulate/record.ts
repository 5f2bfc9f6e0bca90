import {
  scenarioOf,
  view,
  type Expectation,
  type Scenario,
  type ScenarioStep,
  type TaskPath,
  type TaskState,
} from '../../runtime/index.ts'
import type { Run } from './session.ts'

/**
 * A run as a test case: the same steps at the same times, what was recommended at each decision on the way, and
 * how it ended. Running it against the same text passes.
 */
export function recordRun(run: Run, name: string): Scenario {
  const done = run.moves.slice(0, run.done)
  const scenario = scenarioOf(
    name,
    done.map(({ operation }) => operation),
    run.startTime,
  )
  const moves = done.filter(({ operation }) => operation.kind !== 'start')
  const steps = scenario.steps.map((step, position): ScenarioStep => {
    const move = moves[position]
    if (move === undefined) return step
    const last = position === scenario.steps.length - 1
    const expect = last ? ending(run, move) : onTheWay(run, move)
    return Object.keys(expect).length === 0 ? step : { ...step, expect }
  })
  return { ...scenario, steps }
}

type Move = Run['moves'][number]

/** The recommendations of the decisions that are open. */
function onTheWay({ program }: Run, { state }: Move): Expectation {
  const recommended: Record<TaskPath, readonly string[]> = {}
  for (const task of view(program, state).tasks) {
    if (task.state !== 'in_progress' || task.candidates === undefined || task.requested.length > 0) continue
    recommended[task.path] = task.candidates.filter((one) => one.recommended).map((one) => one.name)
  }
  return Object.keys(recommended).length === 0 ? {} : { recommended }
}

/** The state of every task, what was derived, and whether it is over. */
function ending(run: Run, move: Move): Expectation {
  const seen = view(run.program, move.state)
  const states: Record<TaskPath, TaskState> = {}
  for (const task of seen.tasks) states[task.path] = task.state
  const values = Object.fromEntries(
    run.program.items
      .filter(({ derivation }) => derivation !== undefined)
      .map(({ name }) => [name, seen.values[name] ?? null]),
  )
  const derived = Object.keys(values).length === 0 ? {} : { values }
  return { ...onTheWay(run, move), states, ...derived, ended: seen.ended }
}
