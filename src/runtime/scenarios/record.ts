import { element } from '../program/element.ts'
import type { Program } from '../program/program.ts'
import { view } from '../step/view.ts'
import { type Moment, moments } from '../trail/history.ts'
import type { Operation, TaskPath, TaskState } from '../types.ts'
import { type Expectation, type Scenario, type ScenarioStep, scenarioOf } from './format.ts'

/**
 * A run as a scenario (S6): its operations, what was recommended at each open decision on the way, the state of
 * every task at the end, and what was derived. Run against the same text it passes; after a change of the text it
 * tells what has become different.
 *
 * @param run must begin with `start`
 */
export function recordScenario(program: Program, name: string, run: Moment): Scenario {
  const all = moments(run)
  const done = all.filter(({ record }) => record && record.operation.kind !== 'start')
  const operations = done.flatMap(({ record }) => record?.operation ?? [])
  const { steps, ...head } = scenarioOf(name, operations, element(all, 0).state.time)
  const last = done.length - 1
  const looks = done.map((moment, at) => expecting(at === last ? ending(program, moment) : onTheWay(program, moment)))
  const recorded = steps.map((step, at): ScenarioStep => ({ ...step, ...looks[at] }))
  const patient = patientOf(operations[0])
  if (patient) return { ...head, patient, ...looks[0], steps: recorded.slice(1) }
  return done.length > 0 ? { ...head, steps: recorded } : { ...head, ...expecting(ending(program, run)), steps: [] }
}

/** What is set first of all comes with the patient. */
function patientOf(first: Operation | undefined): Scenario['patient'] {
  return first?.kind === 'set' && first.force !== true && first.at === undefined ? first.values : undefined
}

function expecting(expect: Expectation): { readonly expect?: Expectation } {
  return Object.keys(expect).length > 0 ? { expect } : {}
}

/** The recommendations of the decisions that are open. */
function onTheWay(program: Program, { state }: Moment): Expectation {
  const recommended: Record<TaskPath, readonly string[]> = {}
  for (const task of view(program, state).tasks) {
    if (task.state !== 'in_progress' || task.candidates === undefined || task.requested.length > 0) continue
    recommended[task.path] = task.candidates.filter((one) => one.recommended).map((one) => one.name)
  }
  return Object.keys(recommended).length === 0 ? {} : { recommended }
}

/** The state of every task, what was derived and assigned, and whether it is over. */
function ending(program: Program, moment: Moment): Expectation {
  const seenNow = view(program, moment.state)
  const states: Record<TaskPath, TaskState> = {}
  for (const task of seenNow.tasks) states[task.path] = task.state
  const computed = new Set(program.tasks.flatMap((task) => task.assignments.map(({ item }) => item)))
  const values = Object.fromEntries(
    program.items
      .filter(({ derivation, index }) => derivation !== undefined || computed.has(index))
      .map(({ name }) => [name, seenNow.values[name] ?? null]),
  )
  const known = Object.keys(values).length === 0 ? {} : { values }
  return { ...onTheWay(program, moment), states, ...known, ended: seenNow.ended }
}
