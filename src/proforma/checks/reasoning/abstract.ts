import {
  equal,
  type KnownValue,
  kindOf,
  milliseconds,
  roundTo,
  sameNumber,
  type ScalarValue,
} from '../../expressions/values/index.ts'
import * as intervals from './interval.ts'
import type { Interval } from './interval.ts'

/** Kinds of values that lie on a line; dates and times are placed on it by their day, second or millisecond. */
export type OrderedKind = 'number' | 'date' | 'time' | 'datetime' | 'duration'

/** What is known of a value without running anything. Each form takes in at least every value that can occur. */
export type Known =
  /** One of a few. */
  | { readonly kind: 'values'; readonly values: readonly KnownValue[] }
  | { readonly kind: 'interval'; readonly of: OrderedKind; readonly interval: Interval }
  /** Sets of some of these elements. */
  | { readonly kind: 'subsets'; readonly elements: readonly ScalarValue[] }
  /** Anything. */
  | { readonly kind: 'any' }

/** `unknown`: the value may be unknown. Without `known` it can be nothing else; with neither the place is never reached. */
export interface Abstract {
  readonly unknown: boolean
  readonly known?: Known
}

export const ANY: Known = { kind: 'any' }
export const TOP: Abstract = { unknown: true, known: ANY }
export const UNKNOWN: Abstract = { unknown: true }
export const NOTHING: Abstract = { unknown: false }

/** More values than this are told by their ends only. */
const MANY = 64

export function exactly(value: KnownValue): Abstract {
  return { unknown: false, known: { kind: 'values', values: [value] } }
}

export function oneOfValues(values: readonly KnownValue[], unknown = false): Abstract {
  return values.length === 0 ? { unknown } : { unknown, known: { kind: 'values', values } }
}

export const TRUE = exactly(true)
export const FALSE = exactly(false)
export const EITHER = oneOfValues([true, false])

export function truth(canBeTrue: boolean, canBeFalse: boolean): Abstract {
  if (canBeTrue) return canBeFalse ? EITHER : TRUE
  return canBeFalse ? FALSE : NOTHING
}

export function ofInterval(interval: Interval, unknown = false, of: OrderedKind = 'number'): Abstract {
  const tidy = intervals.normal(interval)
  if (intervals.isEmpty(tidy)) return { unknown }
  const { from, to, whole } = tidy
  if (of === 'number' && (from === to || (whole && to - from < MANY))) {
    const count = from === to ? 1 : to - from + 1
    return oneOfValues(
      Array.from({ length: count }, (_, i) => from + i),
      unknown,
    )
  }
  return { unknown, known: { kind: 'interval', of, interval: tidy } }
}

export function withUnknown(abstract: Abstract, unknown: boolean): Abstract {
  return abstract.unknown === unknown ? abstract : { ...abstract, unknown }
}

export function isNothing({ unknown, known }: Abstract): boolean {
  return !unknown && known === undefined
}

/** Whether they say the same, as far as that is cheap to tell: narrowing never adds a value. */
export function isSame(a: Abstract, b: Abstract): boolean {
  if (a.unknown !== b.unknown || a.known?.kind !== b.known?.kind) return false
  if (a.known?.kind === 'values') return b.known?.kind === 'values' && a.known.values.length === b.known.values.length
  if (a.known?.kind !== 'interval' || b.known?.kind !== 'interval') return true
  const [left, right] = [a.known.interval, b.known.interval]
  return (
    left.from === right.from && left.to === right.to && left.fromOpen === right.fromOpen && left.toOpen === right.toOpen
  )
}

/** The only value it can have, if there is but one. */
export function single({ unknown, known }: Abstract): KnownValue | undefined {
  return !unknown && known?.kind === 'values' && known.values.length === 1 ? known.values[0] : undefined
}

export function canBeTrue({ known }: Abstract): boolean {
  return known !== undefined && (known.kind !== 'values' || known.values.includes(true))
}

export function canBeOtherThanTrue({ unknown, known }: Abstract): boolean {
  return unknown || (known !== undefined && (known.kind !== 'values' || known.values.some((value) => value !== true)))
}

/** Where a value stands on the line of its kind. */
export function coordinate(value: KnownValue): number | undefined {
  if (typeof value === 'number') return value
  if (typeof value !== 'object') return undefined
  switch (value.kind) {
    case 'date':
      return value.day
    case 'time':
      return value.second
    case 'datetime':
      return value.ms
    case 'duration':
      return milliseconds(value)
    default:
      return undefined
  }
}

