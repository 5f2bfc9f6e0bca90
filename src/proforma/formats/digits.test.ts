import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { plainDigits } from './digits.ts'

test('digits without exponent say the same number', () => {
  expect([1e21, 1.5e-7, 0.25, 3, 1.25e22].map(plainDigits)).toEqual([
    '1000000000000000000000',
    '0.00000015',
    '0.25',
    '3',
    '12500000000000000000000',
  ])
  fc.assert(
    fc.property(fc.double({ noNaN: true, noDefaultInfinity: true }), (value) => {
      expect(plainDigits(value)).toMatch(/^\d+(\.\d+)?$/)
      expect(Number(plainDigits(value))).toBe(Math.abs(value))
    }),
  )
})
