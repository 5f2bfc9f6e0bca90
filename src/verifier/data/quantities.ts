import {
  dateTimeValue,
  dateValue,
  displayValue,
  durationValue,
  type KnownValue,
  kindOf,
  milliseconds,
  timeValue,
  type Value,
} from '../../proforma/index.ts'
import type { Rational } from './rational.ts'
import { decimalPlaces, decimalText, fromNumber, rational, toNumber } from './rational.ts'

/** Types whose values lie on a line. */
export type Quantity = 'integer' | 'real' | 'date' | 'time' | 'datetime' | 'duration'

/** The place on the line: the number itself, days for a date, seconds for a time, milliseconds for the others. */
export function toLine(value: Value): Rational | undefined {
  if (value === undefined) return undefined
  if (typeof value === 'number') return Number.isFinite(value) ? fromNumber(value) : undefined
  if (typeof value !== 'object') return undefined
  switch (value.kind) {
    case 'date':
      return rational(BigInt(value.day))
    case 'time':
      return rational(BigInt(value.second))
    case 'datetime':
      return rational(BigInt(value.ms))
    case 'duration':
      return fromNumber(milliseconds(value))
    default:
      return undefined
  }
}

export function fromLine(quantity: Quantity, place: Rational): Value {
  const number = toNumber(place)
  switch (quantity) {
    case 'date':
      return dateValue(number)
    case 'time':
      return timeValue(number)
    case 'datetime':
      return dateTimeValue(number)
    case 'duration':
      return durationValue(number)
    default:
      return number
  }
}

/** The kind of value of a quantity and the quantity of a value belong together: dates are not compared with numbers. */
export function hasQuantity(quantity: Quantity, value: Value): boolean {
  if (value === undefined) return false
  const kind = kindOf(value)
  return kind === 'number' ? quantity === 'integer' || quantity === 'real' : kind === quantity
}

/** The smallest difference of two values when none is declared; a real has none. */
export function naturalStep(quantity: Quantity): Rational | undefined {
  return quantity === 'real' ? undefined : rational(1n)
}

/** Steps that people think in, for choosing a representative: whole hours rather than milliseconds. */
export function niceSteps(quantity: Quantity): readonly Rational[] {
  switch (quantity) {
    case 'time':
      return [3600n, 60n].map((seconds) => rational(seconds))
    case 'datetime':
    case 'duration':
      return [86_400_000n, 3_600_000n, 60_000n, 1000n].map((milliseconds) => rational(milliseconds))
    default:
      return []
  }
}

/** For people: `7.5 mmol/L`, `2026-01-31`, `2 hours`. */
export function placeInWords(quantity: Quantity, place: Rational, unit: string | undefined): string {
  if (quantity !== 'integer' && quantity !== 'real') return displayValue(fromLine(quantity, place) as KnownValue)
  const places = decimalPlaces(place)
  const text = places === undefined ? String(toNumber(place)) : decimalText(place, places)
  return withUnit(text, unit)
}

/** A number with its UCUM unit, as people write it. */
export function withUnit(number: string, unit: string | undefined): string {
  const words = unit === undefined ? '' : (UNIT_WORDS[unit] ?? unit)
  return words === '' ? number : `${number} ${words}`
}

/** UCUM codes that people would not recognise. */
const UNIT_WORDS: Readonly<Record<string, string>> = {
  a: 'years',
  mo: 'months',
  wk: 'weeks',
  d: 'days',
  h: 'hours',
  min: 'minutes',
  s: 'seconds',
  Cel: '°C',
  '[degF]': '°F',
  'mm[Hg]': 'mmHg',
  '/min': 'per minute',
  '1': '',
  '{score}': 'points',
}
