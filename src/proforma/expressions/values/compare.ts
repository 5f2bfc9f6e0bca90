import { compareNumbers, sameNumber } from './number.ts'
import { type KnownValue, kindOf, milliseconds, type ScalarValue, type Value, type ValueKind } from './value.ts'

/** Whether two known values are the same; values of different kinds never are. */
export function equal(a: KnownValue, b: KnownValue): boolean {
  if (typeof a === 'number') return typeof b === 'number' && sameNumber(a, b)
  if (typeof a !== 'object' || typeof b !== 'object') return a === b
  if (a.kind === 'set') {
    return (
      b.kind === 'set' &&
      a.elements.length === b.elements.length &&
      a.elements.every((each, i) => equal(each, b.elements[i] as ScalarValue))
    )
  }
  return b.kind !== 'set' && a.kind === b.kind && order(a, b) === 0
}

/** Exactly the same value, digit for digit: for noticing changes, not for people. */
export function identical(a: Value, b: Value): boolean {
  if (a === b) return true
  if (typeof a !== 'object' || typeof b !== 'object') return false
  if (a.kind === 'set' || b.kind === 'set') {
    if (a.kind !== 'set' || b.kind !== 'set' || a.elements.length !== b.elements.length) return false
    return a.elements.every((element, i) => identical(element, b.elements[i]))
  }
  if (a.kind === 'duration') return b.kind === 'duration' && a.ms === b.ms && a.months === b.months
  return a.kind === b.kind && order(a, b) === 0
}

/**
 * `=`, `!=`, `<`, … of the language: false whenever a side is unknown (V1), also `!=`. Order is defined between
 * numbers, texts, dates, times, datetimes and durations of one kind; false for anything else.
 */
export function compare(operator: '=' | '!=' | '<' | '<=' | '>' | '>=', a: Value, b: Value): boolean {
  if (a === undefined || b === undefined) return false
  if (operator === '=') return equal(a, b)
  if (operator === '!=') return kindOf(a) === kindOf(b) && !equal(a, b)
  if (!isOrdered(a) || !isOrdered(b) || kindOf(a) !== kindOf(b)) return false
  const sign = order(a, b)
  switch (operator) {
    case '<':
      return sign < 0
    case '<=':
      return sign <= 0
    case '>':
      return sign > 0
    default:
      return sign >= 0
  }
}

function isOrdered(value: KnownValue): value is ScalarValue {
  const kind = kindOf(value)
  return kind !== 'set' && kind !== 'boolean' && kind !== 'candidate'
}

const RANK: Readonly<Record<ValueKind, number>> = {
  boolean: 0,
  number: 1,
  text: 2,
  date: 3,
  time: 4,
  datetime: 5,
  duration: 6,
  candidate: 7,
  set: 8,
}

/** A total order over scalar values, for sets and for `min`/`max`. Text goes by code unit: no locale, no surprise between machines. */
export function order(a: ScalarValue, b: ScalarValue): number {
  const kind = kindOf(a)
  if (kind !== kindOf(b)) return RANK[kind] - RANK[kindOf(b)]
  if (typeof a === 'number') return compareNumbers(a, b as number)
  if (typeof a === 'string') return textOrder(a, b as string)
  if (typeof a === 'boolean') return Number(a) - Number(b)
  return recordOrder(a, b as typeof a)
}

function recordOrder(a: Exclude<ScalarValue, boolean | number | string>, b: typeof a): number {
  switch (a.kind) {
    case 'date':
      return a.day - (b as typeof a).day
    case 'time':
      return a.second - (b as typeof a).second
    case 'datetime':
      return a.ms - (b as typeof a).ms
    case 'duration':
      return milliseconds(a) - milliseconds(b as typeof a)
    default:
      return textOrder(a.name, (b as typeof a).name)
  }
}

export function textOrder(a: string, b: string): number {
  if (a === b) return 0
  return a < b ? -1 : 1
}
