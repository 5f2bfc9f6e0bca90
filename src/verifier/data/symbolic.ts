import {
  add,
  addNumbers,
  type Argument,
  compare,
  concatenate,
  divide,
  type Expression,
  includes,
  multiply,
  negate,
  oneOf,
  PURE_FUNCTIONS,
  type PureFunction,
  setLiteral,
  subtract,
  union,
  type Value,
} from '../../proforma/index.ts'
import {
  type Evaluate,
  derivedValue,
  fit,
  type ItemProgram,
  type ItemRecord,
  type Program,
  type Reader,
} from '../../runtime/index.ts'
import type { Cuts } from './cuts.ts'
import type { Diagram } from './diagram.ts'
import { FALSE, TRUE } from './diagram.ts'
import { valueOfRegion } from './feasible.ts'
import { Leaves } from './leaves.ts'
import { HOLDS, LinearValues, type Surroundings } from './linear-values.ts'
import { type Control, type Reading, Readings } from './readings.ts'
import type { DataSpace } from './space.ts'
import type { CompoundSpace, ItemSpace } from './spaces.ts'
import type { LinearTerm } from './terms.ts'

export type { Control } from './readings.ts'

/** Items that have been given values within the present operation, as functions of the values before it. */
export type Assigned = ReadonlyMap<number, Diagram>

/** Up to so many combinations of values are simply run through the engine's evaluator. */
const TABLE = 128
const NOTHING: Assigned = new Map()

/**
 * The value of expressions for all patients at once. Leaves are obtained by running the engine's own evaluation on the
 * representatives of the pieces, so that diagrams and engine agree by construction (rule V17).
 */
export class Symbolic {
  readonly space: DataSpace
  readonly leaves: Leaves
  readonly #program: Program
  readonly #cuts: Cuts
  readonly #values = new Map<string, Diagram>()
  readonly #items = new Map<number, Diagram>()
  readonly #memo = new Map<string, Diagram>()
  readonly #readings: Readings
  readonly #linear: LinearValues

  /** @param cuts where the space comes from */
  constructor(space: DataSpace, cuts: Cuts) {
    this.#cuts = cuts
    this.#program = space.program
    this.space = space
    this.leaves = new Leaves(space.diagrams)
    this.#linear = new LinearValues(space, this.leaves)
    this.#readings = new Readings(space, cuts)
  }

  /** Where the condition is true, as the engine asks it: unknown is not true. */
  condition(expression: Expression, task: number, control: Control, assigned: Assigned = NOTHING): Diagram {
    return this.leaves.truth(this.value(expression, task, control, assigned))
  }

  /** What an expression reads: items that can be set, tasks, the clock. */
  reads(expression: Expression, task: number): Omit<Reading, 'evaluate'> {
    return this.#readings.of(expression, task)
  }

  value(expression: Expression, task: number, control: Control, assigned: Assigned = NOTHING): Diagram {
    const known = this.#readings.of(expression, task)
    const plain = assigned.size === 0 || known.items.every((item) => !assigned.has(item))
    const key = this.#readings.key(expression, task, known, control)
    if (!plain) {
      const given = known.items.flatMap((item) => (assigned.has(item) ? [`${item}:${assigned.get(item)}`] : []))
      return this.memo(`value ${key} ${given.join(' ')}`, () => this.#structure(expression, task, control, assigned))
    }
    const cached = this.#values.get(key)
    if (cached !== undefined) return cached
    const value = this.#compute(expression, task, control, known)
    this.#values.set(key, value)
    return value
  }

  #compute(expression: Expression, task: number, control: Control, known: Reading): Diagram {
    const spaces = known.items.map((item) => this.space.of(item)).filter((space) => space !== undefined)
    if (known.hasCompounds) return this.#structure(expression, task, control, NOTHING)
    let combinations = 1
    for (const space of spaces) combinations *= this.space.size(space)
    if (combinations <= TABLE || (spaces.length === 1 && spaces[0]?.kind === 'scalar'))
      return this.#table(spaces, known.evaluate, control)
    return this.#structure(expression, task, control, NOTHING)
  }

