/**
 * The values an expression can have while a protocol runs. `undefined` is unknown: asked for and not answered,
 * or not computable. Numbers, texts and truth values are JavaScript's own; the rest are small frozen records.
 * Every operation on values is pure and total: none throws, none reads anything but its arguments.
 */
export type Value = undefined | KnownValue

export type KnownValue = ScalarValue | SetValue

export type ScalarValue =
  | boolean
  | number
  | string
  | DateValue
  | TimeValue
  | DateTimeValue
  | DurationValue
  | CandidateValue

/** A calendar day; `day` counts from 1970-01-01. */
export interface DateValue {
  readonly kind: 'date'
  readonly day: number
}

/** A time of day; seconds since midnight, `0 <= second < 86400`. */
export interface TimeValue {
  readonly kind: 'time'
  readonly second: number
}

/** A point in time; milliseconds since 1970-01-01T00:00:00Z. */
export interface DateTimeValue {
  readonly kind: 'datetime'
  readonly ms: number
}

/** A length of time. Calendar months have no fixed length, so they are kept apart from milliseconds. */
export interface DurationValue {
  readonly kind: 'duration'
  readonly months: number
  readonly ms: number
}

/** The name of a candidate, as `result_of` gives it. */
export interface CandidateValue {
  readonly kind: 'candidate'
  readonly name: string
}

/** No order, no duplicates: elements are kept sorted (`order`), so that equal sets are equal element by element. */
export interface SetValue {
  readonly kind: 'set'
  readonly elements: readonly ScalarValue[]
}

export type ValueKind = 'boolean' | 'number' | 'text' | 'date' | 'time' | 'datetime' | 'duration' | 'candidate' | 'set'

export const SECOND = 1000
export const MINUTE = 60 * SECOND
export const HOUR = 60 * MINUTE
export const DAY = 24 * HOUR
export const WEEK = 7 * DAY

/** The mean month of the Gregorian calendar, used where months meet milliseconds (V20). */
export const MEAN_MONTH = 30.436875 * DAY

export function kindOf(value: KnownValue): ValueKind {
  switch (typeof value) {
    case 'boolean':
      return 'boolean'
    case 'number':
      return 'number'
    case 'string':
      return 'text'
    default:
      return value.kind
  }
}

export function dateValue(day: number): DateValue | undefined {
  return Number.isSafeInteger(day) && Math.abs(day) <= MAX_DAY ? { kind: 'date', day } : undefined
}

export function timeValue(second: number): TimeValue | undefined {
  return second >= 0 && second < 86_400 ? { kind: 'time', second } : undefined
}

export function dateTimeValue(ms: number): DateTimeValue | undefined {
  return Number.isFinite(ms) && Math.abs(ms) <= MAX_DAY * DAY ? { kind: 'datetime', ms: Math.round(ms) } : undefined
}

export function durationValue(ms: number, months = 0): DurationValue | undefined {
  const length = ms + months * MEAN_MONTH
  return Number.isFinite(length) ? { kind: 'duration', months, ms } : undefined
}

export function candidateValue(name: string): CandidateValue {
  return { kind: 'candidate', name }
}

/** The calendar ends with the year 9999, as ISO 8601 writes it. */
export const MAX_DAY = 2_932_896

export function isSet(value: Value): value is SetValue {
  return typeof value === 'object' && value.kind === 'set'
}

/** The length of a duration in milliseconds; months count as mean months. */
export function milliseconds(duration: DurationValue): number {
  return duration.months === 0 ? duration.ms : duration.ms + duration.months * MEAN_MONTH
}
