import { sameNumber } from '../../proforma/index.ts'
import type { Program } from '../program/program.ts'
import { evaluate } from '../step/evaluate.ts'
import type { State } from '../step/state.ts'
import { type EnactmentView, view } from '../step/view.ts'
import { warnings } from '../step/warnings.ts'
import type { JsonValue, TaskView } from '../types.ts'
import type { Expectation } from './format.ts'

/** One thing that is not as expected. */
export interface Mismatch {
  /** `state of p/a`, `recommended in p/k`, `value of x`. */
  readonly what: string
  readonly expected: JsonValue
  /** `undefined` when there is no such task, item or candidate. */
  readonly actual: JsonValue | undefined
}

/** What is not as expected in a state. */
export function mismatches(program: Program, state: State, expected: Expectation): readonly Mismatch[] {
  const seen = view(program, state)
  const found: Mismatch[] = []
  const compare = (what: string, wanted: JsonValue, actual: JsonValue | undefined) => {
    if (actual === undefined || !sameJson(wanted, actual)) found.push({ what, expected: wanted, actual })
  }
  compareTasks(seen, expected, compare)
  for (const [item, value] of Object.entries(expected.values ?? {}))
    compare(`value of ${item}`, value, seen.values[item])
  for (const [text, value] of Object.entries(expected.evaluate ?? {})) {
    const result = evaluate(program, state, text)
    compare(text, value, result.ok ? result.value : undefined)
  }
  if (expected.warnings) {
    compare('warnings', expected.warnings, [...new Set(warnings(program, state).map(({ item }) => item))])
  }
  if (expected.ended !== undefined) compare('the protocol has ended', expected.ended, seen.ended)
  return found
}

type Compare = (what: string, wanted: JsonValue, actual: JsonValue | undefined) => void

function compareTasks(seen: EnactmentView, expected: Expectation, compare: Compare): void {
  const tasks = new Map(seen.tasks.map((task) => [task.path, task]))
  const each = <T extends JsonValue>(
    wanted: Readonly<Record<string, T>> | undefined,
    what: string,
    actual: (task: TaskView) => JsonValue | undefined,
  ) => {
    for (const [path, value] of Object.entries(wanted ?? {})) {
      const task = tasks.get(path)
      compare(`${what} ${path}`, value, task && actual(task))
    }
  }
  each(expected.states, 'state of', (task) => task.state)
  each(expected.requested, 'requested by', (task) => task.requested)
  each(expected.cycle, 'cycle of', (task) => task.cycle)
  each(expected.recommended, 'recommended in', (task) => names(task, 'recommended'))
  each(expected.committed, 'committed in', (task) => names(task, 'committed'))
  for (const [path, supports] of Object.entries(expected.netsupport ?? {})) {
    for (const [name, value] of Object.entries(supports)) {
      const candidate = tasks.get(path)?.candidates?.find((one) => one.name === name)
      compare(`support of ${name} in ${path}`, value, candidate?.netsupport)
    }
  }
}

function names(task: TaskView, field: 'recommended' | 'committed'): readonly string[] | undefined {
  return task.candidates?.filter((candidate) => candidate[field]).map((candidate) => candidate.name)
}

/** Numbers as the language compares them; lists in any order. */
export function sameJson(a: JsonValue, b: JsonValue): boolean {
  if (typeof a === 'number' && typeof b === 'number') return sameNumber(a, b)
  if (!Array.isArray(a) || !Array.isArray(b)) return a === b
  const rest = [...(b as readonly JsonValue[])]
  for (const element of a as readonly JsonValue[]) {
    const at = rest.findIndex((each) => sameJson(element, each))
    if (at < 0) return false
    rest.splice(at, 1)
  }
  return rest.length === 0
}
