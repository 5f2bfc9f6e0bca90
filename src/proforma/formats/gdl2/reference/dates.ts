import { addMonths, civilDate } from '../../../expressions/index.ts'
import type { Gdl2Operator } from '../read/expression.ts'
import { Undefined } from './value.ts'
import type { GdlValue, PresentValue } from './value.ts'

const DAY = 86_400_000
const LENGTHS: Readonly<Record<string, number>> = { wk: 7 * DAY, d: DAY, h: 3_600_000, min: 60_000, s: 1000 }
const MONTHS: Readonly<Record<string, number>> = { a: 12, mo: 1 }
const MEAN_MONTH = (365.2425 / 12) * DAY

export function yearOf(ms: number): number {
  return civilDate(Math.floor(ms / DAY)).year
}

/** `+ - * /` where a side is a date or the time between two; `undefined` when neither is. */
export function calculateWithDates(
  operator: Gdl2Operator,
  left: PresentValue,
  right: PresentValue,
): GdlValue | undefined {
  if (left.kind === 'datetime') return fromDate(operator, left.ms, right)
  if (right.kind === 'datetime') throw new Undefined()
  if (left.kind !== 'span' && right.kind !== 'span') return undefined
  if (left.kind === 'span') return fromSpan(operator, left.ms, right)
  return operator === '+' ? fromSpan('+', right.kind === 'span' ? right.ms : 0, left) : undefined
}

function fromDate(operator: Gdl2Operator, ms: number, right: PresentValue): GdlValue {
  if (operator === '-' && right.kind === 'datetime') return { kind: 'span', ms: ms - right.ms }
  if (operator !== '+' && operator !== '-') throw new Undefined()
  const sign = operator === '+' ? 1 : -1
  const months = right.kind === 'number' && right.unit !== undefined ? MONTHS[right.unit] : undefined
  if (months === undefined || right.kind !== 'number') return { kind: 'datetime', ms: ms + sign * length(right) }
  const day = Math.floor(ms / DAY)
  const moved = addMonths(day, sign * months * right.value)
  if (moved === undefined) throw new Undefined()
  return { kind: 'datetime', ms: moved * DAY + (ms - day * DAY) }
}

function fromSpan(operator: Gdl2Operator, ms: number, right: PresentValue): GdlValue {
  switch (operator) {
    case '+':
      return { kind: 'span', ms: ms + length(right) }
    case '-':
      return { kind: 'span', ms: ms - length(right) }
    case '*':
      if (right.kind === 'number') return { kind: 'span', ms: ms * right.value }
      break
    case '/':
      return { kind: 'number', value: ms / length(right) }
    default:
      break
  }
  throw new Undefined()
}

/** Milliseconds of a quantity of time; a number without a unit of time is a number of milliseconds. */
function length(value: PresentValue): number {
  if (value.kind === 'span') return value.ms
  if (value.kind !== 'number') throw new Undefined()
  const months = value.unit === undefined ? undefined : MONTHS[value.unit]
  if (months !== undefined) return value.value * months * MEAN_MONTH
  return value.value * (value.unit === undefined ? 1 : (LENGTHS[value.unit] ?? 1))
}
