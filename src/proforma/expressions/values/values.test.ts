import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { add, concatenate } from './arithmetic.ts'
import { compare, equal, identical } from './compare.ts'
import { displayValue } from './display.ts'
import { atPrecision, describeDomain, type Domain, fromJson, toJson } from './domain.ts'
import { PURE_FUNCTIONS } from './functions.ts'
import { parseDate } from './iso.ts'
import { count, diff, includes, intersect, setLiteral, setOf, union } from './sets.ts'
import { candidateValue, durationValue, type ScalarValue, type Value } from './value.ts'

const call = (name: string, ...values: readonly Value[]): Value => PURE_FUNCTIONS.get(name)!(...values)
const OPERATORS = ['=', '!=', '<', '<=', '>', '>='] as const

const scalar: fc.Arbitrary<ScalarValue> = fc.oneof(
  fc.boolean(),
  fc.integer({ min: -5, max: 5 }),
  fc.double({ noNaN: true, noDefaultInfinity: true }),
  fc.string(),
  fc.integer({ min: -1000, max: 1000 }).map((day) => ({ kind: 'date', day }) as const),
  fc.integer({ min: 0, max: 86_399 }).map((second) => ({ kind: 'time', second }) as const),
  fc.integer({ min: -1e9, max: 1e9 }).map((ms) => ({ kind: 'datetime', ms }) as const),
  fc.integer({ min: -1e9, max: 1e9 }).map((ms) => durationValue(ms)!),
  fc.constantFrom('a', 'b').map(candidateValue),
)
const value: fc.Arbitrary<Value> = fc.oneof(fc.constant(undefined), scalar, fc.array(scalar).map(setOf))

