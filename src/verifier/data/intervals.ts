import type { Rational } from './rational.ts'
import {
  add,
  ceiling,
  compare,
  divide,
  floor,
  leastCommonMultiple,
  multiply,
  rational,
  subtract,
  ZERO,
} from './rational.ts'

/** One end of an interval; absent ends are infinite. */
export interface Bound {
  readonly value: Rational
  readonly inclusive: boolean
}

export interface Interval {
  readonly from?: Bound
  readonly to?: Bound
}

/** The numbers an item may have: all between the ends, or only whole multiples of `step`. */
export interface Line {
  readonly step?: Rational
  readonly from?: Rational
  readonly to?: Rational
}

/**
 * Cuts a line at the thresholds into points and the open stretches between them, ascending. On a stepped line
 * stretches without a multiple of the step are left out, and so is a threshold between two steps (rule V12).
 */
export function cutLine(line: Line, thresholds: readonly Rational[]): readonly Interval[] {
  const cuts = [...thresholds]
    .sort(compare)
    .filter((cut, i, all) => i === 0 || compare(cut, all[i - 1] as Rational) !== 0)
  const pieces: Interval[] = []
  let previous: Rational | undefined
  for (const cut of cuts) {
    pieces.push(between(previous, cut), { from: { value: cut, inclusive: true }, to: { value: cut, inclusive: true } })
    previous = cut
  }
  pieces.push(between(previous, undefined))
  return pieces.flatMap((piece) => clip(line, piece) ?? [])
}

/** The part of the interval that lies on the line, with inclusive ends where the line is stepped; undefined if none. */
export function clip(line: Line, interval: Interval): Interval | undefined {
  let from = interval.from
  let to = interval.to
  if (line.from && (!from || compare(line.from, from.value) > 0)) from = { value: line.from, inclusive: true }
  if (line.to && (!to || compare(line.to, to.value) < 0)) to = { value: line.to, inclusive: true }
  if (line.step) {
    from = from && { value: stepAtOrAfter(from, line.step), inclusive: true }
    to = to && { value: stepAtOrBefore(to, line.step), inclusive: true }
  }
  if (from && to) {
    const order = compare(from.value, to.value)
    if (order > 0 || (order === 0 && !(from.inclusive && to.inclusive))) return undefined
  }
  return { ...(from && { from }), ...(to && { to }) }
}

/** Whether a place lies between the ends. */
export function contains(interval: Interval, place: Rational): boolean {
  const { from, to } = interval
  if (from && (compare(place, from.value) < 0 || (!from.inclusive && compare(place, from.value) === 0))) return false
  return !(to && (compare(place, to.value) > 0 || (!to.inclusive && compare(place, to.value) === 0)))
}

/** From the start of `a` to the end of `b`. */
export function span(a: Interval, b: Interval): Interval {
  return { ...(a.from && { from: a.from }), ...(b.to && { to: b.to }) }
}

export function isPoint(interval: Interval): boolean {
  return (
    interval.from !== undefined && interval.to !== undefined && compare(interval.from.value, interval.to.value) === 0
  )
}

/**
 * A number of the interval as people would choose it: a multiple of the first of the `nice` steps that has one there,
 * otherwise with as few decimals as possible; the one nearest to a threshold, and between two thresholds the smallest,
 * or, where decimals are needed, the one nearest to the middle (rule V13).
 */
export function simplestNumber(interval: Interval, line: Line, nice: readonly Rational[] = []): Rational {
  const { from, to } = interval
  if (from && to && compare(from.value, to.value) === 0) return from.value
  for (let attempt = 0; ; attempt += 1) {
    const places = attempt - nice.length
    const coarse = nice[attempt] ?? rational(1n, 10n ** BigInt(places))
    const step = line.step ? leastCommonMultiple(coarse, line.step) : coarse
    const low = from && stepAtOrAfter(from, step)
    const high = to && stepAtOrBefore(to, step)
    if (low && high && compare(low, high) > 0) continue
    if (low && high && places > 0 && compare(low, high) < 0) return nearestToMiddle(low, high, step)
    if (high && (!low || (startsLine(line, from) && !endsLine(line, to)))) return high
    return low ?? ZERO
  }
}

function startsLine(line: Line, from: Bound | undefined): boolean {
  return from !== undefined && line.from !== undefined && compare(line.from, from.value) === 0
}

function endsLine(line: Line, to: Bound | undefined): boolean {
  return to !== undefined && line.to !== undefined && compare(line.to, to.value) === 0
}

function nearestToMiddle(low: Rational, high: Rational, step: Rational): Rational {
  const half = floor(divide(subtract(high, low), multiply(step, rational(2n))))
  return add(low, multiply(step, rational(half)))
}

function between(from: Rational | undefined, to: Rational | undefined): Interval {
  return {
    ...(from && { from: { value: from, inclusive: false } }),
    ...(to && { to: { value: to, inclusive: false } }),
  }
}

function stepAtOrAfter(bound: Bound, step: Rational): Rational {
  const steps = divide(bound.value, step)
  const count = ceiling(steps)
  const onStep = steps.d === 1n
  return multiply(step, rational(onStep && !bound.inclusive ? count + 1n : count))
}

function stepAtOrBefore(bound: Bound, step: Rational): Rational {
  const steps = divide(bound.value, step)
  const count = floor(steps)
  const onStep = steps.d === 1n
  return multiply(step, rational(onStep && !bound.inclusive ? count - 1n : count))
}

/** Sorted, each value once. */
export function ascending(values: readonly Rational[]): readonly Rational[] {
  const sorted = [...values].sort(compare)
  return sorted.filter((value, i) => i === 0 || compare(value, sorted[i - 1] as Rational) !== 0)
}
