import {
  add,
  type BinaryOperator,
  compare as compareValues,
  divide,
  type Expression,
  multiply,
  negate,
  subtract,
  type Value,
} from '../../proforma/index.ts'
import type { Diagram, Diagrams } from './diagram.ts'
import { FALSE, TRUE } from './diagram.ts'
import type { Leaves } from './leaves.ts'
import { fromLine, toLine } from './quantities.ts'
import { add as addPlaces, compare, multiply as multiplyPlaces, rational, type Rational } from './rational.ts'
import type { DataSpace } from './space.ts'
import type { ScalarSpace } from './spaces.ts'
import { scaledSum, sideOf } from './sums.ts'
import { asLinear, difference, linearProduct, linearQuotient, linearSum, type LinearTerm, scaled } from './terms.ts'

/** What surrounds an expression: how its other parts are computed. */
export interface Surroundings {
  /** The value for the values that stand for the pieces. */
  value(expression: Expression): Diagram
  condition(expression: Expression): Diagram
  item(name: string): number | undefined
  derivation(item: number): Expression | undefined
  /** A computed value as its derived item takes it. */
  fitted(item: number, value: Value): Value
  /** What has been given to an item within the present operation. */
  assigned(item: number): Diagram | undefined
  /** The same for the same value; undefined where nothing is to be remembered. */
  keyOf(expression: Expression): string | undefined
}

/**
 * The value of expressions as diagrams whose leaves are values or sums of items: `if(old, a + b + 1, a + b)` has the leaves
 * a + b + 1 and a + b. So comparisons of sums are told by the variable of the sum, exactly (rule V14).
 */
export class LinearValues {
  readonly #space: DataSpace
  readonly #diagrams: Diagrams
  readonly #leaves: Leaves
  readonly #terms = new Map<Diagram, LinearTerm>()
  readonly #values = new Map<string, Diagram>()

  constructor(space: DataSpace, leaves: Leaves) {
    this.#space = space
    this.#diagrams = space.diagrams
    this.#leaves = leaves
  }

  /** The sum of items that a leaf stands for; undefined for a value. */
  termOf(leaf: Diagram): LinearTerm | undefined {
    return this.#terms.get(leaf)
  }

