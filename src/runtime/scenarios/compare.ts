import { sameNumber } from '../../proforma/index.ts'
import type { Program } from '../program/program.ts'
import { evaluate } from '../step/evaluate.ts'
import type { State } from '../step/state.ts'
import { type EnactmentView, view } from '../step/view.ts'
import { warnings } from '../step/warnings.ts'
import type { JsonValue, TaskPath, TaskView } from '../types.ts'
import type { Expectation } from './format.ts'

/** What an expectation is about. */
export type Subject =
  | { readonly kind: 'state' | 'requested' | 'cycle' | 'recommended' | 'committed'; readonly path: TaskPath }
  | { readonly kind: 'support'; readonly path: TaskPath; readonly candidate: string }
  | { readonly kind: 'value'; readonly item: string }
  | { readonly kind: 'expression'; readonly text: string }
  | { readonly kind: 'warnings' | 'ended' }

/** One thing that is not as expected. */
export interface Mismatch {
  readonly subject: Subject
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
  const compare = (subject: Subject, wanted: JsonValue, actual: JsonValue | undefined) => {
    if (actual === undefined || !sameJson(wanted, actual))
      found.push({ subject, what: inWords(subject), expected: wanted, actual })
  }
  compareTasks(seen, expected, compare)
  for (const [item, value] of Object.entries(expected.values ?? {}))
    compare({ kind: 'value', item }, value, seen.values[item])
  for (const [text, value] of Object.entries(expected.evaluate ?? {})) {
    const result = evaluate(program, state, text)
    compare({ kind: 'expression', text }, value, result.ok ? result.value : undefined)
  }
  if (expected.warnings) {
    const items = [...new Set(warnings(program, state).map(({ item }) => item))]
    compare({ kind: 'warnings' }, expected.warnings, items)
  }
  if (expected.ended !== undefined) compare({ kind: 'ended' }, expected.ended, seen.ended)
  return found
}

const TASK_WORDS = {
  state: 'state of',
  requested: 'requested by',
  cycle: 'cycle of',
  recommended: 'recommended in',
  committed: 'committed in',
} as const

function inWords(subject: Subject): string {
  switch (subject.kind) {
    case 'support':
      return `support of ${subject.candidate} in ${subject.path}`
    case 'value':
      return `value of ${subject.item}`
    case 'expression':
      return subject.text
    case 'warnings':
      return 'warnings'
    case 'ended':
      return 'the protocol has ended'
    default:
      return `${TASK_WORDS[subject.kind]} ${subject.path}`
  }
}

type Compare = (subject: Subject, wanted: JsonValue, actual: JsonValue | undefined) => void

function compareTasks(seen: EnactmentView, expected: Expectation, compare: Compare): void {
  const tasks = new Map(seen.tasks.map((task) => [task.path, task]))
  const each = <T extends JsonValue>(
    wanted: Readonly<Record<string, T>> | undefined,
    kind: keyof typeof TASK_WORDS,
    actual: (task: TaskView) => JsonValue | undefined,
  ) => {
    for (const [path, value] of Object.entries(wanted ?? {})) {
      const task = tasks.get(path)
      compare({ kind, path }, value, task && actual(task))
    }
  }
  each(expected.states, 'state', (task) => task.state)
  each(expected.requested, 'requested', (task) => task.requested)
  each(expected.cycle, 'cycle', (task) => task.cycle)
  each(expected.recommended, 'recommended', (task) => names(task, 'recommended'))
  each(expected.committed, 'committed', (task) => names(task, 'committed'))
  for (const [path, supports] of Object.entries(expected.netsupport ?? {})) {
    for (const [candidate, value] of Object.entries(supports)) {
      const found = tasks.get(path)?.candidates?.find((one) => one.name === candidate)
      compare({ kind: 'support', path, candidate }, value, found?.netsupport)
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
