import type { BinaryOperator, Expression, Value } from '../../proforma/index.ts'
import { compare as compareValues, isSet, printExpression } from '../../proforma/index.ts'
import { Compounds } from './compounds.ts'
import type { ScalarDomain } from './domain.ts'
import { Mentions, type Relation } from './mentions.ts'
import { fromLine, type Quantity } from './quantities.ts'
import { add, compare, divide, multiply, rational, type Rational, subtract, toNumber, ZERO } from './rational.ts'
import { changesOf, type Sign } from './sampling.ts'
import { Sums } from './sums.ts'
import { type ItemNames, itemsOf, sortOf, TermReader, TIME_FUNCTIONS } from './term-reader.ts'
import { asLinear, difference, type LinearTerm, type Term } from './terms.ts'

/** A domain with at most this many values may be taken value by value: the items of scores are like that. */
const ENUMERABLE = 32
/** Sums that a score can have beside the item that is cut. */
const MAX_SUMS = 1600

/**
 * Reads every condition and notes for each item where its domain must be cut so that no condition tells apart two
 * values of one piece (rule V10).
 */
export class Cuts {
  readonly relations: Relation[] = []
  readonly compounds = new Compounds()
  readonly sums = new Sums()
  /** Comparisons in which sums of several items with many values stand: told by the variables of the sums. */
  readonly ofSums = new Set<Expression>()
  /** In words: what could not be exact. */
  readonly approximations = new Set<string>()
  readonly #names: ItemNames
  readonly #mentions = new Map<number, Mentions>()
  readonly #terms: TermReader
  readonly #seen = new Set<Expression>()
  readonly #computed = new Set<Expression>()

  readonly #enumerable: number

  /** @param enumerable items of a sum with at most so many values are taken value by value */
  constructor(names: ItemNames, enumerable = ENUMERABLE) {
    this.#names = names
    this.#enumerable = enumerable
    this.#terms = new TermReader(names)
  }

  of(item: number): Mentions {
    let mentions = this.#mentions.get(item)
    if (!mentions) this.#mentions.set(item, (mentions = new Mentions()))
    return mentions
  }

  /** Notes everything that one condition or value asks for; derived items that it reads included. */
  read(expression: Expression): void {
    if (this.#seen.has(expression)) return
    this.#seen.add(expression)
    switch (expression.kind) {
      case 'name': {
        const item = this.#names.item(expression.name)
        const derivation = item === undefined ? undefined : this.#names.derivation(item)
        if (derivation) this.read(derivation)
        return
      }
      case 'unary':
        return this.read(expression.operand)
      case 'set':
        return expression.elements.forEach((element) => this.read(element))
      case 'call':
        if (TIME_FUNCTIONS.has(expression.function))
          this.approximations.add(`${expression.function}() depends on the time at which things happen.`)
        if (expression.function === 'is_known') this.#knownness(expression)
        return expression.arguments.forEach((argument) => this.read(argument))
      case 'binary':
        this.read(expression.left)
        this.read(expression.right)
        if (COMPARISONS.has(expression.operator)) this.#compare(expression, expression.left, expression.right)
        return
      default:
    }
  }

  /** Whether what is computed is known, as when nothing is divided by zero, is told apart as if it were compared. */
  #knownness({ arguments: [value], span }: Expression & { kind: 'call' }): void {
    if (!value || !this.#terms.termsOf(value).some((term) => term.kind === 'function')) return
    const zero: Expression = { kind: 'number', value: 0, integer: true, text: '0', span }
    this.#compare({ kind: 'binary', operator: '>=', operatorSpan: span, left: value, right: zero, span }, value, zero)
  }

  /** A postcondition gives `item` this value: constants become values of the item. */
  assigned(item: number, value: Expression): void {
    this.read(value)
    for (const term of this.#terms.termsOf(value)) {
      if (term.kind === 'constant') this.#mention(item, term.value)
      else
        this.#pair(
          value,
          {
            kind: 'linear',
            sort: sortOf(this.#names.domain(item)),
            coefficients: new Map([[item, rational(1n)]]),
            constant: ZERO,
          },
          term,
        )
    }
  }

  #mention(item: number, value: Value): void {
    const domain = this.#names.domain(item)
    if (this.#names.multiple(item)) this.of(item).member(value)
    else if (typeof value === 'string' && domain.kind === 'text') this.of(item).texts.add(value)
    else {
      const place = asLinear({ kind: 'constant', value })
      if (place && domain.kind === 'quantity') this.of(item).threshold(place.constant)
    }
  }

  /** Whether an expression is, or chooses between, sums of several items. */
  isSum(expression: Expression): boolean {
    const terms = this.#terms.termsOf(expression)
    return (
      terms.some((term) => term.kind === 'linear' && term.coefficients.size > 1) &&
      terms.every((term) => term.kind !== 'function')
    )
  }

  #compare(expression: Expression, left: Expression, right: Expression): void {
    const pairs = this.#terms.termsOf(left).flatMap((a) => this.#terms.termsOf(right).map((b) => [a, b] as const))
    if (pairs.some(([a, b]) => this.#isComputed(a, b))) this.#computed.add(expression)
    for (const [a, b] of pairs) this.#pair(expression, a, b)
  }

  /** Whether more than a sum is computed from several items with many values. */
  #isComputed(a: Term, b: Term): boolean {
    if (a.kind !== 'function' && b.kind !== 'function') return false
    if (isMixed(a) || isMixed(b)) return true
    const items = new Set([...itemsOf(a), ...itemsOf(b)])
    return items.size > 1 && [...items].some((item) => this.#valuesOf(item) === undefined)
  }

  #pair(expression: Expression, a: Term, b: Term): void {
    if (a.kind === 'discrete' || b.kind === 'discrete') return this.#withFew(expression, a.kind === 'discrete' ? b : a)
    if (a.kind === 'set' || b.kind === 'set') return this.#withSet(expression, a, b)
    if (a.kind === 'text' || b.kind === 'text') return this.#withText(expression, a, b)
    if (b.kind === 'constant' && isSet(b.value)) {
      for (const element of b.value.elements) this.#pair(expression, a, { kind: 'constant', value: element })
      return
    }
    if (a.kind === 'function' || b.kind === 'function') return this.#function(expression, a, b)
    const [left, right] = [asLinear(a), asLinear(b)]
    const sign = left && right && difference(left, right)
    if (sign) this.#linear(expression, sign)
  }

  /** Values that conditions choose among are compared with those of an item: where the item would be cut is not listed. */
  #withFew(expression: Expression, other: Term): void {
    const items = other.kind === 'linear' || other.kind === 'function' ? itemsOf(other) : []
    if (items.length > 0) this.#relate(expression, items)
  }