  /** Where a comparison is true. */
  comparison(operator: BinaryOperator, left: Expression, right: Expression, around: Surroundings): Diagram {
    const [a, b] = [this.value(left, around), this.value(right, around)]
    const pairs = new Map<Diagram, readonly [Diagram, Diagram]>()
    const paired = this.#diagrams.apply(a, b, (x, y) => {
      const leaf = this.#diagrams.leaf(`pair ${x} ${y}`)
      pairs.set(leaf, [x, y])
      return leaf
    })
    const byResult = new Map<Diagram, Set<Diagram>>()
    for (const leaf of this.#diagrams.leaves(paired)) {
      const [x, y] = pairs.get(leaf) as readonly [Diagram, Diagram]
      const result = this.#compared(operator, x, y)
      byResult.set(result, (byResult.get(result) ?? new Set()).add(leaf))
    }
    let all: Diagram = FALSE
    for (const [result, leaves] of byResult) {
      if (result === FALSE) continue
      const where = this.#diagrams.map(paired, (leaf) => (leaves.has(leaf) ? TRUE : FALSE))
      all = this.#diagrams.or(all, this.#diagrams.and(where, result))
    }
    return all
  }

  /** Where an expression has a value. */
  known(expression: Expression, around: Surroundings): Diagram {
    return this.#diagrams.map(this.value(expression, around), (leaf) =>
      this.#terms.has(leaf) || this.#leaves.value(leaf) !== undefined ? TRUE : FALSE,
    )
  }

  value(expression: Expression, around: Surroundings): Diagram {
    const key = around.keyOf(expression)
    const known = key === undefined ? undefined : this.#values.get(key)
    if (known !== undefined) return known
    const value = this.#compute(expression, around) ?? around.value(expression)
    if (key !== undefined) this.#values.set(key, value)
    return value
  }

  /** Undefined where something is no sum: then the values that stand for the pieces serve. */
  #compute(expression: Expression, around: Surroundings): Diagram | undefined {
    switch (expression.kind) {
      case 'name': {
        const item = around.item(expression.name)
        return item === undefined ? undefined : this.item(item, around)
      }
      case 'unary':
        return this.#unary(expression.operator, this.value(expression.operand, around))
      case 'binary': {
        const operation = ARITHMETIC[expression.operator]
        if (!operation) return undefined
        return this.#combined(operation, this.value(expression.left, around), this.value(expression.right, around))
      }
      case 'call': {
        const [condition, yes, no] = expression.arguments
        if (expression.function !== 'if' || !condition || !yes || !no) return undefined
        return this.#diagrams.choose(around.condition(condition), this.value(yes, around), this.value(no, around))
      }
      default:
        return undefined
    }
  }

  /** The value of an item; undefined where it is no number, date or duration. */
  item(item: number, around: Surroundings): Diagram | undefined {
    const given = around.assigned(item)
    if (given !== undefined) return given
    const derivation = around.derivation(item)
    if (derivation)
      return this.#diagrams.map(this.value(derivation, around), (leaf) =>
        this.#terms.has(leaf) ? leaf : this.#leaves.of(around.fitted(item, this.#leaves.value(leaf))),
      )
    const own = this.#space.of(item)
    if (own?.kind !== 'scalar' || own.domain.kind !== 'quantity') return undefined
    const { quantity } = own.domain
    const sort = quantity === 'integer' || quantity === 'real' ? 'number' : quantity
    const term = this.#leaf({
      kind: 'linear',
      sort,
      coefficients: new Map([[item, rational(1n)]]),
      constant: rational(0n),
    })
    const unknown = this.#leaves.of(undefined)
    return this.#diagrams.cases(own.first, (value) => (value === 0 ? unknown : term))
  }

  #leaf(term: LinearTerm): Diagram {
    if (term.coefficients.size === 0)
      return this.#leaves.of(fromLine(term.sort === 'number' ? 'real' : term.sort, term.constant))
    const parts = [...term.coefficients].sort(([a], [b]) => a - b).map(([item, c]) => `${c.n}/${c.d}*${item}`)
    const leaf = this.#diagrams.leaf(`sum ${term.sort} ${parts.join('+')} ${term.constant.n}/${term.constant.d}`)
    this.#terms.set(leaf, term)
    return leaf
  }

  #linear(leaf: Diagram): LinearTerm | undefined {
    return this.#terms.get(leaf) ?? asLinear({ kind: 'constant', value: this.#leaves.value(leaf) })
  }

  #unary(operator: string, operand: Diagram): Diagram | undefined {
    if (operator === 'not') return undefined
    return this.#diagrams.map(operand, (leaf) => {
      const term = this.#terms.get(leaf)
      if (operator !== '-') return leaf
      return term ? this.#leaf(scaled(term, rational(-1n))) : this.#leaves.of(negate(this.#leaves.value(leaf)))
    })
  }

  #combined(operation: Operation, left: Diagram, right: Diagram): Diagram | undefined {
    let isLinear = true
    const unknown = this.#leaves.of(undefined)
    const result = this.#diagrams.apply(left, right, (x, y) => {
      if (!this.#terms.has(x) && !this.#terms.has(y))
        return this.#leaves.of(operation.ofValues(this.#leaves.value(x), this.#leaves.value(y)))
      if (x === unknown || y === unknown) return unknown
      const [a, b] = [this.#linear(x), this.#linear(y)]
      const term = a && b && operation.ofTerms(a, b)
      isLinear &&= term !== undefined
      return term ? this.#leaf(term) : unknown
    })
    return isLinear ? result : undefined
  }

  #compared(operator: BinaryOperator, x: Diagram, y: Diagram): Diagram {
    const isTerm = this.#terms.has(x) || this.#terms.has(y)
    const value = (leaf: Diagram): Value => (this.#terms.has(leaf) ? 0 : this.#leaves.value(leaf))
    const unknown = this.#leaves.of(undefined)
    if (!isTerm || x === unknown || y === unknown)
      return compareValues(operator as Order, value(x), value(y)) ? TRUE : FALSE
    const [a, b] = [this.#linear(x), this.#linear(y)]
    const sign = a && b && difference(a, b)
    const holds = HOLDS[operator]
    return sign && holds ? this.#where(sign, holds) : FALSE
  }

  /** Where the sign of a term is one for which something holds. */
  #where(term: LinearTerm, holds: (sign: number) => boolean): Diagram {
    if (term.coefficients.size === 0) return holds(compare(term.constant, ZERO)) ? TRUE : FALSE
    const { form, factor, constant } = scaledSum(term)
    const sum = this.#space.sum(form.key)
    if (!sum) return this.#byPieces(term, holds)
    const turned = factor.n < 0n ? -1 : 1
    const place = multiplyPlaces(constant, { n: -factor.d * BigInt(turned), d: factor.n * BigInt(turned) })
    return this.#diagrams.literal(sum.variable, (region) => {
      const interval = sum.compound.intervals[region - 1]
      return interval !== undefined && holds(sideOf(interval, place) * turned)
    })
  }

  /** Items are cut so that the values that stand for their pieces tell. */
  #byPieces(term: LinearTerm, holds: (sign: number) => boolean): Diagram {
    const spaces = [...term.coefficients.keys()]
      .map((item) => this.#space.of(item))
      .filter((each): each is ScalarSpace => each?.kind === 'scalar')
      .sort((a, b) => a.first - b.first)
    const build = (position: number, sum: Rational): Diagram => {
      const own = spaces[position]
      if (!own) return holds(compare(sum, ZERO)) ? TRUE : FALSE
      const coefficient = term.coefficients.get(own.item) ?? ZERO
      return this.#diagrams.cases(own.first, (value) => {
        const place = toLine(own.values[value])
        return place ? build(position + 1, addPlaces(sum, multiplyPlaces(coefficient, place))) : FALSE
      })
    }
    return build(0, term.constant)
  }
}

const ZERO = rational(0n)

type Order = '=' | '!=' | '<' | '<=' | '>' | '>='

/** By the sign of left minus right. */
export const HOLDS: Readonly<Record<string, (sign: number) => boolean>> = {
  '=': (sign) => sign === 0,
  '!=': (sign) => sign !== 0,
  '<': (sign) => sign < 0,
  '<=': (sign) => sign <= 0,
  '>': (sign) => sign > 0,
  '>=': (sign) => sign >= 0,
}

interface Operation {
  readonly ofValues: (a: Value, b: Value) => Value
  readonly ofTerms: (a: LinearTerm, b: LinearTerm) => LinearTerm | undefined
}

const ARITHMETIC: Readonly<Partial<Record<BinaryOperator, Operation>>> = {
  '+': { ofValues: add, ofTerms: (a, b) => linearSum(a, b, 1) },
  '-': { ofValues: subtract, ofTerms: (a, b) => linearSum(a, b, -1) },
  '*': { ofValues: multiply, ofTerms: linearProduct },
  '/': { ofValues: divide, ofTerms: linearQuotient },
}
