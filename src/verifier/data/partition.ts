import type { Expression, Value } from '../../proforma/index.ts'
import {
  compileExpression,
  type Evaluate,
  derivedValue,
  type ItemProgram,
  type ItemRecord,
  type Program,
  type Reader,
  Reads,
  type Scope,
  type TaskRecord,
} from '../../runtime/index.ts'
import { addCompounds, TRIED } from './add-compounds.ts'
import { Cuts } from './cuts.ts'
import type { ScalarDomain } from './domain.ts'
import { scalarDomain } from './domain.ts'
import { conditionsOf, propertiesOf } from './model.ts'
import { DataSpace } from './space.ts'
import { type ItemNames, TIME_FUNCTIONS } from './term-reader.ts'

export interface Partition {
  readonly space: DataSpace
  readonly cuts: Cuts
  /** Whether every comparison is cut exactly; what depends on time is told by `cuts.approximations`. */
  readonly exact: boolean
  /** In words: why not. */
  readonly limits: readonly string[]
}

export interface PartitionOptions {
  /** Budget for diagrams. */
  readonly maxNodes?: number
  /** Expressions that cut as well although no condition has them. */
  readonly also?: readonly Expression[]
  /** Items of a sum with at most so many values are taken value by value. */
  readonly enumerable?: number
  /** Whether any item may get another value at any time. */
  readonly asynchronousData?: boolean
}

/**
 * Cuts the data of a protocol into the pieces that its conditions tell apart.
 *
 * @throws PartitionBudgetError when an item would be cut into too many pieces
 */
export function partition(program: Program, options: PartitionOptions = {}): Partition {
  const units = unitsOf(program)
  const domains = program.items.map((item) => scalarDomain(item.domain, item.words, units.get(item.name)))
  const names = new Names(program, domains)
  const cuts = new Cuts(names, options.enumerable)
  for (const condition of conditionsOf(program)) {
    if (condition.role !== 'assignment') cuts.read(condition.expression)
  }
  for (const expression of options.also ?? []) cuts.read(expression)
  for (const task of program.tasks) for (const { item, value } of task.assignments) cuts.assigned(item, value.source)
  for (const { pattern } of propertiesOf(program)) {
    if (!pattern) continue
    for (const part of Object.values(pattern)) if (typeof part === 'object') cuts.read(part.value)
  }
  const space = new DataSpace(program, cuts, domains, orderOfItems(program), options.maxNodes)
  const limits = addCompounds(space, cuts)
  if (cuts.relations.length > 0) limits.add(TRIED)
  if (
    [...space.compounds, ...space.sums].some((each) =>
      each.operands.some(({ item }) => isGivenAgain(program, item, options)),
    )
  )
    limits.add(AGAIN)
  return { space, cuts, exact: limits.size === 0, limits: [...limits] }
}

const AGAIN =
  'Of values that are compared with each other one can be given again: what was known of them together then counts no more.'

/**
 * Whether an item can get another value while others keep theirs: what was known of them together then says nothing about
 * the one that stays, which is not followed.
 */
function isGivenAgain(program: Program, item: number, { asynchronousData }: PartitionOptions): boolean {
  if (asynchronousData) return true
  const isAssigned = program.tasks.some((task) => task.assignments.some((each) => each.item === item))
  return isAssigned || (program.repeatedSources[item]?.length ?? 0) > 0
}

function unitsOf(program: Program): ReadonlyMap<string, string> {
  const units = new Map<string, string>()
  for (const { node } of program.parsed.definitions)
    if (node.kind === 'data' && node.unit && !units.has(node.name.text)) units.set(node.name.text, node.unit.value)
  return units
}

