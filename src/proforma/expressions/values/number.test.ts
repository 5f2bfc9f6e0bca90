import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  addNumbers,
  compareNumbers,
  divideNumbers,
  finite,
  fitsPrecision,
  modulo,
  multiplyNumbers,
  roundHalfAway,
  roundTo,
  sameNumber,
  subtractNumbers,
} from './number.ts'

/** A decimal with up to `digits` decimals, as people write it. */
const decimal = (digits: number) =>
  fc.tuple(fc.integer({ min: -100_000, max: 100_000 }), fc.nat(digits)).map(([n, d]) => Number(`${n}e-${d}`))

describe('numbers', () => {
  test('V8 short decimals add, subtract, multiply and divide without surprises', () => {
    expect(addNumbers(0.1, 0.2)).toBe(0.3)
    expect(subtractNumbers(0.3, 0.1)).toBe(0.2)
    expect(subtractNumbers(100.3, 100)).toBe(0.3)
    expect(multiplyNumbers(3, 0.1)).toBe(0.3)
    expect(divideNumbers(0.3, 0.1)).toBe(3)
    expect(multiplyNumbers(addNumbers(0.1, 0.7)!, 10)).toBe(8)
    expect(multiplyNumbers(divideNumbers(1, 3)!, 3)).toBe(1)
    expect(multiplyNumbers(Math.SQRT2, Math.SQRT2)).toBe(2)
    expect(subtractNumbers(0.3, 0.3)).toBe(0)
  })

  test('V8 sums of decimals are what exact arithmetic gives', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: -9999, max: 9999 }), { maxLength: 50 }), (hundredths) => {
        const sum = hundredths.reduce<number>((total, n) => addNumbers(total, n / 100)!, 0)
        expect(sum).toBe(hundredths.reduce((a, b) => a + b, 0) / 100 + 0)
      }),
    )
  })

  test('V8 products and quotients of decimals are exact where exact ones are short', () => {
    fc.assert(
      fc.property(decimal(2), decimal(2), (a, b) => {
        const product = multiplyNumbers(a, b)!
        expect(product).toBe((Math.round(a * 100) * Math.round(b * 100)) / 10_000 + 0)
        expect(b === 0 || sameNumber(divideNumbers(product, b)!, a)).toBe(true)
      }),
    )
  })

  test('V8 comparison tells numbers apart from the 12th digit on', () => {
    expect(compareNumbers(0.1 + 0.2, 0.3)).toBe(0)
    expect(compareNumbers(1, 1.000_000_000_01)).toBe(-1)
    expect(compareNumbers(1, 1.000_000_000_000_01)).toBe(0)
    expect(compareNumbers(1e15, 1e15 + 1)).toBe(0)
    expect(compareNumbers(0, 1e-300)).toBe(-1)
    expect(compareNumbers(Number.POSITIVE_INFINITY, 5)).toBe(1)
    expect(compareNumbers(Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY)).toBe(0)
  })

  test('V8 order is a total one between decimals', () => {
    fc.assert(
      fc.property(decimal(4), decimal(4), (a, b) => {
        expect(Math.sign(compareNumbers(a, b))).toBe(Math.sign(a - b))
        expect(compareNumbers(b, a)).toBe(-compareNumbers(a, b) + 0)
      }),
    )
  })

  test('V7 no quotient by zero, nothing beyond the numbers; infinity stays where it was put in', () => {
    expect(divideNumbers(1, 0)).toBeUndefined()
    expect(multiplyNumbers(1e300, 1e300)).toBeUndefined()
    expect(addNumbers(Number.MAX_VALUE, Number.MAX_VALUE)).toBeUndefined()
    expect(addNumbers(Number.POSITIVE_INFINITY, 1)).toBe(Number.POSITIVE_INFINITY)
    expect(subtractNumbers(Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY)).toBeUndefined()
    expect(finite(Math.log(0))).toBeUndefined()
    expect(Object.is(multiplyNumbers(0, -1), 0)).toBe(true)
  })

  test('V10 half is rounded away from zero, also where binary fractions are a little off', () => {
    expect([2.5, -2.5, 0.5, 2.4, -2.6, 0.49, 1.5].map(roundHalfAway)).toEqual([3, -3, 1, 2, -3, 0, 2])
    expect(roundTo(1.005, 0.01)).toBe(1.01)
    expect(roundTo(36.65, 0.1)).toBe(36.7)
    expect(roundTo(-36.65, 0.1)).toBe(-36.7)
    expect(roundTo(123, 5)).toBe(125)
  })

  test('V9 a value fits a precision when it is a multiple of it', () => {
    expect(fitsPrecision(36.6, 0.1)).toBe(true)
    expect(fitsPrecision(36.65, 0.1)).toBe(false)
    expect(fitsPrecision(0.3, 0.1)).toBe(true)
    fc.assert(
      fc.property(
        fc.integer({ min: -100_000, max: 100_000 }),
        fc.constantFrom(0.1, 0.01, 0.05, 0.5, 2),
        (steps, precision) => {
          expect(fitsPrecision(roundTo(steps * precision, precision), precision)).toBe(true)
        },
      ),
    )
  })

  test('V10 the remainder has the sign of the divisor', () => {
    expect([modulo(7, 3), modulo(-7, 3), modulo(7, -3), modulo(5.5, 0.1), modulo(1, 0)]).toEqual([
      1,
      2,
      -2,
      0,
      undefined,
    ])
  })
})
