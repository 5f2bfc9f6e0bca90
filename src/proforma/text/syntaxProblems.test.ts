import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { nearest, shorten } from './syntaxProblems.ts'

/** The distance by its definition. */
function distance(a: string, b: string): number {
  if (a === '') return b.length
  if (b === '') return a.length
  const rest = distance(a.slice(1), b.slice(1)) + (a[0] === b[0] ? 0 : 1)
  return a[0] === b[0] ? rest : Math.min(rest, distance(a.slice(1), b) + 1, distance(a, b.slice(1)) + 1)
}

describe('suggestions for a misspelt word', () => {
  it('are as near as can be, and no farther than a third of the word', () => {
    const word = fc.string({ unit: fc.constantFrom('a', 'b', 'c'), minLength: 1, maxLength: 6 })
    fc.assert(
      fc.property(word, fc.array(word, { maxLength: 6 }), (meant, words) => {
        const limit = Math.floor(meant.length / 3)
        const distances = words.map((one) => distance(meant, one))
        const best = Math.min(...distances, Number.POSITIVE_INFINITY)
        const found = nearest(meant, words)
        expect(found === undefined ? Number.POSITIVE_INFINITY : distance(meant, found)).toBe(
          best <= limit ? best : Number.POSITIVE_INFINITY,
        )
      }),
      { numRuns: 300 },
    )
  })

  it('ignore case and do not guess at short words', () => {
    expect(nearest('Caption', ['option', 'caption'])).toBe('caption')
    expect(nearest('b', ['a', 'p'])).toBeUndefined()
    expect(nearest('x'.repeat(1000), ['x'.repeat(999)])).toBeUndefined()
  })

  it('sentences quote long words short, without control characters', () => {
    expect(shorten('x'.repeat(1_000_000))).toHaveLength(40)
    expect(shorten('a\0b\n  c')).toBe('a\uFFFDb c')
  })
})