/** Items that can be set, in the order in which the tasks of the tree first ask for or look at them. */
function orderOfItems(program: Program): readonly number[] {
  const order = new Set<number>()
  const add = (items: readonly number[]): void => {
    for (const item of items) for (const given of program.items[item]?.givenBy ?? []) order.add(given)
  }
  for (const task of program.tasks) {
    add(task.sources.map((source) => source.item))
    for (const condition of [task.waitCondition, task.precondition, task.abort, task.terminate, task.cycleUntil])
      if (condition) add(condition.reads.items)
    for (const candidate of task.candidates) {
      for (const argument of candidate.arguments) add(argument.condition.reads.items)
      add(candidate.recommendation.reads.items)
    }
  }
  for (const item of program.items) if (!item.derivation) order.add(item.index)
  return [...order]
}

class Names implements ItemNames {
  readonly #program: Program
  readonly #domains: readonly ScalarDomain[]
  readonly #compiled = new Map<Expression, Evaluate>()
  readonly #scope: Scope

  constructor(program: Program, domains: readonly ScalarDomain[]) {
    this.#program = program
    this.#domains = domains
    this.#scope = program.scopeOf(0)
  }

  item(name: string): number | undefined {
    return this.#program.itemIndex.get(name)
  }

  domain(item: number): ScalarDomain {
    return this.#domains[item] as ScalarDomain
  }

  multiple(item: number): boolean {
    return this.#program.items[item]?.domain.multiple ?? false
  }

  derivation(item: number): Expression | undefined {
    return this.#program.items[item]?.derivation?.source
  }

  rounded(item: number): boolean {
    return this.#program.items[item]?.domain.precision !== undefined
  }

  readsTasks(expression: Expression): boolean {
    const reads = new Reads()
    compileExpression(expression, this.#scope, reads)
    const derived = [...reads.items].some(
      (item) => (this.#program.items[item]?.derivation?.reads.tasks.length ?? 0) > 0,
    )
    return derived || reads.tasks.size > 0 || reads.supports.size > 0 || reads.time || reads.updates.size > 0
  }

  constant(expression: Expression): { readonly value: Value } | undefined {
    if (!this.#readsNothing(expression)) return undefined
    return { value: this.#compile(expression)(this.#reader(-1, undefined)) }
  }

  #readsNothing(expression: Expression): boolean {
    switch (expression.kind) {
      case 'name':
        return this.#program.itemIndex.get(expression.name) === undefined
      case 'unary':
        return this.#readsNothing(expression.operand)
      case 'binary':
        return this.#readsNothing(expression.left) && this.#readsNothing(expression.right)
      case 'set':
        return expression.elements.every((element) => this.#readsNothing(element))
      case 'call':
        return !STATEFUL.has(expression.function) && expression.arguments.every((each) => this.#readsNothing(each))
      default:
        return true
    }
  }

  valueAt(expression: Expression, item: number, value: Value): Value {
    return this.#compile(expression)(this.#reader(item, value))
  }

  #compile(expression: Expression): Evaluate {
    const known = this.#compiled.get(expression)
    if (known) return known
    const compiled = compileExpression(expression, this.#scope, new Reads())
    this.#compiled.set(expression, compiled)
    return compiled
  }

  /** Every other item is unknown, every task as in the beginning. */
  #reader(item: number, value: Value): Reader {
    const program = this.#program
    const reader: Reader = {
      now: 0,
      task: (index): TaskRecord => (program.tasks[index] as { initial: TaskRecord }).initial,
      item: (index): ItemRecord => {
        if (index === item) return { value, updatedAt: 0 }
        const { derivation } = program.items[index] as ItemProgram
        const derived = derivation && derivedValue(derivation.evaluate(reader), program.items[index] as ItemProgram)
        return { value: derived, updatedAt: null }
      },
    }
    return reader
  }
}

/** Functions whose value is no constant even when their arguments are. */
const STATEFUL = new Set([
  ...TIME_FUNCTIONS,
  'completed',
  'in_progress',
  'discarded',
  'dormant',
  'result_of',
  'result_set',
  'netsupport',
  'cycle',
])