describe('values', () => {
  test('V1 every comparison with unknown is false', () => {
    fc.assert(
      fc.property(value, fc.constantFrom(...OPERATORS), (a, operator) => {
        expect([compare(operator, a, undefined), compare(operator, undefined, a)]).toEqual([false, false])
      }),
    )
  })

  test('V1 known values: = and != exclude each other, < and >= too, and values of two kinds never compare', () => {
    fc.assert(
      fc.property(scalar, scalar, (a, b) => {
        const [eq, ne, lt, le, gt, ge] = OPERATORS.map((operator) => compare(operator, a, b))
        expect(eq && ne).toBe(false)
        expect(lt && ge).toBe(false)
        expect(le).toBe(
          Boolean(lt || (eq && typeof a !== 'boolean' && !(typeof a === 'object' && a.kind === 'candidate'))),
        )
        expect(gt).toBe(compare('<', b, a))
      }),
    )
    expect(OPERATORS.map((operator) => compare(operator, 2, '2'))).toEqual(OPERATORS.map(() => false))
  })

  test('V4 arithmetic and # with unknown are unknown', () => {
    expect([add(undefined, 1), add(1, undefined), concatenate('a', undefined), concatenate(undefined, 'a')]).toEqual([
      undefined,
      undefined,
      undefined,
      undefined,
    ])
    expect(concatenate('BP ', 120.5)).toBe('BP 120.5')
  })

  test('V6 every function of unknown is unknown, and none throws whatever it is given', () => {
    const known = [...PURE_FUNCTIONS].filter(([, f]) => f(undefined, undefined, undefined) !== undefined)
    expect(known.map(([name]) => name)).toEqual(['forever'])
    fc.assert(
      fc.property(fc.constantFrom(...PURE_FUNCTIONS.values()), fc.array(value, { maxLength: 4 }), (f, given) => {
        const result = f(...given)
        expect(typeof result === 'number' && Number.isNaN(result)).toBe(false)
      }),
      { numRuns: 2000 },
    )
  })

  test('V6 V10 the functions of numbers', () => {
    expect(call('sqrt', -1)).toBeUndefined()
    expect(call('ln', 0)).toBeUndefined()
    expect(call('asin', 2)).toBeUndefined()
    expect(call('power', -8, 1 / 3)).toBeUndefined()
    expect([call('log', 1000), call('ln', Math.E), call('exp', 0), call('power', 2, 10)]).toEqual([3, 1, 1, 1024])
    expect([call('round', -2.5), call('floor', -2.1), call('ceil', -2.9), call('abs', -3)]).toEqual([-3, -3, -2, 3])
    expect(call('floor', 0.1 * 3 * 10)).toBe(3)
    expect(call('ceil', 0.1 + 0.2 - 0.3 + 1)).toBe(1)
  })

  test('V12 V14 sets', () => {
    const set = setOf([3, 1, 2, 3])
    expect([count(set), call('sum', set), call('min', set), call('max', set), call('nth', set, 2)]).toEqual([
      3, 6, 1, 3, 2,
    ])
    expect([call('nth', set, 0), call('nth', set, 4), call('nth', set, 1.5)]).toEqual([undefined, undefined, undefined])
    const empty = setOf([])
    expect([count(empty), call('sum', empty), call('min', empty), call('max', empty)]).toEqual([
      0,
      0,
      undefined,
      undefined,
    ])
    expect([call('min', 3, 1, 2), call('max', 3, undefined)]).toEqual([1, undefined])
    expect(call('max', setOf([parseDate('2026-01-02')!, parseDate('2026-01-01')!]))).toEqual(parseDate('2026-01-02'))
  })

  test('V13 a set literal with an unknown element is unknown', () => {
    expect(setLiteral([1, undefined])).toBeUndefined()
    expect(setLiteral([])).toEqual({ kind: 'set', elements: [] })
  })

  test('V15 includes: one element, or all of a set; false for unknown', () => {
    const set = setOf(['a', 'b'])
    expect([
      includes(set, 'a'),
      includes(set, 'c'),
      includes(set, setOf(['a', 'b'])),
      includes(set, setOf(['a', 'c'])),
    ]).toEqual([true, false, true, false])
    expect([includes(undefined, 'a'), includes(set, undefined)]).toEqual([false, false])
  })

  test('V12 the algebra of sets', () => {
    const sets = fc.array(fc.integer({ min: 0, max: 6 })).map(setOf)
    fc.assert(
      fc.property(sets, sets, (a, b) => {
        expect(union(a, b)).toEqual(union(b, a))
        expect(equal(union(diff(a, b) as never, intersect(a, b)) as never, a)).toBe(true)
        expect(includes(a, intersect(a, b))).toBe(true)
      }),
    )
  })

  test('V16 text is ordered by code unit', () => {
    expect([compare('<', 'a', 'b'), compare('<', 'Z', 'a'), compare('<', 'e', 'é'), compare('<=', '', 'a')]).toEqual([
      true,
      true,
      true,
      true,
    ])
  })

  test('R50 JSON and back: what an item takes is what it gives', () => {
    const types = ['boolean', 'integer', 'real', 'text', 'date', 'time', 'datetime', 'duration'] as const
    fc.assert(
      fc.property(value, fc.constantFrom(...types), fc.boolean(), (given, type, multiple) => {
        const json = toJson(given)
        const read = fromJson(json, { type, multiple })
        const back = 'value' in read ? toJson(read.value) : json
        // A set has no order; the elements of a mixed one are listed by kind, which reading it as text forgets.
        const unordered = (value: unknown) => (Array.isArray(value) ? new Set<unknown>(value) : value)
        expect(unordered(back)).toEqual(unordered(json))
      }),
    )
  })

  test('V9 values at the precision of an item', () => {
    const domain: Domain = { type: 'real', multiple: true, precision: 0.5 }
    expect(toJson(atPrecision(setOf([1.2, 1.3, 2]), domain))).toEqual([1, 1.5, 2])
    expect(atPrecision(undefined, domain)).toBeUndefined()
  })

  test('R60 what an item takes, in words', () => {
    expect(describeDomain({ type: 'integer', multiple: false, interval: { from: 0, to: 120 } })).toBe(
      'a whole number, from 0 to 120',
    )
    expect(describeDomain({ type: 'text', multiple: true, values: ['a', 'b'] })).toBe(
      'a list; each element: a text, one of "a", "b"',
    )
    expect(describeDomain({ type: 'real', multiple: false, precision: 0.1, interval: { from: 30 } })).toBe(
      'a number, at least 30, in steps of 0.1',
    )
  })

  test('identical tells values apart that equal does not', () => {
    expect([equal(1, 1 + 1e-14), identical(1, 1 + 1e-14)]).toEqual([true, false])
    expect(identical(setOf([1, 2]), setOf([2, 1]))).toBe(true)
    expect(identical(durationValue(0, 12), durationValue(12 * 30.436875 * 86_400_000))).toBe(false)
  })

  test('V36 values for people', () => {
    expect([true, 1 / 3, 'a', setOf(['b', 'a']), candidateValue('flu')].map((each) => displayValue(each))).toEqual([
      'true',
      '0.333333333333',
      'a',
      'a, b',
      'flu',
    ])
    expect(displayValue(true, { true: 'yes', false: 'no' })).toBe('yes')
  })
})