  #withSet(expression: Expression, a: Term, b: Term): void {
    const [set, other] = a.kind === 'set' ? [a, b] : [b as Extract<Term, { kind: 'set' }>, a]
    if (other.kind === 'constant') return this.of(set.item).member(other.value)
    if (other.kind === 'set' || other.kind === 'text') {
      this.#shareTexts(expression, set.item, other.item)
      return
    }
    this.#relate(expression, [set.item, ...itemsOf(other)])
  }

  #withText(expression: Expression, a: Term, b: Term): void {
    const [text, other] = a.kind === 'text' ? [a, b] : [b as Extract<Term, { kind: 'text' }>, a]
    if (other.kind === 'constant') {
      const values = isSet(other.value) ? other.value.elements : [other.value]
      for (const value of values) if (typeof value === 'string') this.of(text.item).texts.add(value)
    } else if (other.kind === 'text') this.#shareTexts(expression, text.item, other.item)
    else this.#relate(expression, [text.item, ...itemsOf(other)])
  }

  /** Two texts that are compared know each other's values; if both are open, whether they are equal stays free. */
  #shareTexts(expression: Expression, first: number, second: number): void {
    const open = [first, second].filter((item) => {
      const domain = this.#names.domain(item)
      return domain.kind !== 'text' || domain.open
    })
    if (open.length === 2) return this.#relate(expression, [first, second])
    for (const [item, other] of [
      [first, second],
      [second, first],
    ] as const) {
      const domain = this.#names.domain(other)
      for (const value of domain.kind === 'text' ? domain.values : [])
        if (this.#names.multiple(item)) this.of(item).member(value)
        else this.of(item).texts.add(value)
    }
  }

  /**
   * Σ coefficient·item + constant changes its sign; with several items, at every value of all but one of them, or where the
   * variable of the sum does.
   */
  #linear(expression: Expression, sign: LinearTerm): void {
    const items = [...sign.coefficients.keys()]
    const [first] = items
    if (first === undefined) return
    const large = items.filter((item) => this.#valuesOf(item) === undefined)
    if (items.length === 1 || large.length === 1) {
      const main = large[0] ?? first
      const rest = items.filter((item) => item !== main)
      const sums = this.#sums(rest, sign)
      if (sums) {
        for (const item of rest) this.of(item).everyValue = true
        const slope = sign.coefficients.get(main) as Rational
        for (const sum of sums) this.of(main).threshold(divide(subtract(ZERO, sum), slope))
        return
      }
    }
    if (large.length === 0) for (const item of items) this.of(item).everyValue = true
    else if (expression.kind === 'binary' && ORDERS.has(expression.operator) && !this.#computed.has(expression)) {
      this.sums.compared(sign, { left: printExpression(expression.left), right: printExpression(expression.right) })
      this.ofSums.add(expression)
    } else this.#relate(expression, items)
  }

  /** The values that the constant and the listed items can add up to; undefined when there are too many. */
  #sums(items: readonly number[], sign: LinearTerm): readonly Rational[] | undefined {
    let sums: readonly Rational[] = [sign.constant]
    for (const item of items) {
      const values = this.#valuesOf(item) ?? []
      const part = sign.coefficients.get(item) as Rational
      const next = new Map<string, Rational>()
      for (const sum of sums)
        for (const value of values) {
          const total = add(sum, multiply(part, value))
          next.set(`${total.n}/${total.d}`, total)
        }
      if (next.size > MAX_SUMS) return undefined
      sums = [...next.values()]
    }
    return sums
  }

  /** A function without a formula for its thresholds: looked for where the comparison changes. */
  #function(expression: Expression, a: Term, b: Term): void {
    const items = [...new Set([...itemsOf(a), ...itemsOf(b)])]
    if (items.length === 0) return
    if (isMixed(a) || isMixed(b)) return this.#relate(expression, items)
    if (items.every((item) => this.#valuesOf(item) !== undefined)) {
      for (const item of items) this.of(item).everyValue = true
      return
    }
    const only = items[0] as number
    const domain = this.#names.domain(only)
    if (items.length > 1 || domain.kind !== 'quantity') return this.#relate(expression, items)
    const at = (term: Term, place: Rational): Value => this.#at(term, domain.quantity, only, place)
    const { places, exact } = changesOf(domain, (place) => signOf(at(a, place), at(b, place)))
    for (const place of places) this.of(only).threshold(place)
    if (!exact) this.approximations.add('A function without a formula for its thresholds was sampled.')
  }

  #at(term: Term, quantity: Quantity, item: number, place: Rational): Value {
    if (term.kind === 'constant') return term.value
    if (term.kind === 'function') return this.#names.valueAt(term.expression, item, fromLine(quantity, place))
    if (term.kind !== 'linear') return undefined
    const value = add(term.constant, multiply(term.coefficients.get(item) ?? ZERO, place))
    return term.sort === 'number' ? toNumber(value) : fromLine(term.sort, value)
  }

  /** What cannot be cut item by item becomes a compound where it is a comparison, and is over-approximated elsewhere. */
  #relate(expression: Expression, items: readonly number[]): void {
    const sets = items.some((item) => this.#names.multiple(item))
    if (
      expression.kind !== 'binary' ||
      sets ||
      !ORDERS.has(expression.operator) ||
      this.#names.readsTasks(expression)
    ) {
      this.relations.push({ expression, items: [...new Set(items)] })
      return
    }
    const { operator, left, right } = expression
    const [a, b] = [this.#constants(left), this.#constants(right)]
    if (b) for (const place of b) this.compounds.compared(left, operator, place)
    else if (a) for (const place of a) this.compounds.compared(right, FLIPPED[operator] ?? operator, place)
    else this.compounds.ordered(expression, left, right)
  }

  /** The places of an expression that is a constant, or one of a few; undefined for others. */
  #constants(expression: Expression): readonly Rational[] | undefined {
    const places: Rational[] = []
    for (const term of this.#terms.termsOf(expression)) {
      const linear = asLinear(term)
      if (term.kind !== 'constant' || (term.value !== undefined && !linear)) return undefined
      if (linear) places.push(linear.constant)
    }
    return places
  }

  #valuesOf(item: number): readonly Rational[] | undefined {
    return enumerated(this.#names.domain(item), this.#enumerable)
  }
}

