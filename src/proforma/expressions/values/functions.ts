import { dateOf, wholeMonths } from './calendar.ts'
import { timeOf } from './iso.ts'
import { compareNumbers, finite, modulo, roundHalfAway, roundTo, settle } from './number.ts'
import { count, diff, greatest, intersect, least, nth, sum, union } from './sets.ts'
import { DAY, HOUR, SECOND, type Value } from './value.ts'

/** A function of the language that depends on its arguments alone. Unknown arguments give unknown (V6). */
export type PureFunction = (...args: readonly Value[]) => Value

type NumberFunction = (a: number) => number

const overNumber =
  (f: NumberFunction): PureFunction =>
  (a) =>
    typeof a === 'number' ? finite(f(a)) : undefined

const overNumbers =
  (f: (a: number, b: number) => number | undefined): PureFunction =>
  (a, b) =>
    typeof a === 'number' && typeof b === 'number' ? f(a, b) : undefined

/** Floor and ceiling of what comparison takes for a whole number is that number. */
const near = (f: NumberFunction): NumberFunction => {
  return (a) => {
    const whole = Math.round(a)
    return compareNumbers(a, whole) === 0 ? whole : f(a)
  }
}

const date: PureFunction = (y, m, d) =>
  typeof y === 'number' && typeof m === 'number' && typeof d === 'number' ? dateOf(y, m, d) : undefined

const time: PureFunction = (h, m, s) =>
  typeof h === 'number' && typeof m === 'number' && typeof s === 'number' ? timeOf(h, m, s) : undefined

const round: PureFunction = (a, digits) => {
  if (typeof a !== 'number') return undefined
  if (digits === undefined) return finite(roundHalfAway(a))
  return typeof digits === 'number' && Number.isInteger(digits) ? finite(roundTo(a, 10 ** -digits)) : undefined
}

/** Days since 1970-01-01 of a date or datetime, and the milliseconds into that day: a date begins at midnight. */
function position(value: Value): { readonly day: number; readonly rest: number } | undefined {
  if (typeof value !== 'object') return undefined
  if (value.kind === 'date') return { day: value.day, rest: 0 }
  if (value.kind !== 'datetime') return undefined
  const day = Math.floor(value.ms / DAY)
  return { day, rest: value.ms - day * DAY }
}

/** Whole units from `a` to `b`, toward zero, negative when reversed. */
const unitsBetween =
  (unit: number): PureFunction =>
  (a, b) => {
    if (typeof a === 'object' && a.kind === 'time' && typeof b === 'object' && b.kind === 'time') {
      return whole(((b.second - a.second) * SECOND) / unit)
    }
    const from = position(a)
    const to = position(b)
    return from && to ? whole(((to.day - from.day) * DAY + (to.rest - from.rest)) / unit) : undefined
  }

const monthsBetween =
  (unit: number): PureFunction =>
  (a, b) => {
    const from = position(a)
    const to = position(b)
    if (!from || !to) return undefined
    const forward = to.day > from.day || (to.day === from.day && to.rest >= from.rest)
    const [start, end] = forward ? [from, to] : [to, from]
    const months = wholeMonths(start.day, end.rest < start.rest ? end.day - 1 : end.day)
    return whole(((forward ? 1 : -1) * Math.max(0, months)) / unit)
  }

function whole(value: number): number {
  const truncated = Math.trunc(settle(value, Math.abs(value)))
  return truncated === 0 ? 0 : truncated
}

/**
 * The pure functions of section 3 of the language by name. `is_known` and `if` are here neither: they are the two that
 * look at an unknown argument. Those of the running protocol (`completed`, `netsupport`, `now`, …) belong to the engine.
 */
export const PURE_FUNCTIONS: ReadonlyMap<string, PureFunction> = new Map<string, PureFunction>([
  ['abs', overNumber(Math.abs)],
  ['round', round],
  ['floor', overNumber(near(Math.floor))],
  ['ceil', overNumber(near(Math.ceil))],
  ['exp', overNumber(Math.exp)],
  ['log', overNumber(Math.log10)],
  ['ln', overNumber(Math.log)],
  ['sqrt', overNumber(Math.sqrt)],
  ['power', overNumbers((a, b) => finite(a ** b))],
  ['mod', overNumbers(modulo)],
  ['sin', overNumber(Math.sin)],
  ['cos', overNumber(Math.cos)],
  ['tan', overNumber(Math.tan)],
  ['asin', overNumber(Math.asin)],
  ['acos', overNumber(Math.acos)],
  ['atan', overNumber(Math.atan)],
  ['count', (set) => count(set)],
  ['sum', (set) => sum(set)],
  ['min', (...values) => least(values)],
  ['max', (...values) => greatest(values)],
  ['nth', (a, b) => nth(a, b)],
  ['union', (a, b) => union(a, b)],
  ['intersect', (a, b) => intersect(a, b)],
  ['diff', (a, b) => diff(a, b)],
  ['date', date],
  ['time', time],
  ['years_between', monthsBetween(12)],
  ['months_between', monthsBetween(1)],
  ['days_between', unitsBetween(DAY)],
  ['hours_between', unitsBetween(HOUR)],
  ['forever', () => false],
])
