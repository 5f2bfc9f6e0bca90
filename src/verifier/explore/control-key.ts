import type { Expression } from '../../proforma/index.ts'
import type { CompiledExpression, Program, State, TaskProgram, TaskRecord } from '../../runtime/index.ts'
import { DORMANT, dueAt, isFinished, StateReader } from '../../runtime/index.ts'
import type { Liveness } from '../flow/liveness.ts'

/**
 * Tells states of the tasks apart as far as the future can (rule V33): times only as what is left until a cycle may
 * start, cycle numbers only as far as a limit, a repeat time or a condition looks at them.
 */
export class ControlKeys {
  readonly #program: Program
  readonly #cycleLimits: readonly number[]
  /** Whether conditions look at the clock: then times belong to the state as they are. */
  readonly timed: boolean

  readonly #liveness: Liveness | undefined

  /** @param liveness when given, how a finished task ended counts only while it can still matter (rule V52) */
  constructor(program: Program, expressions: readonly Expression[], liveness?: Liveness) {
    this.#program = program
    this.#liveness = liveness
    const counted = new Map<string, number>()
    for (const expression of expressions) noteCycles(expression, counted)
    this.#cycleLimits = program.tasks.map((task) => cycleLimit(task, counted.get(task.definition)))
    this.timed =
      program.tasks.some((task) => readsTime(task)) || program.items.some((item) => item.derivation?.reads.time)
  }

  keyOf(state: State): string {
    const reader = new StateReader(state)
    let key = state.started ? 's' : '-'
    if (this.timed) key += state.time
    for (const task of this.#program.tasks) key += this.#recordKey(task, reader.task(task.index), reader)
    return key
  }

  #recordKey(task: TaskProgram, record: TaskRecord, reader: StateReader): string {
    if (this.#liveness && isFinished(record.state) && !this.#liveness.task(task.index, reader)) {
      const repeats = record.stale.length > 0 && this.#liveness.mayRepeat(task.index, reader)
      return repeats ? `fo${record.stale.join(',')}` : 'f'
    }
    let key = String(record.state)
    const cycle = Math.min(record.cycle, this.#cycleLimits[task.index] as number)
    if (cycle > 1) key += `c${cycle}`
    if (record.committed.length > 0) key += `k${record.committed.join(',')}`
    if (record.stale.length > 0) key += `o${record.stale.join(',')}`
    if (record.running) key += 'r'
    if (task.trigger !== undefined && record.startedAt !== null) key += 't'
    if (task.cycleRepeat && record.state === DORMANT) {
      const due = dueAt(task, record, reader)
      if (due === null) key += 'w?'
      else if (due !== undefined && due > reader.now) key += `w${due - reader.now}`
    }
    if (this.timed) key += `@${record.startedAt},${record.completedAt},${record.discardedAt}`
    return key
  }
}

/** From this cycle on, later ones are the same. */
function cycleLimit(task: TaskProgram, counted: number | undefined): number {
  if (task.cycles !== -1 && task.trigger === undefined) return Number.POSITIVE_INFINITY
  return Math.max(task.cycles, counted ?? 1, task.cycleRepeat ? 2 : 1)
}

function readsTime(task: TaskProgram): boolean {
  const conditions = [
    task.waitCondition,
    task.precondition,
    task.abort,
    task.terminate,
    task.cycleUntil,
    task.cycleRepeat,
  ]
  const weighed = task.candidates.flatMap((each) => [each.recommendation, ...each.arguments.map((a) => a.condition)])
  const assigned = task.assignments.map((each) => each.value)
  return [...conditions, ...weighed, ...assigned].some((each: CompiledExpression | undefined) => each?.reads.time)
}

/** `cycle(T) < 3` needs cycles 1 to 4; anything but a comparison with a number needs all of them. */
function noteCycles(expression: Expression, counted: Map<string, number>): void {
  const enough = (name: string | undefined, limit: number): void => {
    if (name !== undefined) counted.set(name, Math.max(counted.get(name) ?? 1, limit))
  }
  switch (expression.kind) {
    case 'binary': {
      const [call, other] = cycleOf(expression.left)
        ? [expression.left, expression.right]
        : [expression.right, expression.left]
      const name = cycleOf(call)
      if (name !== undefined && other.kind === 'number') return enough(name, Math.floor(other.value) + 2)
      noteCycles(expression.left, counted)
      return noteCycles(expression.right, counted)
    }
    case 'call':
      enough(cycleOf(expression), Number.POSITIVE_INFINITY)
      return expression.arguments.forEach((argument) => noteCycles(argument, counted))
    case 'unary':
      return noteCycles(expression.operand, counted)
    case 'set':
      return expression.elements.forEach((element) => noteCycles(element, counted))
    default:
  }
}

function cycleOf(expression: Expression): string | undefined {
  if (expression.kind !== 'call' || expression.function !== 'cycle') return undefined
  const [argument] = expression.arguments
  return argument?.kind === 'name' ? argument.name : undefined
}
