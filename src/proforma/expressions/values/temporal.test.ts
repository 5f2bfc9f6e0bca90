import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { add, divide, multiply, negate, subtract } from './arithmetic.ts'
import { addMonths, civilDate, dateOf, dayNumber, wholeMonths } from './calendar.ts'
import { compare } from './compare.ts'
import { displayValue } from './display.ts'
import { PURE_FUNCTIONS } from './functions.ts'
import { formatDateTime, parseDate, parseDateTime, parseTime } from './iso.ts'
import { literalDuration } from './literals.ts'
import type { Value } from './value.ts'

const day = (text: string): Value => parseDate(text)
const at = (text: string): Value => parseDateTime(text)
const call = (name: string, ...values: readonly Value[]): Value => PURE_FUNCTIONS.get(name)!(...values)

describe('dates, times and durations', () => {
  test('V17 days and numbers of days are one to one, and agree with the calendar of the host', () => {
    fc.assert(
      fc.property(fc.integer({ min: -719_162, max: 2_932_896 }), (number) => {
        const civil = civilDate(number)
        expect(dayNumber(civil)).toBe(number)
        const host = new Date(number * 86_400_000)
        expect(civil).toEqual({ year: host.getUTCFullYear(), month: host.getUTCMonth() + 1, day: host.getUTCDate() })
      }),
    )
  })

  test('V17 only days that exist', () => {
    expect(dateOf(2024, 2, 29)).toBeDefined()
    for (const [y, m, d] of [
      [2026, 2, 29],
      [1900, 2, 29],
      [2026, 13, 1],
      [2026, 4, 31],
      [0, 1, 1],
      [10_000, 1, 1],
      [2026, 1.5, 1],
    ]) {
      expect(dateOf(y!, m!, d!)).toBeUndefined()
    }
    expect([parseDate('2026-1-1'), parseDate('26-01-01'), parseDate('2026-01-01T00:00')]).toEqual([
      undefined,
      undefined,
      undefined,
    ])
    expect([parseTime('24:00'), parseTime('12:60'), parseTime('7:00')]).toEqual([undefined, undefined, undefined])
  })

  test('V17 points in time are read with a zone and written in UTC', () => {
    const written = (text: string) => formatDateTime(parseDateTime(text)!)
    expect(written('2026-03-01T00:30:00+01:00')).toBe('2026-02-28T23:30:00Z')
    expect(written('2026-03-01T00:30')).toBe('2026-03-01T00:30:00Z')
    expect(written('1969-12-31T23:59:59.001Z')).toBe('1969-12-31T23:59:59.001Z')
    expect(parseDateTime('2026-02-30T00:00:00Z')).toBeUndefined()
  })

  test('V20 calendar months end with the month; a date moves by whole days', () => {
    const moved = (text: string, amount: number, unit: 'months' | 'years' | 'days' | 'hours') =>
      displayValue(add(day(text), literalDuration(amount, unit))!)
    expect(moved('2026-01-31', 1, 'months')).toBe('2026-02-28')
    expect(moved('2024-02-29', 1, 'years')).toBe('2025-02-28')
    expect(moved('2026-01-31', 36, 'hours')).toBe('2026-02-01')
    expect(displayValue(subtract(day('2026-03-31'), literalDuration(1, 'months'))!)).toBe('2026-02-28')
    expect(displayValue(add(at('2026-01-31T10:00:00Z'), literalDuration(1, 'months'))!)).toBe('2026-02-28T10:00:00Z')
    expect(addMonths(dayNumber({ year: 9999, month: 12, day: 1 }), 1)).toBeUndefined()
  })

  test('V17 differences are durations; the time of day goes round', () => {
    expect(displayValue(subtract(day('2026-03-01'), day('2026-02-28'))!)).toBe('1 day')
    expect(displayValue(subtract(at('2026-01-01T12:00:00Z'), at('2026-01-01T10:30:00Z'))!)).toBe('1 hour 30 minutes')
    expect(displayValue(add(parseTime('23:00'), literalDuration(2, 'hours'))!)).toBe('01:00:00')
    expect(subtract(day('2026-01-01'), at('2026-01-01T00:00:00Z'))).toBeUndefined()
  })

  test('V20 durations compare and compute across units', () => {
    const d = literalDuration
    expect(compare('>', d(2, 'hours'), d(90, 'minutes'))).toBe(true)
    expect(compare('=', d(1, 'weeks'), d(7, 'days'))).toBe(true)
    expect(compare('=', add(d(2, 'hours'), d(30, 'minutes')), d(150, 'minutes'))).toBe(true)
    expect(compare('=', multiply(d(8, 'hours'), 3), d(1, 'days'))).toBe(true)
    expect(compare('=', multiply(3, d(2, 'months')), d(6, 'months'))).toBe(true)
    expect(divide(d(1, 'days'), d(8, 'hours'))).toBe(3)
    expect(compare('=', divide(d(1, 'days'), 2), d(12, 'hours'))).toBe(true)
    expect(compare('<', negate(d(1, 'days')), d(0, 'days'))).toBe(true)
    expect(compare('=', d(18, 'months'), d(1.5, 'years'))).toBe(true)
    expect(compare('>', d(1, 'months'), d(30, 'days'))).toBe(true)
  })

  test('V19 whole units between, negative when reversed', () => {
    expect(call('days_between', day('2028-02-28'), day('2028-03-01'))).toBe(2)
    expect(call('days_between', day('2026-03-01'), day('2026-02-28'))).toBe(-1)
    expect(call('months_between', day('2026-01-31'), day('2026-02-28'))).toBe(0)
    expect(call('months_between', day('2026-01-31'), day('2026-03-31'))).toBe(2)
    expect(call('years_between', day('1980-06-15'), day('2026-06-14'))).toBe(45)
    expect(call('years_between', day('1980-06-15'), day('2026-06-15'))).toBe(46)
    expect(call('years_between', day('2004-02-29'), day('2025-02-28'))).toBe(20)
    expect(call('years_between', day('2004-02-29'), day('2025-03-01'))).toBe(21)
    expect(call('years_between', day('2026-06-15'), day('1980-06-16'))).toBe(-45)
    expect(call('hours_between', at('2026-01-01T00:00:00Z'), at('2026-01-02T01:59:59Z'))).toBe(25)
    expect(call('hours_between', at('2026-01-01T01:00:00Z'), at('2026-01-01T00:30:00Z'))).toBe(0)
    expect(call('days_between', at('2026-01-01T12:00:00Z'), at('2026-01-03T11:00:00Z'))).toBe(1)
    expect(call('months_between', at('2026-01-15T12:00:00Z'), at('2026-02-15T11:00:00Z'))).toBe(0)
  })

  test('V19 years between a date of birth and now', () => {
    expect(call('years_between', day('1960-01-02'), at('2026-01-01T10:00:00Z'))).toBe(65)
    expect(call('years_between', day('1960-01-01'), at('2026-01-01T10:00:00Z'))).toBe(66)
  })

  test('V19 months between are antisymmetric and grow with the later day', () => {
    const days = fc.integer({ min: 0, max: 40_000 })
    fc.assert(
      fc.property(days, days, (a, b) => {
        expect(wholeMonths(a, b)).toBe(-wholeMonths(b, a) + 0)
        expect(wholeMonths(a, b + 1)).toBeGreaterThanOrEqual(wholeMonths(a, b) - (a > b ? 1 : 0))
      }),
    )
  })

  test('V20 durations for people', () => {
    const shown = (amount: number, unit: 'hours' | 'months' | 'years' | 'seconds' | 'days') =>
      displayValue(literalDuration(amount, unit)!)
    expect([
      shown(2, 'hours'),
      shown(18, 'months'),
      shown(2, 'years'),
      shown(0, 'seconds'),
      shown(1.5, 'days'),
    ]).toEqual(['2 hours', '18 months', '2 years', '0 seconds', '1 day 12 hours'])
  })
})
