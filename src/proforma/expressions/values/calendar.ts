import { type DateValue, dateValue, type DurationValue, MAX_DAY } from './value.ts'

/**
 * The proleptic Gregorian calendar as arithmetic on day numbers (Hinnant, "chrono-compatible low-level date
 * algorithms"), so that nothing depends on the host's clock, locale or time zone.
 */
export interface CivilDate {
  readonly year: number
  /** 1 to 12 */
  readonly month: number
  /** 1 to 31 */
  readonly day: number
}

/** Days since 1970-01-01 of a date that exists. */
export function dayNumber({ year, month, day }: CivilDate): number {
  const y = month <= 2 ? year - 1 : year
  const era = Math.floor(y / 400)
  const yearOfEra = y - era * 400
  const dayOfYear = Math.floor((153 * (month + (month > 2 ? -3 : 9)) + 2) / 5) + day - 1
  const dayOfEra = yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear
  return era * 146_097 + dayOfEra - 719_468
}

export function civilDate(dayNumber: number): CivilDate {
  const z = dayNumber + 719_468
  const era = Math.floor(z / 146_097)
  const dayOfEra = z - era * 146_097
  const yearOfEra = Math.floor(
    (dayOfEra - Math.floor(dayOfEra / 1460) + Math.floor(dayOfEra / 36_524) - Math.floor(dayOfEra / 146_096)) / 365,
  )
  const dayOfYear = dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100))
  const shifted = Math.floor((5 * dayOfYear + 2) / 153)
  const month = shifted < 10 ? shifted + 3 : shifted - 9
  return {
    year: yearOfEra + era * 400 + (month <= 2 ? 1 : 0),
    month,
    day: dayOfYear - Math.floor((153 * shifted + 2) / 5) + 1,
  }
}

export function daysInMonth(year: number, month: number): number {
  if (month === 2) return isLeapYear(year) ? 29 : 28
  return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31
}

export function isLeapYear(year: number): boolean {
  return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0
}

/** The date of a year (1 to 9999), month and day, or nothing when the calendar has no such day. */
export function dateOf(year: number, month: number, day: number): DateValue | undefined {
  if (!Number.isInteger(year) || !Number.isInteger(month) || !Number.isInteger(day)) return undefined
  if (year < 1 || year > 9999 || month < 1 || month > 12 || day < 1 || day > daysInMonth(year, month)) return undefined
  return dateValue(dayNumber({ year, month, day }))
}

/** The same day `months` later; a month that has no such day gives its last one (31 January -> 28 February). */
export function addMonths(day: number, months: number): number | undefined {
  const { year, month, day: dayOfMonth } = civilDate(day)
  const index = year * 12 + (month - 1) + months
  if (!Number.isInteger(index)) return undefined
  const newYear = Math.floor(index / 12)
  const newMonth = index - newYear * 12 + 1
  if (newYear < 1 || newYear > 9999) return undefined
  const moved = dayNumber({ year: newYear, month: newMonth, day: Math.min(dayOfMonth, daysInMonth(newYear, newMonth)) })
  return Math.abs(moved) <= MAX_DAY ? moved : undefined
}

/**
 * Whole months from `a` to `b`; negative when reversed. A month is whole when the day of the month is reached, so
 * 31 January to 28 February is none, and someone born on 29 February has a birthday on 1 March in common years.
 */
export function wholeMonths(a: number, b: number): number {
  if (b < a) {
    const reversed = wholeMonths(b, a)
    return reversed === 0 ? 0 : -reversed
  }
  const from = civilDate(a)
  const to = civilDate(b)
  return (to.year - from.year) * 12 + (to.month - from.month) - (to.day < from.day ? 1 : 0)
}

/** The months of a duration, moved on a day; its milliseconds are the caller's business. */
export function shiftByMonths(day: number, duration: DurationValue, sign: 1 | -1): number | undefined {
  return duration.months === 0 ? day : addMonths(day, sign * duration.months)
}
