import type { Expression } from '../../proforma/index.ts'
import {
  compileExpression,
  type Evaluate,
  type Program,
  type Reader,
  Reads,
  type TaskRecord,
} from '../../runtime/index.ts'
import type { Cuts } from './cuts.ts'
import type { DataSpace } from './space.ts'
import type { CompoundSpace } from './spaces.ts'

/** The part of a state that is not data: what tasks are doing, and the time. */
export type Control = Pick<Reader, 'now' | 'task'>

/** An expression, compiled by the engine, with everything it reads. */
export interface Reading {
  readonly evaluate: Evaluate
  /** Items that can be set, ascending. */
  readonly items: readonly number[]
  readonly tasks: readonly number[]
  readonly time: boolean
  /** Whether something in it is computed from several items and has a variable of its own. */
  readonly hasCompounds: boolean
}

/** What expressions read, and by what their values are told apart. */
export class Readings {
  readonly #program: Program
  readonly #space: DataSpace
  readonly #cuts: Cuts
  readonly #known = new Map<Expression, Map<number, Reading>>()
  readonly #expressionIds = new Map<Expression, number>()

  constructor(space: DataSpace, cuts: Cuts) {
    this.#program = space.program
    this.#space = space
    this.#cuts = cuts
  }

  of(expression: Expression, task: number): Reading {
    const forTask = this.#known.get(expression) ?? new Map<number, Reading>()
    this.#known.set(expression, forTask)
    const known = forTask.get(task) ?? forTask.get(-1)
    if (known) return known
    const program = this.#program
    const reads = new Reads()
    const evaluate = compileExpression(expression, program.scopeOf(task), reads)
    const items = new Set(reads.items)
    const tasks = new Set(reads.tasks)
    let time = reads.time || reads.updates.size > 0
    for (const support of reads.supports) time = this.#addSupport(support, items, tasks) || time
    const given = new Set([...items].flatMap((item) => program.items[item]?.givenBy ?? []))
    for (const item of items) for (const read of program.items[item]?.derivation?.reads.tasks ?? []) tasks.add(read)
    const hasCompounds = this.#hasCompounds(expression, reads.supports)
    const fresh: Reading = {
      evaluate,
      hasCompounds,
      items: [...given].sort(ascending),
      tasks: [...tasks].sort(ascending),
      time,
    }
    forTask.set(fresh.tasks.length === 0 && reads.supports.size === 0 ? -1 : task, fresh)
    return fresh
  }

  #hasCompounds(expression: Expression, supports: ReadonlySet<string>): boolean {
    if (this.#space.compounds.length === 0 && this.#space.sums.length === 0) return false
    if (supports.size > 0 || this.compoundOf(expression) || this.#cuts.ofSums.has(expression)) return true
    switch (expression.kind) {
      case 'name': {
        if (this.#space.compound(expression.name)) return true
        const item = this.#program.itemIndex.get(expression.name)
        const derivation = item === undefined ? undefined : this.#program.items[item]?.derivation
        return derivation !== undefined && this.#hasCompounds(derivation.source, supports)
      }
      case 'unary':
        return this.#hasCompounds(expression.operand, supports)
      case 'binary':
        return this.#hasCompounds(expression.left, supports) || this.#hasCompounds(expression.right, supports)
      case 'set':
        return expression.elements.some((element) => this.#hasCompounds(element, supports))
      case 'call': {
        const [first] = expression.arguments
        if (expression.function === 'is_known' && first && this.#cuts.isSum(first)) return true
        return expression.arguments.some((argument) => this.#hasCompounds(argument, supports))
      }
      default:
        return false
    }
  }

  #addSupport(support: string, items: Set<number>, tasks: Set<number>): boolean {
    const [task = 0, position = 0] = support.split(':').map(Number)
    let time = false
    for (const { condition } of this.#program.tasks[task]?.candidates[position]?.arguments ?? []) {
      for (const item of condition.reads.items) items.add(item)
      for (const read of condition.reads.tasks) tasks.add(read)
      time ||= condition.reads.time
    }
    return time
  }

  /** Tells values apart: an expression, and everything but data on which its value depends. */
  key(expression: Expression, task: number, known: Reading, control: Control): string {
    const id = this.#expressionIds.get(expression) ?? this.#expressionIds.size
    this.#expressionIds.set(expression, id)
    if (known.tasks.length === 0) return known.time ? `${id} ${control.now}` : String(id)
    const records = known.tasks.map((index) => recordKey(control.task(index), known.time))
    return `${id} ${task} ${records.join(';')}${known.time ? ` ${control.now}` : ''}`
  }

  compoundOf(expression: Expression): CompoundSpace | undefined {
    const key = this.#cuts.compounds.keyOf(expression)
    return key === undefined ? undefined : this.#space.compound(key)
  }
}

/** The parts of a record that expressions can read. */
function recordKey(record: TaskRecord, time: boolean): string {
  const key = `${record.state},${record.cycle},${record.committed.join('+')}`
  return time ? `${key},${record.startedAt},${record.completedAt},${record.discardedAt}` : key
}

const ascending = (a: number, b: number): number => a - b