export function orderedKind(value: KnownValue): OrderedKind | undefined {
  return coordinate(value) === undefined ? undefined : (kindOf(value) as OrderedKind)
}

/** The interval around it, when all its values lie on one line. */
export function intervalOf(known: Known): { readonly of: OrderedKind; readonly interval: Interval } | undefined {
  if (known.kind === 'interval') return known
  if (known.kind !== 'values') return undefined
  const [first] = known.values
  const of = first === undefined ? undefined : orderedKind(first)
  if (of === undefined) return undefined
  const places: number[] = []
  for (const value of known.values) {
    const at = orderedKind(value) === of ? coordinate(value) : undefined
    if (at === undefined) return undefined
    places.push(at)
  }
  const whole = of === 'number' && places.every(Number.isInteger)
  return { of, interval: intervals.closed(Math.min(...places), Math.max(...places), whole) }
}

export function join(a: Abstract, b: Abstract): Abstract {
  const unknown = a.unknown || b.unknown
  if (a.known === undefined || b.known === undefined) {
    const known = a.known ?? b.known
    return known === undefined ? { unknown } : { unknown, known }
  }
  return { unknown, known: joinKnown(a.known, b.known) }
}

function joinKnown(a: Known, b: Known): Known {
  if (a.kind === 'values' && b.kind === 'values') {
    const all = [...a.values, ...b.values.filter((value) => !a.values.some((other) => equal(other, value)))]
    if (all.length <= MANY) return { kind: 'values', values: all }
  }
  const left = intervalOf(a)
  const right = intervalOf(b)
  if (left === undefined || right === undefined || left.of !== right.of) return ANY
  return { kind: 'interval', of: left.of, interval: intervals.hull(left.interval, right.interval) }
}

/** What both allow; as wide as `a` where that cannot be told exactly. */
export function meet(a: Abstract, b: Abstract): Abstract {
  const unknown = a.unknown && b.unknown
  if (a.known === undefined || b.known === undefined) return { unknown }
  const known = meetKnown(a.known, b.known)
  return known === undefined ? { unknown } : { unknown, known }
}

function meetKnown(a: Known, b: Known): Known | undefined {
  if (a.kind === 'any') return b
  if (b.kind === 'any') return a
  if (a.kind === 'values') return filtered(a.values, (value) => allows(b, value))
  if (b.kind === 'values') return filtered(b.values, (value) => allows(a, value))
  if (a.kind === 'subsets' || b.kind === 'subsets') return a.kind === b.kind ? a : undefined
  if (a.of !== b.of) return undefined
  return ofInterval(intervals.intersect(a.interval, b.interval), false, a.of).known
}

function filtered(values: readonly KnownValue[], test: (value: KnownValue) => boolean): Known | undefined {
  const left = values.filter(test)
  return left.length === 0 ? undefined : { kind: 'values', values: left }
}

/** Whether a value is one of those. */
export function allows(known: Known, value: KnownValue): boolean {
  switch (known.kind) {
    case 'any':
      return true
    case 'values':
      return known.values.some((other) => equal(other, value))
    case 'interval': {
      const at = coordinate(value)
      return at !== undefined && orderedKind(value) === known.of && intervals.contains(known.interval, at)
    }
    default:
      return (
        typeof value === 'object' &&
        value.kind === 'set' &&
        value.elements.every((element) => known.elements.some((other) => equal(other, element)))
      )
  }
}

/** A computed number as its item keeps it (V9). */
export function atStep(abstract: Abstract, precision: number | undefined): Abstract {
  const { known, unknown } = abstract
  if (precision === undefined || known === undefined) return abstract
  if (known.kind === 'values') {
    const rounded = known.values.map((value) => (typeof value === 'number' ? roundTo(value, precision) : value))
    return { unknown, known: { kind: 'values', values: distinct(rounded) } }
  }
  if (known.kind !== 'interval' || known.of !== 'number') return abstract
  const { from, to } = known.interval
  return ofInterval(intervals.closed(roundTo(from, precision), roundTo(to, precision)), unknown)
}

export function distinct(values: readonly KnownValue[]): KnownValue[] {
  const found: KnownValue[] = []
  for (const value of values) if (!found.some((other) => same(other, value))) found.push(value)
  return found
}

function same(a: KnownValue, b: KnownValue): boolean {
  return typeof a === 'number' && typeof b === 'number' ? sameNumber(a, b) : equal(a, b)
}
