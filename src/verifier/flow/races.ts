import type { BinaryOperator, Expression } from '../../proforma/index.ts'
import type { CompiledExpression, Program, TaskProgram } from '../../runtime/index.ts'
import type { Before } from './order.ts'
import { givenItems, readTasks, type ReadTable, type Role, rolesOf } from './reads.ts'

/** A variable that tasks look at: the state of a task, or an item that can be set. */
export type Variable = { readonly kind: 'task' | 'item'; readonly index: number }

/**
 * A look at something that may or may not have changed by then: the order of events outside decides what is seen
 * (rule V53). These are the races that an author should know of, and all that makes events depend on each other.
 */
export interface UnsettledRead {
  readonly task: number
  readonly role: Role | 'complete'
  readonly variable: Variable
}

/** Every unsettled read of a protocol. */
export function unsettledReads(program: Program, before: Before, table: ReadTable): readonly UnsettledRead[] {
  const races = new Races(program, before, table)
  return program.tasks.flatMap((task) => [...races.of(task)])
}

/**
 * Plans with an `abort` that, while the plan is in progress, can only turn from false to true: it compares items that
 * are given once. They are performed once, so ended for good then.
 */
export function steadyEnds(program: Program, before: Before, table: ReadTable): ReadonlySet<number> {
  const races = new Races(program, before, table)
  return new Set(program.tasks.filter((task) => races.endsSteadily(task)).map((task) => task.index))
}

class Races {
  readonly #program: Program
  readonly #before: Before
  readonly #table: ReadTable

  constructor(program: Program, before: Before, table: ReadTable) {
    this.#program = program
    this.#before = before
    this.#table = table
  }

