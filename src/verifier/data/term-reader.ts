import type { BinaryOperator, CallExpression, Expression, Value } from '../../proforma/index.ts'
import type { ScalarDomain } from './domain.ts'
import { multiply, rational, ZERO } from './rational.ts'
import {
  asLinear,
  linearProduct,
  linearQuotient,
  linearSum,
  type LinearTerm,
  scaled,
  type Sort,
  type Term,
} from './terms.ts'

/** What names mean where the expressions stand; items are positions. */
export interface ItemNames {
  item(name: string): number | undefined
  domain(item: number): ScalarDomain
  multiple(item: number): boolean
  /** Undefined for items that are set from outside. */
  derivation(item: number): Expression | undefined
  /** Whether a derived value is rounded to a precision. */
  rounded(item: number): boolean
  /** Whether an expression looks at the state of tasks. */
  readsTasks(expression: Expression): boolean
  /** The value of an expression that reads nothing; undefined for others. */
  constant(expression: Expression): { readonly value: Value } | undefined
  /** The value of an expression while `item` has that value and every other item is unknown. */
  valueAt(expression: Expression, item: number, value: Value): Value
}

const MAX_TERMS = 256

/** Finds the terms that an expression can amount to (rule V14). */
export class TermReader {
  readonly #names: ItemNames
  readonly #terms = new Map<Expression, readonly Term[]>()
  readonly #ids = new Map<Expression, number>()

  constructor(names: ItemNames) {
    this.#names = names
  }

  /** What the value of an expression can be. */
  termsOf(expression: Expression): readonly Term[] {
    const known = this.#terms.get(expression)
    if (known) return known
    this.#terms.set(expression, [])
    const found = this.#distinct(this.#computeTerms(expression))
    const terms = found.length > MAX_TERMS ? this.#unlisted(expression, found) : found
    this.#terms.set(expression, terms)
    return terms
  }

  /** Too many to list: values that conditions choose among are told apart by those; anything else is a function. */
  #unlisted(expression: Expression, terms: readonly Term[]): readonly Term[] {
    return terms.every(({ kind }) => kind === 'constant' || kind === 'discrete') ? DISCRETE : [this.#opaque(expression)]
  }

  #computeTerms(expression: Expression): readonly Term[] {
    const constant = this.#names.constant(expression)
    if (constant) return [{ kind: 'constant', value: constant.value }]
    switch (expression.kind) {
      case 'name':
        return this.#nameTerms(expression.name, expression)
      case 'unary':
        if (expression.operator === 'not') return DISCRETE
        return this.termsOf(expression.operand).map((term) => {
          const linear = asLinear(term)
          if (!linear) return term
          return expression.operator === '-' ? scaled(linear, rational(-1n)) : linear
        })
      case 'binary':
        return this.#binaryTerms(expression, expression.operator, expression.left, expression.right)
      case 'set':
        return expression.elements.flatMap((element) => this.termsOf(element))
      case 'call':
        return this.#callTerms(expression)
      default:
        return DISCRETE
    }
  }

  #nameTerms(name: string, expression: Expression): readonly Term[] {
    const item = this.#names.item(name)
    if (item === undefined) return DISCRETE
    const derivation = this.#names.derivation(item)
    if (derivation) {
      const isRounded = this.#names.rounded(item)
      const domain = this.#names.domain(item)
      const isWhole = domain.kind === 'quantity' && domain.quantity === 'integer'
      return this.termsOf(derivation).map((term) =>
        isRounded || (isWhole && !this.#comesWhole(term)) ? rounded(term, expression) : term,
      )
    }
    const domain = this.#names.domain(item)
    if (this.#names.multiple(item)) return [{ kind: 'set', item }]
    if (domain.kind === 'boolean') return DISCRETE
    if (domain.kind === 'text') return [{ kind: 'text', item }]
    return [
      {
        kind: 'linear',
        sort: sortOf(this.#names.domain(item)),
        coefficients: new Map([[item, rational(1n)]]),
        constant: ZERO,
      },
    ]
  }

  /** A derived whole number is unknown where a fraction is computed: then there is more to it than a sum. */
  #comesWhole(term: Term): boolean {
    if (term.kind !== 'linear') return true
    return (
      term.constant.d === 1n &&
      [...term.coefficients].every(([item, coefficient]) => {
        const domain = this.#names.domain(item)
        if (domain.kind !== 'quantity') return false
        if (domain.values) return domain.values.every((value) => multiply(value, coefficient).d === 1n)
        return domain.line.step !== undefined && multiply(domain.line.step, coefficient).d === 1n
      })
    )
  }

  #binaryTerms(expression: Expression, operator: BinaryOperator, left: Expression, right: Expression): readonly Term[] {
    const combine = ARITHMETIC[operator]
    if (!combine && operator !== '#') return DISCRETE
    const results = new Map<string, Term>()
    const [lefts, rights] = [this.termsOf(left), this.termsOf(right)]
    for (const a of lefts)
      for (const b of rights) {
        const term = termOfBinary(expression, combine, a, b)
        results.set(this.#keyOf(term), term)
        if (results.size > MAX_TERMS * 8) return this.#unlisted(expression, [...lefts, ...rights])
      }
    return [...results.values()]
  }

  #callTerms(call: CallExpression): readonly Term[] {
    const [first, second, third] = call.arguments
    if (call.function === 'if' && second && third) return [...this.termsOf(second), ...this.termsOf(third)]
    if (DISCRETE_FUNCTIONS.has(call.function)) return DISCRETE
    const parts = call.arguments.flatMap((argument) => this.termsOf(argument))
    if (call.function === 'count') return first ? DISCRETE : []
    if (SET_FUNCTIONS.has(call.function)) return parts
    return TIME_FUNCTIONS.has(call.function) ? [this.#opaque(call)] : [functionOf(call, parts)]
  }

  #opaque(expression: Expression): Term {
    return { kind: 'function', expression, items: this.#itemsRead(expression) }
  }

  /** The items from outside that an expression reads, through derived ones too. */
  #itemsRead(expression: Expression, into = new Set<number>()): Set<number> {
    switch (expression.kind) {
      case 'name': {
        const item = this.#names.item(expression.name)
        if (item === undefined) break
        const derivation = this.#names.derivation(item)
        if (derivation) this.#itemsRead(derivation, into)
        else into.add(item)
        break
      }
      case 'unary':
        this.#itemsRead(expression.operand, into)
        break
      case 'binary':
        this.#itemsRead(expression.left, into)
        this.#itemsRead(expression.right, into)
        break
      case 'set':
        for (const element of expression.elements) this.#itemsRead(element, into)
        break
      case 'call':
        for (const argument of expression.arguments) this.#itemsRead(argument, into)
        break
      default:
    }
    return into
  }

  #distinct(terms: readonly Term[]): readonly Term[] {
    const found = new Map<string, Term>()
    for (const term of terms) found.set(this.#keyOf(term), term)
    return [...found.values()]
  }

  #keyOf(term: Term): string {
    switch (term.kind) {
      case 'constant':
        return `c${JSON.stringify(term.value)}`
      case 'linear': {
        const parts = [...term.coefficients].sort(([a], [b]) => a - b).map(([item, c]) => `${item}*${c.n}/${c.d}`)
        return `l${term.sort} ${parts.join('+')} ${term.constant.n}/${term.constant.d}`
      }
      case 'function': {
        const id = this.#ids.get(term.expression) ?? this.#ids.size
        this.#ids.set(term.expression, id)
        return `f${id}`
      }
      case 'discrete':
        return 'd'
      default:
        return `${term.kind}${term.item}`
    }
  }
}

