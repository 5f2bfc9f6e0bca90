import { arithmetic, call } from './ir.ts'
import type { Ir } from './ir.ts'
import { durationOf, millisecondsAsDuration, NotTranslatable } from './typed.ts'
import type { Typed } from './typed.ts'

/** `+ - * /` where a side is a date, the time between two dates, or a year. `undefined`: it is ordinary arithmetic. */
export function dateArithmetic(operator: '+' | '-' | '*' | '/', left: Typed, right: Typed): Typed | undefined {
  if (left.type === 'year' || right.type === 'year') return yearsBetween(operator, left, right)
  if (left.type === 'datetime') return fromDate(operator, left.ir, right)
  if (left.type === 'span') return fromSpan(operator, left.ir, right)
  if (right.type === 'span' && left.type === 'number' && operator === '+') return fromSpan('+', right.ir, left)
  if (right.type === 'span' || right.type === 'datetime') throw unsupported()
  return undefined
}

/**
 * `$currentDateTime.year - $birth.year`: the language has whole years between two dates and no calendar year. The caller
 * reports the change: before the birthday of the year the result is one less.
 */
function yearsBetween(operator: string, left: Typed, right: Typed): Typed {
  if (operator !== '-' || left.type !== 'year' || right.type !== 'year') {
    throw new NotTranslatable(
      'gdl2.calendar-year',
      'The language has no calendar year of a date, only the years between two dates.',
    )
  }
  return { type: 'number', ir: call('years_between', right.ir, left.ir) }
}

function fromDate(operator: string, date: Ir, other: Typed): Typed {
  if (operator === '-' && other.type === 'datetime') return { type: 'span', ir: arithmetic('-', date, other.ir) }
  const duration = asDuration(other)
  if (duration === undefined || (operator !== '+' && operator !== '-')) throw unsupported()
  return { type: 'datetime', ir: arithmetic(operator, date, duration) }
}

/** `(now - birth) / 1,a` and `(now - birth) / 86400000` are numbers; sums stay times. */
function fromSpan(operator: string, span: Ir, other: Typed): Typed {
  const duration = asDuration(other)
  if (operator === '/') {
    if (duration === undefined) throw unsupported()
    return { type: 'number', ir: arithmetic('/', span, duration) }
  }
  if (operator === '*' && other.type === 'number') return { type: 'span', ir: arithmetic('*', span, other.ir) }
  if ((operator === '+' || operator === '-') && other.type === 'span')
    return { type: 'span', ir: arithmetic(operator, span, other.ir) }
  if ((operator === '+' || operator === '-') && duration !== undefined) {
    return { type: 'span', ir: arithmetic(operator, span, duration) }
  }
  throw unsupported()
}

/** A quantity of time, or a constant number of milliseconds. */
function asDuration(value: Typed): Ir | undefined {
  const quantity = durationOf(value)
  if (quantity !== undefined || value.type !== 'number') return quantity
  const constant = constantOf(value.ir)
  return constant === undefined ? undefined : millisecondsAsDuration(constant)
}

/** `1000*60*60*24` is a number, though not written as one. */
export function constantOf(ir: Ir): number | undefined {
  if (ir.kind === 'number') return ir.value
  if (ir.kind === 'negative') {
    const inner = constantOf(ir.operand)
    return inner === undefined ? undefined : -inner
  }
  if (ir.kind !== 'arithmetic') return undefined
  const left = constantOf(ir.left)
  const right = constantOf(ir.right)
  if (left === undefined || right === undefined) return undefined
  switch (ir.operator) {
    case '+':
      return left + right
    case '-':
      return left - right
    case '*':
      return left * right
    case '/':
      return right === 0 ? undefined : left / right
    default:
      return undefined
  }
}

/** The time between two dates where a number is wanted: milliseconds, as GDL2 counts them. */
export function spanAsNumber(span: Ir): Ir {
  return arithmetic('/', span, { kind: 'duration', amount: '0.001', unit: 'seconds' })
}

function unsupported(): NotTranslatable {
  return new NotTranslatable('gdl2.date-arithmetic', 'The language has no counterpart of this calculation with dates.')
}