const isMixed = (term: Term): boolean => term.kind === 'function' && term.isMixed === true

const ORDERS: ReadonlySet<BinaryOperator> = new Set(['=', '!=', '<', '<=', '>', '>='])

const FLIPPED: Readonly<Partial<Record<BinaryOperator, BinaryOperator>>> = {
  '<': '>',
  '<=': '>=',
  '>': '<',
  '>=': '<=',
}

const COMPARISONS: ReadonlySet<BinaryOperator> = new Set(['=', '!=', '<', '<=', '>', '>=', 'includes', 'oneof'])

/** All values of a small domain; undefined for a large or endless one. */
export function enumerated(domain: ScalarDomain, limit = ENUMERABLE): readonly Rational[] | undefined {
  if (domain.kind !== 'quantity') return undefined
  if (domain.values) return domain.values
  const { step, from, to } = domain.line
  if (!step || !from || !to) return undefined
  const values: Rational[] = []
  const steps = (place: Rational): Rational => divide(place, step)
  let index = steps(from).n / steps(from).d
  if (compare(multiply(rational(index), step), from) < 0) index += 1n
  for (; compare(multiply(rational(index), step), to) <= 0; index += 1n) {
    if (values.length >= limit) return undefined
    values.push(multiply(rational(index), step))
  }
  return values
}

function signOf(a: Value, b: Value): Sign {
  if (compareValues('<', a, b)) return -1
  if (compareValues('>', a, b)) return 1
  return compareValues('=', a, b) ? 0 : undefined
}