export function sortOf(domain: ScalarDomain): Sort {
  if (domain.kind !== 'quantity') return 'number'
  return domain.quantity === 'integer' || domain.quantity === 'real' ? 'number' : domain.quantity
}

/** The items from outside that a term depends on. */
export function itemsOf(term: Term): readonly number[] {
  switch (term.kind) {
    case 'linear':
      return [...term.coefficients.keys()]
    case 'text':
    case 'set':
      return [term.item]
    case 'function':
      return [...term.items]
    default:
      return []
  }
}

/** Functions whose value depends on when things happen. */
export const TIME_FUNCTIONS = new Set(['now', 'last_updated', 'in_progress_time', 'completed_time', 'discarded_time'])

const DISCRETE_FUNCTIONS = new Set([
  'completed',
  'in_progress',
  'discarded',
  'dormant',
  'result_of',
  'result_set',
  'netsupport',
  'is_known',
  'cycle',
  'forever',
])

const SET_FUNCTIONS = new Set(['union', 'intersect', 'diff'])

type Combine = (a: LinearTerm, b: LinearTerm) => LinearTerm | undefined

const ARITHMETIC: Readonly<Partial<Record<BinaryOperator, Combine>>> = {
  '+': (a, b) => linearSum(a, b, 1),
  '-': (a, b) => linearSum(a, b, -1),
  '*': linearProduct,
  '/': linearQuotient,
}

const DISCRETE: readonly Term[] = [{ kind: 'discrete' }]
const UNKNOWN: Term = { kind: 'constant', value: undefined }

const isUnknown = (term: Term): boolean => term.kind === 'constant' && term.value === undefined

function termOfBinary(expression: Expression, combine: Combine | undefined, a: Term, b: Term): Term {
  const [x, y] = [asLinear(a), asLinear(b)]
  const sum = x && y && combine?.(x, y)
  if (sum) return sum
  return isUnknown(a) || isUnknown(b) ? UNKNOWN : functionOf(expression, [a, b])
}

/** Items on lines make a function that needs cuts; what takes few values anyway does not. */
function functionOf(expression: Expression, parts: readonly Term[]): Term {
  const items = new Set(parts.flatMap(itemsOf))
  if (items.size === 0) return { kind: 'discrete' }
  const isMixed = parts.some(({ kind }) => kind === 'discrete')
  return { kind: 'function', expression, items, ...(isMixed && { isMixed }) }
}

/** A value rounded to the precision of its item changes in steps. */
function rounded(term: Term, expression: Expression): Term {
  return term.kind === 'linear' && term.coefficients.size > 0
    ? { kind: 'function', expression, items: new Set(term.coefficients.keys()) }
    : term
}
