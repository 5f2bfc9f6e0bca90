import type { Expression, Value } from '../../proforma/index.ts'
import { isSet, kindOf } from '../../proforma/index.ts'
import { toLine } from './quantities.ts'
import type { Rational } from './rational.ts'
import { add, divide, isZero, multiply, rational, ZERO } from './rational.ts'

/**
 * What the value of an expression can be, as far as it matters for cutting the lines of items (rule V14). Where an
 * expression chooses (`if`, derived items), it has several terms.
 */
export type Term =
  | { readonly kind: 'constant'; readonly value: Value }
  /** Sum of items times coefficients, plus a constant; `sort` keeps dates, durations and numbers apart. */
  | {
      readonly kind: 'linear'
      readonly sort: Sort
      readonly coefficients: ReadonlyMap<number, Rational>
      readonly constant: Rational
    }
  | { readonly kind: 'text'; readonly item: number }
  /** The elements of an item with several values. */
  | { readonly kind: 'set'; readonly item: number }
  /** Some other function of items that lie on lines; `isMixed` when it depends on something else as well. */
  | {
      readonly kind: 'function'
      readonly expression: Expression
      readonly items: ReadonlySet<number>
      readonly isMixed?: true
    }
  /** Takes few values, whatever the items are: truth values, candidates, counts, states of tasks. */
  | { readonly kind: 'discrete' }

export type LinearTerm = Extract<Term, { kind: 'linear' }>

export type Sort = 'number' | 'date' | 'time' | 'datetime' | 'duration'

/** Milliseconds in one step of the line of a sort. */
const MILLISECONDS: Readonly<Record<Exclude<Sort, 'number'>, bigint>> = {
  date: 86_400_000n,
  time: 1000n,
  datetime: 1n,
  duration: 1n,
}

/** A constant on a line as a linear term without items; undefined for texts, truth values, sets and unknown. */
export function constantTerm(value: Value): LinearTerm | undefined {
  if (value === undefined || isSet(value) || calendarMonths(value)) return undefined
  const place = toLine(value)
  const kind = kindOf(value)
  if (place === undefined || kind === 'boolean' || kind === 'text' || kind === 'candidate' || kind === 'set')
    return undefined
  return { kind: 'linear', sort: kind, coefficients: new Map(), constant: place }
}

export function asLinear(term: Term): LinearTerm | undefined {
  if (term.kind === 'linear') return term
  return term.kind === 'constant' ? constantTerm(term.value) : undefined
}

/** `a + sign·b` where that is linear: numbers, durations, a date and a duration, the difference of two dates. */
export function linearSum(a: LinearTerm, b: LinearTerm, sign: 1 | -1): LinearTerm | undefined {
  if (a.sort === b.sort && (a.sort === 'number' || a.sort === 'duration')) return combine(a, b, sign, a.sort)
  if (a.sort === 'number' || b.sort === 'number') return undefined
  if (a.sort === b.sort && sign === -1) {
    const length = rational(MILLISECONDS[a.sort])
    return combine(scaled(a, length), scaled(b, length), -1, 'duration')
  }
  if (b.sort === 'duration') {
    const step = rational(1n, MILLISECONDS[a.sort])
    return combine(a, scaled(b, step), sign, a.sort)
  }
  return a.sort === 'duration' && sign === 1 ? linearSum(b, a, 1) : undefined
}

/** The term whose sign tells how `a` compares with `b`. */
export function difference(a: LinearTerm, b: LinearTerm): LinearTerm | undefined {
  return a.sort === b.sort ? combine(a, b, -1, a.sort) : undefined
}

export function linearProduct(a: LinearTerm, b: LinearTerm): LinearTerm | undefined {
  if (b.coefficients.size > 0) return a.coefficients.size === 0 ? linearProduct(b, a) : undefined
  if (b.sort !== 'number' || (a.sort !== 'number' && a.sort !== 'duration')) return undefined
  return scaled(a, b.constant)
}

export function linearQuotient(a: LinearTerm, b: LinearTerm): LinearTerm | undefined {
  if (b.coefficients.size > 0 || b.sort !== 'number' || isZero(b.constant)) return undefined
  return a.sort === 'number' || a.sort === 'duration' ? scaled(a, divide(rational(1n), b.constant)) : undefined
}

export function scaled(term: LinearTerm, factor: Rational): LinearTerm {
  const coefficients = new Map<number, Rational>()
  if (!isZero(factor))
    for (const [item, coefficient] of term.coefficients) coefficients.set(item, multiply(coefficient, factor))
  return { ...term, coefficients, constant: multiply(term.constant, factor) }
}

function combine(a: LinearTerm, b: LinearTerm, sign: 1 | -1, sort: Sort): LinearTerm {
  const factor = rational(BigInt(sign))
  const coefficients = new Map(a.coefficients)
  for (const [item, coefficient] of b.coefficients) {
    const sum = add(coefficients.get(item) ?? ZERO, multiply(coefficient, factor))
    if (isZero(sum)) coefficients.delete(item)
    else coefficients.set(item, sum)
  }
  return { kind: 'linear', sort, coefficients, constant: add(a.constant, multiply(b.constant, factor)) }
}

const calendarMonths = (value: Value): boolean =>
  typeof value === 'object' && value.kind === 'duration' && value.months !== 0
