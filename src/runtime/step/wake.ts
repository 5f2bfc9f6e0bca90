import type { Expression } from '../../proforma/index.ts'
import { element } from '../program/element.ts'
import { compileExpression } from '../program/expression.ts'
import type { CompiledExpression, Evaluate, Program, TaskProgram } from '../program/program.ts'
import { DORMANT, IN_PROGRESS, type ItemRecord, type Reader, type TaskRecord } from '../program/records.ts'
import { Reads } from '../program/scope.ts'
import type { EngineTime } from '../types.ts'
import { dueAt } from './conditions.ts'
import { derivedRecord, type State, StateReader } from './state.ts'

const YEAR = 31_557_600_000

/** How far ahead is looked, and by how much each look is further than the one before. */
const HORIZON = 130 * YEAR
const STRIDE = 1.25

/**
 * Later times at which something may happen by itself, ascending (R59): a waiting cycle is due, or a comparison with the
 * clock, in a condition that is being asked, turns round. One time for each; going there and asking again gives the next.
 */
export function wakeTimes(program: Program, state: State): readonly EngineTime[] {
  if (program.timeReaders.tasks.length + program.timeReaders.derived.length === 0) return []
  const reader = new StateReader(state)
  const times = new Set<EngineTime>()
  for (const index of program.timeReaders.tasks) {
    const task = element(program.tasks, index)
    const due = reader.task(index).state === DORMANT ? dueAt(task, reader.task(index), reader) : undefined
    if (due !== undefined && due !== null && due > reader.now) times.add(due)
  }
  for (const { evaluate, isAsked } of comparisonsWithClock(program)) {
    if (!isAsked(reader)) continue
    const time = turn(evaluate, program, reader)
    if (time !== undefined) times.add(time)
  }
  return [...times].sort((a, b) => a - b)
}

interface ClockComparison {
  readonly evaluate: Evaluate
  readonly isAsked: (reader: Reader) => boolean
}

const KNOWN = new WeakMap<Program, readonly ClockComparison[]>()

/** The comparisons whose value time alone can change, in conditions and in derived items. */
function comparisonsWithClock(program: Program): readonly ClockComparison[] {
  const known = KNOWN.get(program)
  if (known) return known
  const found: ClockComparison[] = []
  const enter = (source: Expression, place: number, isAsked: ClockComparison['isAsked']) => {
    for (const comparison of comparisonsIn(source)) {
      const reads = new Reads()
      const evaluate = compileExpression(comparison, program.scopeOf(place), reads)
      const isTimed = reads.time || [...reads.items].some((item) => movesWithTime(program, item))
      if (isTimed) found.push({ evaluate, isAsked })
    }
  }
  for (const task of program.tasks) {
    for (const [state, condition] of asked(task)) {
      enter(condition.source, task.index, (reader) => reader.task(task.index).state === state)
    }
  }
  for (const item of program.items) if (item.derivation) enter(item.derivation.source, 0, () => true)
  KNOWN.set(program, found)
  return found
}

/** Conditions that make a task change by themselves, with the state in which they are asked. */
function asked(task: TaskProgram): readonly (readonly [number, CompiledExpression])[] {
  const weighed = task.autonomous ? task.candidates : []
  const conditions = [
    [DORMANT, task.waitCondition],
    [DORMANT, task.terminate],
    [IN_PROGRESS, task.terminate],
    [IN_PROGRESS, task.abort],
    ...weighed.flatMap(({ recommendation, arguments: list }) =>
      [recommendation, ...list.map((argument) => argument.condition)].map((each) => [IN_PROGRESS, each] as const),
    ),
  ] as const
  return conditions.flatMap(([state, condition]) => (condition ? [[state, condition] as const] : []))
}

/** Whether a derived item has another value later although nothing else changes. */
function movesWithTime(program: Program, item: number): boolean {
  const derivation = program.items[item]?.derivation
  return (
    derivation !== undefined &&
    (derivation.reads.time || derivation.reads.items.some((each) => movesWithTime(program, each)))
  )
}

function comparisonsIn(expression: Expression): readonly Expression[] {
  switch (expression.kind) {
    case 'unary':
      return comparisonsIn(expression.operand)
    case 'call':
      return expression.arguments.flatMap(comparisonsIn)
    case 'binary': {
      const isComparison = ['=', '!=', '<', '<=', '>', '>='].includes(expression.operator)
      return isComparison ? [expression] : [...comparisonsIn(expression.left), ...comparisonsIn(expression.right)]
    }
    default:
      return []
  }
}

/** The first time found at which the comparison is otherwise than now, to the millisecond. */
function turn(evaluate: Evaluate, program: Program, reader: Reader): EngineTime | undefined {
  const now = evaluate(reader) === true
  const turned = (time: EngineTime) => (evaluate(new Later(program, reader, time)) === true) !== now
  let before = reader.now
  for (let distance = 1; distance < HORIZON; distance = Math.ceil(distance * STRIDE)) {
    const after = reader.now + distance
    if (turned(after)) return firstBetween(before, after, turned)
    before = after
  }
  return undefined
}

function firstBetween(before: EngineTime, after: EngineTime, turned: (time: EngineTime) => boolean): EngineTime {
  let [low, high] = [before, after]
  while (high - low > 1) {
    const middle = low + Math.floor((high - low) / 2)
    if (turned(middle)) high = middle
    else low = middle
  }
  return high
}

/** The same state at a later time: derived items that read the clock follow it. */
class Later implements Reader {
  readonly now: EngineTime
  readonly #program: Program
  readonly #base: Reader

  constructor(program: Program, base: Reader, now: EngineTime) {
    this.#program = program
    this.#base = base
    this.now = now
  }

  task(index: number): TaskRecord {
    return this.#base.task(index)
  }

  item(index: number): ItemRecord {
    return movesWithTime(this.#program, index)
      ? derivedRecord(element(this.#program.items, index), this)
      : this.#base.item(index)
  }
}
