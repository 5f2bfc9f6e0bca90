import { shiftByMonths } from './calendar.ts'
import { addNumbers, divideNumbers, multiplyNumbers, subtractNumbers } from './number.ts'
import { displayValue } from './display.ts'
import {
  DAY,
  type DateTimeValue,
  type DateValue,
  dateTimeValue,
  dateValue,
  type DurationValue,
  durationValue,
  milliseconds,
  SECOND,
  type TimeValue,
  type Value,
} from './value.ts'

type Sign = 1 | -1

/** `a + b`: numbers; durations; a date, time or datetime moved by a duration. Unknown for anything else (V4). */
export function add(a: Value, b: Value): Value {
  if (typeof a === 'number' && typeof b === 'number') return addNumbers(a, b)
  if (typeof a !== 'object' || typeof b !== 'object') return undefined
  if (b.kind === 'duration') return a.kind === 'duration' ? sumOf(a, b, 1) : moved(a, b, 1)
  return a.kind === 'duration' ? moved(b, a, 1) : undefined
}

/** `a - b`: as `add`; the difference of two dates, times or datetimes is a duration. */
export function subtract(a: Value, b: Value): Value {
  if (typeof a === 'number' && typeof b === 'number') return subtractNumbers(a, b)
  if (typeof a !== 'object' || typeof b !== 'object') return undefined
  if (b.kind === 'duration') return a.kind === 'duration' ? sumOf(a, b, -1) : moved(a, b, -1)
  if (a.kind === 'date' && b.kind === 'date') return durationValue((a.day - b.day) * DAY)
  if (a.kind === 'time' && b.kind === 'time') return durationValue((a.second - b.second) * SECOND)
  if (a.kind === 'datetime' && b.kind === 'datetime') return durationValue(a.ms - b.ms)
  return undefined
}

/** `a * b`: numbers, or a duration by a number. */
export function multiply(a: Value, b: Value): Value {
  if (typeof a === 'number' && typeof b === 'number') return multiplyNumbers(a, b)
  if (typeof a === 'number') return multiply(b, a)
  if (typeof a !== 'object' || a.kind !== 'duration' || typeof b !== 'number') return undefined
  return scaled(a, b)
}

/** `a / b`: numbers, a duration by a number, or how often one duration is in another. Division by zero is unknown. */
export function divide(a: Value, b: Value): Value {
  if (typeof a === 'number' && typeof b === 'number') return divideNumbers(a, b)
  if (typeof a !== 'object' || a.kind !== 'duration') return undefined
  if (typeof b === 'number') return b === 0 ? undefined : scaled(a, 1 / b)
  if (typeof b === 'object' && b.kind === 'duration') return divideNumbers(milliseconds(a), milliseconds(b))
  return undefined
}

export function negate(a: Value): Value {
  if (typeof a === 'number') return a === 0 ? 0 : -a
  return typeof a === 'object' && a.kind === 'duration' ? scaled(a, -1) : undefined
}

/** `a # b`: the texts of both, one after the other; unknown when either is. */
export function concatenate(a: Value, b: Value): Value {
  return a === undefined || b === undefined ? undefined : displayValue(a) + displayValue(b)
}

function sumOf(a: DurationValue, b: DurationValue, sign: Sign): Value {
  return durationValue(a.ms + sign * b.ms, a.months + sign * b.months)
}

/** Months stay months only as whole ones; half a month is 15.2 days. */
function scaled(a: DurationValue, factor: number): Value {
  const months = a.months * factor
  if (Number.isInteger(months))
    return durationValue(multiplyNumbers(a.ms, factor) ?? Number.NaN, months === 0 ? 0 : months)
  return durationValue(multiplyNumbers(milliseconds(a), factor) ?? Number.NaN)
}

function moved(a: Exclude<Value, undefined | boolean | number | string>, by: DurationValue, sign: Sign): Value {
  switch (a.kind) {
    case 'date':
      return movedDate(a, by, sign)
    case 'datetime':
      return movedDateTime(a, by, sign)
    case 'time':
      return movedTime(a, by, sign)
    default:
      return undefined
  }
}

/** A date knows only days: months first, then the whole days of the rest. */
function movedDate(a: DateValue, by: DurationValue, sign: Sign): Value {
  const day = shiftByMonths(a.day, by, sign)
  return day === undefined ? undefined : dateValue(day + sign * Math.trunc(by.ms / DAY))
}

function movedDateTime(a: DateTimeValue, by: DurationValue, sign: Sign): Value {
  const startOfDay = Math.floor(a.ms / DAY)
  const day = shiftByMonths(startOfDay, by, sign)
  return day === undefined ? undefined : dateTimeValue(day * DAY + (a.ms - startOfDay * DAY) + sign * by.ms)
}

/** Clock time goes round: 23:00 + 2 hours is 01:00. */
function movedTime(a: TimeValue, by: DurationValue, sign: Sign): Value {
  const second = a.second + sign * Math.round(milliseconds(by) / SECOND)
  return { kind: 'time', second: ((second % 86_400) + 86_400) % 86_400 }
}
