import type { Expression } from '../../proforma/index.ts'
import type { CompiledExpression, Program, State, TaskProgram, TaskRecord } from '../../runtime/index.ts'
import { DORMANT, dueAt, IN_PROGRESS, StateReader } from '../../runtime/index.ts'
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
  readonly #codes: Uint16Array
  readonly #codeOfKey = new Map<string, number>()
  /** Tasks of whose records nothing but state and commitment can ever matter. */
  readonly #plain: readonly boolean[]

  /** @param liveness when given, how a finished task ended counts only while it can still matter (rule V52) */
  constructor(program: Program, expressions: readonly Expression[], liveness?: Liveness) {
    this.#program = program
    this.#liveness = liveness
    const counted = new Map<string, number>()
    for (const expression of expressions) noteCycles(expression, counted)
    this.#cycleLimits = program.tasks.map((task) => cycleLimit(task, counted.get(task.definition)))
    this.#codes = new Uint16Array(program.tasks.length)
    this.timed =
      program.tasks.some((task) => readsTime(task)) || program.items.some((item) => item.derivation?.reads.time)
    this.#plain = program.tasks.map((task) => !task.repeats && !this.timed)
  }

  /** One character for each task: its state, or a number for a record that has more to it. */
  keyOf(state: State): string {
    const reader = new StateReader(state)
    const { tasks } = this.#program
    const codes = this.#codes
    for (let index = 0; index < tasks.length; index += 1)
      codes[index] = this.#codeOf(tasks[index] as TaskProgram, reader.task(index), reader)
    let key = this.timed ? `${state.time} ` : state.started ? '' : '-'
    for (let from = 0; from < codes.length; from += CHUNK)
      key += String.fromCharCode(...codes.subarray(from, from + CHUNK))
    return key
  }

  #codeOf(task: TaskProgram, record: TaskRecord, reader: StateReader): number {
    const { state } = record
    if (state > IN_PROGRESS && this.#liveness && !this.#liveness.task(task.index, reader)) {
      if (record.stale.length === 0 || !this.#liveness.mayRepeat(task.index, reader)) return OVER
      return this.#intern(`over ${record.stale.join(',')}`)
    }
    if (this.#plain[task.index] && record.committed.length === 0) return state
    return this.#intern(this.#recordKey(task, record, reader))
  }

  #intern(key: string): number {
    const known = this.#codeOfKey.get(key)
    if (known !== undefined) return known
    const code = FIRST_CODE + this.#codeOfKey.size
    // Beyond the characters there are, times and counters have got out of hand: the exploration cannot end anyway.
    if (code > LAST_CODE) throw new RangeError('its tasks can be in too many different situations.')
    this.#codeOfKey.set(key, code)
    return code
  }

  #recordKey(task: TaskProgram, record: TaskRecord, reader: StateReader): string {
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

/** The four states are themselves. */
const OVER = 4
const FIRST_CODE = 5
const LAST_CODE = 0xffff
const CHUNK = 4096

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