  *of(task: TaskProgram): Generator<UnsettledRead> {
    const { index } = task
    // Nothing can happen before the root starts.
    for (const [role, expression] of rolesOf(task)) {
      if (index === 0 && (role === 'wait' || role === 'precondition')) continue
      const variables =
        role === 'wait' ? this.#turningFalse(expression, index, 'wait') : this.#unsettled(expression, index, role)
      for (const variable of variables) yield { task: index, role, variable }
    }
    for (const source of task.sources)
      for (const item of this.#program.items[source.item]?.givenBy ?? []) {
        const others = (this.#table.writers[item] ?? []).filter((writer) => writer !== index)
        if (others.every((writer) => this.#before.has(writer, index))) continue
        yield { task: index, role: 'ask', variable: { kind: 'item', index: item } }
      }
    // Whether a plan is complete depends on whether an optional component has begun.
    for (const component of task.components) {
      const part = this.#program.tasks[component] as TaskProgram
      if (!part.optional || !part.waitCondition) continue
      for (const variable of this.#unsettled(part.waitCondition, index, 'until'))
        yield { task: index, role: 'complete', variable }
    }
  }

  endsSteadily({ index, abort, repeats }: TaskProgram): boolean {
    if (!abort || repeats || readTasks(this.#program, abort).size > 0) return false
    return this.#turningFalse(abort, index, 'abort').length === 0
  }

  #unsettled(expression: CompiledExpression, task: number, role: Role): readonly Variable[] {
    const items = [...givenItems(this.#program, expression)].map((index): Variable => ({ kind: 'item', index }))
    const tasks = [...readTasks(this.#program, expression)].map((index): Variable => ({ kind: 'task', index }))
    return [...items, ...tasks].filter((variable) => !this.#settled(variable, task, role))
  }

  /** Whether what is seen is the same whatever happens outside in between. */
  #settled({ kind, index }: Variable, task: number, role: Role): boolean {
    // `terminate` is asked from when the plan around begins, the task itself may not have been asked yet.
    const { parent, subtreeEnd } = this.#program.tasks[task] as TaskProgram
    const asking = role === 'terminate' ? parent : task
    const own = (other: number): boolean =>
      (role === 'until' || role === 'assignment') && other >= task && other < subtreeEnd
    const finished = (other: number): boolean => own(other) || (asking >= 0 && this.#before.has(other, asking))
    if (kind === 'task') return finished(index)
    const writers = this.#table.writers[index] ?? []
    return writers.every(
      (writer) => finished(writer) || (role === 'weigh' && writer === task && !this.#assigns(task, index)),
    )
  }

  #assigns(task: number, item: number): boolean {
    return (this.#program.tasks[task] as TaskProgram).assignments.some((each) => each.item === item)
  }

  /** A wait condition may look at what is not settled as long as it can only become true; these make it false again. */
  #turningFalse(expression: CompiledExpression, task: number, role: Role): readonly Variable[] {
    const found: Variable[] = []
    this.#scan(expression.source, task, true, found)
    const unsettled = new Set(this.#unsettled(expression, task, role).map(keyOf))
    return found.filter((variable) => unsettled.has(keyOf(variable)))
  }

  /** Notes what is looked at in a way that can turn from true to false. */
  #scan(expression: Expression, task: number, positive: boolean, found: Variable[]): void {
    if (expression.kind === 'unary' && expression.operator === 'not')
      return this.#scan(expression.operand, task, !positive, found)
    if (expression.kind === 'binary' && (expression.operator === 'and' || expression.operator === 'or')) {
      this.#scan(expression.left, task, positive, found)
      return this.#scan(expression.right, task, positive, found)
    }
    const variables = this.#variablesIn(expression, task)
    if (positive && this.#onlyBecomesTrue(expression, task, variables)) return
    found.push(...variables)
  }

  #onlyBecomesTrue(expression: Expression, task: number, variables: readonly Variable[]): boolean {
    if (expression.kind === 'call') {
      const isOver = expression.function === 'completed' || expression.function === 'discarded'
      const isKnown = expression.function === 'is_known' && expression.arguments[0]?.kind === 'name'
      return (isOver || isKnown) && variables.every((variable) => this.#settlesOnce(variable, task))
    }
    if (expression.kind !== 'binary' || !COMPARISONS.has(expression.operator)) return false
    const plain = isStrict(expression.left) && isStrict(expression.right) && !this.#readsDerived(expression)
    return plain && variables.every((variable) => this.#settlesOnce(variable, task))
  }

  /** Changes once, from unknown to its value or from unfinished to finished, and never again. */
  #settlesOnce({ kind, index }: Variable, task: number): boolean {
    if (kind === 'task') return this.#before.staysFinished(index, task)
    const writers = this.#table.writers[index] ?? []
    return writers.length <= 1 && writers.every((writer) => !(this.#program.tasks[writer] as TaskProgram).repeats)
  }

  #readsDerived(expression: Expression): boolean {
    switch (expression.kind) {
      case 'name': {
        const item = this.#program.itemIndex.get(expression.name)
        return item !== undefined && this.#program.items[item]?.derivation !== undefined
      }
      case 'binary':
        return this.#readsDerived(expression.left) || this.#readsDerived(expression.right)
      case 'unary':
        return this.#readsDerived(expression.operand)
      case 'set':
        return expression.elements.some((element) => this.#readsDerived(element))
      default:
        return false
    }
  }

  #variablesIn(expression: Expression, task: number): readonly Variable[] {
    const items = new Set<number>()
    const tasks = new Set<number>()
    this.#collect(expression, task, items, tasks)
    const given = new Set([...items].flatMap((item) => this.#program.items[item]?.givenBy ?? []))
    return [
      ...[...given].map((index): Variable => ({ kind: 'item', index })),
      ...[...tasks].map((index): Variable => ({ kind: 'task', index })),
    ]
  }

  /** What an expression names; names of candidates count for nothing, those inside `netsupport` for all of its arguments. */
  #collect(expression: Expression, task: number, items: Set<number>, tasks: Set<number>): void {
    switch (expression.kind) {
      case 'name': {
        const item = this.#program.itemIndex.get(expression.name)
        if (item !== undefined) this.#collectItem(item, items, tasks)
        else {
          const resolution = this.#program.scopeOf(task).task(expression.name)
          if (resolution.kind === 'task') this.#collectTask(resolution.index, items, tasks)
        }
        return
      }
      case 'unary':
        return this.#collect(expression.operand, task, items, tasks)
      case 'binary':
        this.#collect(expression.left, task, items, tasks)
        return this.#collect(expression.right, task, items, tasks)
      case 'set':
        return expression.elements.forEach((each) => this.#collect(each, task, items, tasks))
      case 'call':
        return expression.arguments.forEach((each) => this.#collect(each, task, items, tasks))
      default:
    }
  }

  #collectItem(item: number, items: Set<number>, tasks: Set<number>): void {
    items.add(item)
    const derivation = this.#program.items[item]?.derivation
    if (derivation) for (const task of readTasks(this.#program, derivation)) tasks.add(task)
  }

  #collectTask(index: number, items: Set<number>, tasks: Set<number>): void {
    tasks.add(index)
    for (const candidate of this.#program.tasks[index]?.candidates ?? [])
      for (const { condition } of candidate.arguments) for (const item of condition.reads.items) items.add(item)
  }
}

const keyOf = ({ kind, index }: Variable): string => `${kind}${index}`

const COMPARISONS: ReadonlySet<BinaryOperator> = new Set(['=', '!=', '<', '<=', '>', '>=', 'includes', 'oneof'])

/** Unknown as long as anything in it is: then a comparison with it is false until everything is known. */
function isStrict(expression: Expression): boolean {
  switch (expression.kind) {
    case 'name':
    case 'number':
    case 'text':
    case 'boolean':
    case 'duration':
      return true
    case 'unary':
      return expression.operator !== 'not' && isStrict(expression.operand)
    case 'binary':
      return ARITHMETIC.has(expression.operator) && isStrict(expression.left) && isStrict(expression.right)
    case 'set':
      return expression.elements.every(isStrict)
    case 'call':
      return expression.function === 'result_of' || expression.function === 'result_set'
    default:
      return false
  }
}

const ARITHMETIC: ReadonlySet<BinaryOperator> = new Set(['+', '-', '*', '/', '#'])