  /** Runs the engine's evaluator on every combination of representatives. */
  #table(spaces: readonly ItemSpace[], evaluate: Evaluate, control: Control): Diagram {
    const { diagrams } = this.space
    const variables = spaces.flatMap((space) => space.variables).sort((a, b) => a - b)
    const chosen = new Map<number, number>()
    const reader = this.#reader(control, (variable) => chosen.get(variable) ?? 0)
    const build = (position: number): Diagram => {
      const variable = variables[position]
      if (variable === undefined) return this.leaves.of(evaluate(reader))
      return diagrams.cases(variable, (value) => {
        chosen.set(variable, value)
        return build(position + 1)
      })
    }
    return build(0)
  }

  #reader(control: Control, at: (variable: number) => number): Reader {
    const item = (index: number): ItemRecord => {
      const program = this.#program.items[index] as ItemProgram
      const space = this.space.of(index)
      if (space) return { value: this.space.value(space, at), updatedAt: control.now }
      return {
        value: program.derivation && derivedValue(program.derivation.evaluate(reader), program),
        updatedAt: null,
      }
    }
    const reader: Reader = { now: control.now, task: (index) => control.task(index), item }
    return reader
  }

  /** Takes a large expression apart; its parts are small again. */
  #structure(expression: Expression, task: number, control: Control, assigned: Assigned): Diagram {
    const { diagrams } = this.space
    // What has just been assigned is no longer what the compound's variable speaks of.
    const isMoved = assigned.size > 0 && this.#readings.of(expression, task).items.some((item) => assigned.has(item))
    const compound = isMoved ? undefined : this.#readings.compoundOf(expression)
    if (compound) return this.#compound(expression, compound)
    const value = (part: Expression): Diagram => this.value(part, task, control, assigned)
    const condition = (part: Expression): Diagram => this.leaves.truth(value(part))
    switch (expression.kind) {
      case 'name':
        return this.#name(expression, task, control, assigned)
      case 'unary': {
        if (expression.operator === 'not') return diagrams.not(condition(expression.operand))
        const operand = value(expression.operand)
        return expression.operator === '-' ? this.leaves.map(operand, negate) : operand
      }
      case 'binary': {
        if (expression.operator === 'and') return diagrams.and(condition(expression.left), condition(expression.right))
        if (expression.operator === 'or') return diagrams.or(condition(expression.left), condition(expression.right))
        if (this.#cuts.ofSums.has(expression)) return this.#ofSums(expression, task, control, assigned)
        return this.leaves.apply(
          value(expression.left),
          value(expression.right),
          BINARY[expression.operator] ?? compareNothing,
        )
      }
      case 'set':
        return this.#set(expression.elements.map(value))
      case 'call':
        return this.#call(expression, task, control, assigned)
      default:
        return this.leaves.of(this.#readings.of(expression, task).evaluate(this.#reader(control, () => 0)))
    }
  }

  /** A comparison of sums, told by their variables. */
  #ofSums(
    { operator, left, right }: Expression & { kind: 'binary' },
    task: number,
    control: Control,
    assigned: Assigned,
  ): Diagram {
    return this.#linear.comparison(operator, left, right, this.#around(task, control, assigned))
  }

  /** The value of a derived item as a diagram whose leaves are values, or sums as `termOf` tells; undefined for others. */
  sumOfItem(item: number, control: Control): Diagram | undefined {
    const { derivation } = this.#program.items[item] as ItemProgram
    if (!derivation || this.space.sums.length === 0 || !this.#cuts.isSum(derivation.source)) return undefined
    return this.#linear.item(item, this.#around(0, control, NOTHING))
  }

  /** The sum of items that a leaf stands for. */
  termOf(leaf: Diagram): LinearTerm | undefined {
    return this.#linear.termOf(leaf)
  }

  /** Conditions and other parts of sums, in the same place. */
  #around(task: number, control: Control, assigned: Assigned): Surroundings {
    return {
      value: (part) => this.value(part, task, control, assigned),
      condition: (part) => this.condition(part, task, control, assigned),
      item: (name) => this.#program.itemIndex.get(name),
      derivation: (item) => this.#program.items[item]?.derivation?.source,
      fitted: (item, value) => derivedValue(value, this.#program.items[item] as ItemProgram),
      assigned: (item) => assigned.get(item),
      keyOf: (part) => {
        const known = this.#readings.of(part, task)
        return known.items.some((item) => assigned.has(item))
          ? undefined
          : this.#readings.key(part, task, known, control)
      },
    }
  }

  /** A value compared with constants has one leaf for each of its regions; a comparison of values is true or false. */
  #compound(expression: Expression, { compound, variable }: CompoundSpace): Diagram {
    const { diagrams } = this.space
    if (compound.kind === 'value')
      return diagrams.cases(variable, (region) => this.leaves.of(valueOfRegion(compound.cuts, region)))
    const holds = expression.kind === 'binary' ? HOLDS[expression.operator] : undefined
    return diagrams.literal(variable, (region) => region > 0 && (holds?.(region - 2) ?? false))
  }

  #name(expression: Expression & { kind: 'name' }, task: number, control: Control, assigned: Assigned): Diagram {
    const item = this.#program.itemIndex.get(expression.name)
    if (item === undefined)
      return this.leaves.of(this.#readings.of(expression, task).evaluate(this.#reader(control, () => 0)))
    return this.item(item, control, assigned)
  }

  /** The value of an item, derived or not. */
  item(item: number, control: Control, assigned: Assigned = NOTHING): Diagram {
    const given = assigned.get(item)
    if (given !== undefined) return given
    const space = this.space.of(item)
    if (space) {
      const known = this.#items.get(item)
      if (known !== undefined) return known
      const value = this.space.diagram(space, (each) => this.leaves.of(each))
      this.#items.set(item, value)
      return value
    }
    const program = this.#program.items[item] as ItemProgram
    if (!program.derivation) return this.leaves.of(undefined)
    const computed = this.value(program.derivation.source, 0, control, assigned)
    return this.leaves.map(computed, (each) => derivedValue(each, program))
  }

  /** An assigned value as its item takes it. */
  fitted(value: Diagram, item: ItemProgram): Diagram {
    return this.leaves.map(value, (each) => fit(each, item).value)
  }

  /** Where a computed value does not fit its item and an assignment is therefore not made. */
  misfit(value: Diagram, item: ItemProgram): Diagram {
    return this.leaves.map(value, (each) => fit(each, item).fault !== undefined)
  }

  #call(call: Expression & { kind: 'call' }, task: number, control: Control, assigned: Assigned): Diagram {
    const { diagrams } = this.space
    const parts = (): readonly Diagram[] =>
      call.arguments.map((argument) => this.value(argument, task, control, assigned))
    if (call.function === 'if') {
      const [condition = FALSE, yes, no] = parts()
      const unknown = this.leaves.of(undefined)
      return diagrams.choose(this.leaves.truth(condition), yes ?? unknown, no ?? unknown)
    }
    if (call.function === 'is_known') {
      const [argument] = call.arguments
      if (argument && this.#cuts.isSum(argument) && this.space.sums.length > 0)
        return this.#linear.known(argument, this.#around(task, control, assigned))
      return this.#isKnown(argument, parts)
    }
    if (call.function === 'netsupport') return this.#netsupport(call, task, control, assigned)
    const pure = PURE_FUNCTIONS.get(call.function)
    if (!pure) return this.leaves.of(this.#readings.of(call, task).evaluate(this.#reader(control, () => 0)))
    if (call.arguments.length === 1) return this.leaves.map(parts()[0] as Diagram, (a) => pure(a))
    if (call.arguments.length !== 2) return this.#many(call.function, parts(), pure)
    const [a, b] = parts() as readonly [Diagram, Diagram]
    return this.leaves.apply(a, b, (x, y) => (x === undefined || y === undefined ? undefined : pure(x, y)))
  }

  /** A compound is known where its own variable says so: its operands have one representative for all that they can give. */
  #isKnown(argument: Expression | undefined, parts: () => readonly Diagram[]): Diagram {
    const compound = argument?.kind === 'name' ? this.space.compound(argument.name) : undefined
    if (compound?.compound.kind === 'value')
      return this.space.diagrams.literal(compound.variable, (region) => region > 0)
    return this.leaves.known(parts()[0] ?? this.leaves.of(undefined))
  }

  /** A set literal, element by element: on the way there are sets, of which there are fewer than lists. */
  #set(parts: readonly Diagram[]): Diagram {
    let all: Diagram = this.leaves.of(setLiteral([]))
    for (const part of parts) all = this.leaves.apply(all, part, (set, element) => union(set, setLiteral([element])))
    return all
  }

  /** The largest of many is the larger of the first and the largest of the others. */
  #many(name: string, parts: readonly Diagram[], pure: PureFunction): Diagram {
    if (name !== 'min' && name !== 'max') return this.#list(parts, (values) => pure(...values))
    return parts.reduce((best, part) =>
      this.leaves.apply(best, part, (a, b) => (a === undefined || b === undefined ? undefined : pure(a, b))),
    )
  }

  /** A function of a list of values: the lists themselves are leaves on the way. */
  #list(parts: readonly Diagram[], of: (values: readonly Value[]) => Value): Diagram {
    const { diagrams } = this.space
    const lists = new Map<Diagram, readonly Value[]>()
    const leafOf = (values: readonly Value[]): Diagram => {
      const leaf = diagrams.leaf(`list ${JSON.stringify(values.map((value) => value ?? null))}`)
      lists.set(leaf, values)
      return leaf
    }
    let all: Diagram = leafOf([])
    for (const part of parts)
      all = diagrams.apply(all, part, (list, leaf) => leafOf([...(lists.get(list) ?? []), this.leaves.value(leaf)]))
    return diagrams.map(all, (leaf) => this.leaves.of(of(lists.get(leaf) ?? [])))
  }

  #netsupport(call: Expression & { kind: 'call' }, task: number, control: Control, assigned: Assigned): Diagram {
    const [decision, candidate] = call.arguments
    const scope = this.#program.scopeOf(task)
    const unknown = this.leaves.of(undefined)
    if (decision?.kind !== 'name' || candidate?.kind !== 'name') return unknown
    const resolution = scope.task(decision.name)
    if (resolution.kind !== 'task') return unknown
    const position = scope.candidate(resolution.index, candidate.name)
    return position < 0 ? unknown : this.support(resolution.index, position, control, assigned)
  }

  /**
   * The net support of a candidate: sums are made argument by argument, so that only the reachable sums exist.
   *
   * @param flipped position of an argument that counts as if it held exactly where it does not
   */
  support(task: number, position: number, control: Control, assigned: Assigned = NOTHING, flipped?: number): Diagram {
    const { diagrams } = this.space
    const weighed = this.candidate(task, position)?.arguments ?? []
    const where = weighed.map(({ condition }, i): Diagram => {
      const is = this.condition(condition, task, control, assigned)
      return i === flipped ? diagrams.not(is) : is
    })
    return this.memo(`support ${task} ${position} ${where.join(' ')}`, () => this.#sum(weighed, where))
  }

  #sum(weighed: readonly Argument[], where: readonly Diagram[]): Diagram {
    const { diagrams } = this.space
    const zero = this.leaves.of(0)
    let sum: Diagram = zero
    let confirmed: Diagram = FALSE
    let excluded: Diagram = FALSE
    for (const [i, { support }] of weighed.entries()) {
      const holds = where[i] as Diagram
      if (support.kind === 'confirming') confirmed = diagrams.or(confirmed, holds)
      else if (support.kind === 'excluding') excluded = diagrams.or(excluded, holds)
      else {
        const weight = support.kind === 'weight' ? support.weight : support.kind === 'for' ? 1 : -1
        sum = this.leaves.apply(sum, diagrams.choose(holds, this.leaves.of(weight), zero), plus)
      }
    }
    const infinite = diagrams.choose(confirmed, this.leaves.of(Number.POSITIVE_INFINITY), sum)
    const settled = diagrams.choose(
      diagrams.minus(excluded, confirmed),
      this.leaves.of(Number.NEGATIVE_INFINITY),
      infinite,
    )
    return diagrams.choose(diagrams.and(confirmed, excluded), this.leaves.of(undefined), settled)
  }

  /** Where a candidate is recommended: its rule is true and its evidence does not contradict itself. */
  recommended(task: number, position: number, control: Control, assigned: Assigned = NOTHING): Diagram {
    const support = this.support(task, position, control, assigned)
    const rule = this.candidate(task, position)?.recommendation?.value
    const holds = rule
      ? this.condition(rule, task, control, assigned)
      : this.memo(`default ${support}`, () =>
          this.leaves.truth(this.leaves.map(support, (value) => compare('>=', value, 1))),
        )
    return this.space.diagrams.and(
      holds,
      this.memo(`known ${support}`, () => this.leaves.known(support)),
    )
  }

  /** Where the mandatory sources of a task have values that count. */
  sourcesKnown(task: number, control: Control, assigned: Assigned = NOTHING): Diagram {
    const { stale } = control.task(task)
    let all: Diagram = TRUE
    for (const [position, source] of (this.#program.tasks[task]?.sources ?? []).entries()) {
      if (!source.mandatory) continue
      if (stale.includes(position)) return FALSE
      all = this.space.diagrams.and(all, this.leaves.known(this.item(source.item, control, assigned)))
    }
    return all
  }

  /** What has been computed before under the same key, which has to name everything that it depends on. */
  memo(key: string, compute: () => Diagram): Diagram {
    const known = this.#memo.get(key)
    if (known !== undefined) return known
    const made = compute()
    this.#memo.set(key, made)
    return made
  }

  /** The definition of a candidate. */
  candidate(task: number, position: number) {
    const definition = this.#program.tasks[task]?.source.definition
    return definition?.kind === 'decision' ? definition.candidates[position] : undefined
  }
}

const plus = (a: Value, b: Value): Value =>
  typeof a === 'number' && typeof b === 'number' ? addNumbers(a, b) : undefined

const compareNothing = (): Value => undefined

const BINARY: Readonly<Record<string, (a: Value, b: Value) => Value>> = {
  '=': (a, b) => compare('=', a, b),
  '!=': (a, b) => compare('!=', a, b),
  '<': (a, b) => compare('<', a, b),
  '<=': (a, b) => compare('<=', a, b),
  '>': (a, b) => compare('>', a, b),
  '>=': (a, b) => compare('>=', a, b),
  includes,
  oneof: oneOf,
  '#': concatenate,
  '+': add,
  '-': subtract,
  '*': multiply,
  '/': divide,
}
