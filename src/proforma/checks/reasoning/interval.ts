import { addNumbers, compareNumbers, divideNumbers, multiplyNumbers } from '../../expressions/values/number.ts'

/** A stretch of numbers; an end may be open (`> 5`) or infinite. `whole`: only whole numbers are meant. */
export interface Interval {
  readonly from: number
  readonly to: number
  readonly fromOpen: boolean
  readonly toOpen: boolean
  readonly whole: boolean
}

export const EVERYTHING: Interval = {
  from: Number.NEGATIVE_INFINITY,
  to: Number.POSITIVE_INFINITY,
  fromOpen: false,
  toOpen: false,
  whole: false,
}

export function closed(from: number, to: number, whole = false): Interval {
  return normal({ from, to, fromOpen: false, toOpen: false, whole })
}

/** Open ends between whole numbers become closed ones, so that `> 5` and `< 6` leave nothing. */
export function normal(interval: Interval): Interval {
  if (!interval.whole) return interval
  const { from, to, fromOpen, toOpen } = interval
  return {
    from: fromOpen && Number.isInteger(from) ? from + 1 : Math.ceil(from),
    to: toOpen && Number.isInteger(to) ? to - 1 : Math.floor(to),
    fromOpen: false,
    toOpen: false,
    whole: true,
  }
}

export function isEmpty({ from, to, fromOpen, toOpen }: Interval): boolean {
  return from > to || (from === to && (fromOpen || toOpen))
}

/** Numbers are the same here when the language takes them for the same, in the twelfth digit. */
export function contains(interval: Interval, value: number): boolean {
  const { from, to, fromOpen, toOpen, whole } = interval
  if (whole && Number.isFinite(value) && !Number.isInteger(value)) return false
  const [low, high] = [compareNumbers(value, from), compareNumbers(value, to)]
  return (low > 0 || (low === 0 && !fromOpen)) && (high < 0 || (high === 0 && !toOpen))
}

/** Whether the beginning of one can lie before (or, with `touching`, at) the end of the other. */
export function canBeBelow(a: Interval, b: Interval, touching: boolean): boolean {
  const order = compareNumbers(a.from, b.to)
  return order < 0 || (touching && order === 0 && !a.fromOpen && !b.toOpen)
}

export function intersect(a: Interval, b: Interval): Interval {
  return normal({ ...lower(a, b, true), ...upper(a, b, false), whole: a.whole || b.whole })
}

/** The smallest interval around both. */
export function hull(a: Interval, b: Interval): Interval {
  return { ...lower(a, b, false), ...upper(a, b, true), whole: a.whole && b.whole }
}

function lower(a: Interval, b: Interval, larger: boolean): Pick<Interval, 'from' | 'fromOpen'> {
  if (a.from === b.from) return { from: a.from, fromOpen: larger ? a.fromOpen || b.fromOpen : a.fromOpen && b.fromOpen }
  const { from, fromOpen } = a.from > b.from === larger ? a : b
  return { from, fromOpen }
}

function upper(a: Interval, b: Interval, larger: boolean): Pick<Interval, 'to' | 'toOpen'> {
  if (a.to === b.to) return { to: a.to, toOpen: larger ? a.toOpen && b.toOpen : a.toOpen || b.toOpen }
  const { to, toOpen } = a.to > b.to === larger ? a : b
  return { to, toOpen }
}

export function add(a: Interval, b: Interval): Interval {
  return {
    from: sum(a.from, b.from, Number.NEGATIVE_INFINITY),
    to: sum(a.to, b.to, Number.POSITIVE_INFINITY),
    fromOpen: a.fromOpen || b.fromOpen,
    toOpen: a.toOpen || b.toOpen,
    whole: a.whole && b.whole,
  }
}

function sum(a: number, b: number, otherwise: number): number {
  return addNumbers(a, b) ?? otherwise
}

export function negate({ from, to, fromOpen, toOpen, whole }: Interval): Interval {
  return { from: 0 - to, to: 0 - from, fromOpen: toOpen, toOpen: fromOpen, whole }
}

/** Ends of a product are products of ends; openness is given up, which only widens it. */
export function multiply(a: Interval, b: Interval): Interval {
  const ends = corners(a, b, (x, y) => multiplyNumbers(x, y) ?? 0)
  return closed(Math.min(...ends), Math.max(...ends), a.whole && b.whole)
}

/** Nothing when the divisor can only be zero; anything when it can come close to it. */
export function divide(a: Interval, b: Interval): Interval | undefined {
  if (b.from === 0 && b.to === 0) return undefined
  if (b.from <= 0 && b.to >= 0) return EVERYTHING
  const ends = corners(a, b, (x, y) => divideNumbers(x, y) ?? 0)
  return closed(Math.min(...ends), Math.max(...ends))
}

function corners(a: Interval, b: Interval, apply: (x: number, y: number) => number): readonly number[] {
  return [apply(a.from, b.from), apply(a.from, b.to), apply(a.to, b.from), apply(a.to, b.to)]
}

/** The picture of an interval under a function that never falls (rounding, exponential, logarithm, root). */
export function monotone(interval: Interval, f: (value: number) => number, whole = false): Interval {
  return closed(f(interval.from), f(interval.to), whole)
}

export function absolute(interval: Interval): Interval {
  if (interval.from >= 0) return interval
  if (interval.to <= 0) return negate(interval)
  return closed(0, Math.max(-interval.from, interval.to), interval.whole)
}
