import type { JsonValue } from '../../runtime/index.ts'
import type { Rational } from './rational.ts'
import { decimalPlaces, decimalText, fromNumber, rational, toNumber } from './rational.ts'

/** Types whose values lie on a line. */
export type Quantity = 'integer' | 'real' | 'date' | 'time' | 'datetime' | 'duration'

const DAY = 86_400_000

/** The place on the line: the number itself, days for a date, seconds for a time, milliseconds for the others. */
export function toLine(quantity: Quantity, value: JsonValue): Rational | undefined {
  if (typeof value === 'number') return Number.isFinite(value) ? fromNumber(value) : undefined
  if (typeof value !== 'string') return undefined
  switch (quantity) {
    case 'date':
      return whole(Date.parse(`${value}T00:00:00Z`) / DAY)
    case 'time':
      return whole(Date.parse(`1970-01-01T${value}Z`) / 1000)
    case 'datetime':
      return whole(Date.parse(value))
    default:
      return undefined
  }
}

export function fromLine(quantity: Quantity, place: Rational): JsonValue {
  const number = toNumber(place)
  switch (quantity) {
    case 'date':
      return new Date(number * DAY).toISOString().slice(0, 10)
    case 'time':
      return new Date(number * 1000).toISOString().slice(11, 19)
    case 'datetime':
      return new Date(number).toISOString().replace('.000Z', 'Z')
    default:
      return number
  }
}

/** The smallest difference of two values when none is declared; a real has none. */
export function naturalStep(quantity: Quantity): Rational | undefined {
  switch (quantity) {
    case 'real':
      return undefined
    case 'datetime':
      return rational(1000n)
    default:
      return rational(1n)
  }
}

/** For people: `7.5 mmol/L`, `2026-01-31`, `2 hours`. */
export function placeInWords(quantity: Quantity, place: Rational, unit: string | undefined): string {
  if (quantity === 'duration') return durationInWords(toNumber(place))
  if (quantity === 'integer' || quantity === 'real') {
    const places = decimalPlaces(place)
    const text = places === undefined ? String(toNumber(place)) : decimalText(place, places)
    return unit ? `${text} ${UNIT_WORDS[unit] ?? unit}` : text
  }
  return String(fromLine(quantity, place))
}

/** UCUM codes that people would not recognise. */
const UNIT_WORDS: Readonly<Record<string, string>> = {
  a: 'years',
  mo: 'months',
  wk: 'weeks',
  d: 'days',
  h: 'hours',
  Cel: '°C',
  '[degF]': '°F',
  'mm[Hg]': 'mmHg',
  '/min': 'per minute',
  '1': '',
  '{score}': 'points',
}

const DURATION_UNITS = [
  ['weeks', 7 * DAY],
  ['days', DAY],
  ['hours', 3_600_000],
  ['minutes', 60_000],
  ['seconds', 1000],
] as const

function durationInWords(milliseconds: number): string {
  for (const [unit, size] of DURATION_UNITS)
    if (milliseconds !== 0 && milliseconds % size === 0) return `${milliseconds / size} ${unit}`
  return milliseconds === 0 ? '0 seconds' : `${milliseconds} milliseconds`
}

function whole(value: number): Rational | undefined {
  return Number.isInteger(value) ? rational(BigInt(value)) : undefined
}
