import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { toJson } from '../../proforma/index.ts'
import type { ScalarDomain } from './domain.ts'
import { labelOf, pieceOf, piecesOf, representative } from './domain.ts'
import type { Quantity } from './quantities.ts'
import { fromNumber } from './rational.ts'

interface LineOptions {
  readonly quantity?: Quantity
  readonly step?: number
  readonly from?: number
  readonly to?: number
  readonly unit?: string
}

function quantity({
  quantity = 'real',
  step,
  from,
  to,
  unit,
}: LineOptions): Extract<ScalarDomain, { kind: 'quantity' }> {
  return {
    kind: 'quantity',
    quantity,
    ...(unit && { unit }),
    line: {
      ...(step !== undefined && { step: fromNumber(step) }),
      ...(from !== undefined && { from: fromNumber(from) }),
      ...(to !== undefined && { to: fromNumber(to) }),
    },
  }
}

function labels(domain: ScalarDomain, thresholds: readonly number[]): readonly string[] {
  const pieces = piecesOf(domain, { texts: [], thresholds: thresholds.map(fromNumber) })
  return pieces.map(
    (piece) => `${labelOf(domain, piece, piece)} | ${String(toJson(representative(domain, piece, piece)))}`,
  )
}

describe('the partition of a domain', () => {
  it('V10: thresholds cut a real number into points and stretches', () => {
    expect(labels(quantity({ unit: 'mmol/L' }), [7, 30])).toEqual([
      'under 7 mmol/L | 6',
      'exactly 7 mmol/L | 7',
      'over 7 to under 30 mmol/L | 8',
      'exactly 30 mmol/L | 30',
      'over 30 mmol/L | 31',
    ])
  })

  it('V12: an integer has nothing between two neighbouring thresholds', () => {
    expect(labels(quantity({ quantity: 'integer', step: 1, from: 0, to: 5 }), [2, 3])).toEqual([
      'up to 1 | 1',
      'exactly 2 | 2',
      'exactly 3 | 3',
      '4 or more | 4',
    ])
  })

  it('V12: the declared precision decides whether there is something between two thresholds', () => {
    expect(labels(quantity({ step: 0.1, from: 30, to: 45 }), [37.5, 37.6])).toHaveLength(4)
    expect(labels(quantity({ step: 0.01, from: 30, to: 45 }), [37.5, 37.6])).toHaveLength(5)
    expect(labels(quantity({ step: 0.1, from: 30, to: 45 }), [37.55])).toEqual(['up to 37.5 | 37', '37.6 or more | 38'])
    expect(labels(quantity({ step: 0.5 }), [0.25])).toEqual(['up to 0 | 0', '0.5 or more | 1'])
  })

  it('V12: thresholds are compared as written, not as binary fractions', () => {
    expect(labels(quantity({}), [0.3, 0.1 + 0.2])).toHaveLength(5)
    expect(labels(quantity({ step: 0.1 }), [0.3, 0.2])).toEqual([
      'up to 0.1 | 0',
      'exactly 0.2 | 0.2',
      'exactly 0.3 | 0.3',
      '0.4 or more | 1',
    ])
  })

  it('V13: a stretch between two thresholds is shown by its simplest number', () => {
    expect(labels(quantity({ from: 0 }), [7, 8])[2]).toBe('over 7 to under 8 | 7.5')
    expect(labels(quantity({}), [-3, -1])[2]).toBe('over -3 to under -1 | -2')
    expect(labels(quantity({}), [])[0]).toBe('any value | 0')
    expect(labels(quantity({ from: 5, to: 9 }), [])[0]).toBe('any value | 5')
  })

  it('V12: dates count in days, durations in milliseconds', () => {
    const day = Date.parse('2026-01-31T00:00:00Z') / 86_400_000
    expect(labels(quantity({ quantity: 'date', step: 1 }), [day, day + 1])).toEqual([
      'up to 2026-01-30 | 2026-01-30',
      'exactly 2026-01-31 | 2026-01-31',
      'exactly 2026-02-01 | 2026-02-01',
      '2026-02-02 or later | 2026-02-02',
    ])
    expect(labels(quantity({ quantity: 'duration', step: 1 }), [7_200_000])[1]).toBe('exactly 2 hours | 7200000')
  })

  it('V11: an open text has one piece for everything not mentioned, a closed one has none', () => {
    const open: ScalarDomain = { kind: 'text', values: ['flu'], open: true }
    const pieces = piecesOf(open, { texts: ['cold', 'other'], thresholds: [] })
    expect(pieces.map((piece) => representative(open, piece, piece))).toEqual(['flu', 'cold', 'other', 'other_'])
    expect(pieceOf(open, pieces, 'measles')).toBe(3)
    const closed: ScalarDomain = { kind: 'text', values: ['flu', 'cold'], open: false }
    expect(piecesOf(closed, { texts: ['mumps'], thresholds: [] })).toHaveLength(2)
  })

  it('V10: every value of the domain lies in exactly one piece, and on the same side of every threshold as its representative', () => {
    const tenths = fc.integer({ min: -50, max: 50 }).map((n) => n / 10)
    fc.assert(
      fc.property(
        fc.array(tenths, { maxLength: 6 }),
        tenths,
        fc.constantFrom(0.1, 0.5, 1, undefined),
        (thresholds, value, step) => {
          const domain = quantity({ ...(step !== undefined && { step }), from: -5, to: 5 })
          const onLine = step === undefined || Number.isInteger(Math.round((value / step) * 1e6) / 1e6)
          const pieces = piecesOf(domain, { texts: [], thresholds: thresholds.map(fromNumber) })
          const index = pieceOf(domain, pieces, value)
          if (!onLine) return
          expect(index).toBeGreaterThanOrEqual(0)
          const piece = pieces[index]
          if (!piece) throw new Error('no piece')
          const example = representative(domain, piece, piece) as number
          for (const threshold of thresholds) expect(Math.sign(example - threshold)).toBe(Math.sign(value - threshold))
          expect(pieceOf(domain, pieces, example)).toBe(index)
        },
      ),
      { numRuns: 300 },
    )
  })
})
