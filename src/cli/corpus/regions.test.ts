import { describe, expect, it } from 'vitest'
import { indexOf, parse } from '../../proforma/index.ts'
import { sortOut } from './regions.ts'

const index = indexOf(
  parse(`
data :: 'score' ; type :: integer ; end data .
data :: 'ranged' ; type :: integer ; range :: 0 .. 20 ; end data .
data :: 'kind' ; type :: text ; range :: "a", "b", "other" ; end data .
data :: 'breaths' ; type :: real ; unit :: "/min" ; end data .
data :: 'rule' ; type :: boolean ; end data .
`),
)

const box = (...regions: readonly (readonly [string, string])[]) =>
  regions.map(([item, label]) => ({ item, label, representative: null }))
const sorted = (caption: string, inputs: number, ...boxes: readonly ReturnType<typeof box>[]) => {
  const { gaps, aside } = sortOut(boxes, caption, index, inputs)
  return { gaps: gaps.map((each) => each.map(({ item, label }) => `${item} ${label}`).join(' and ')), aside }
}

describe('areas without a recommendation in a guideline', () => {
  it('keeps a value between two limits, without what lies beyond the scale', () => {
    expect(sorted('Severity', 1, box(['score', 'up to 4 or exactly 15 or 28 or more']))).toEqual({
      gaps: ['score exactly 15'],
      aside: ['beyond-the-scale'],
    })
  })

  it('keeps the ends of an item whose range is declared', () => {
    expect(sorted('Severity', 1, box(['ranged', '18 or more'])).gaps).toEqual(['ranged 18 or more'])
  })

  it('sets fractions aside only where whole numbers are covered one by one', () => {
    expect(sorted('Risk', 1, box(['score', 'under 0 or over 0 to under 1 or over 1 to under 2 or over 2']))).toEqual({
      gaps: [],
      aside: ['beyond-the-scale', 'between-whole-numbers'],
    })
    expect(sorted('Class', 1, box(['score', 'over 29 to under 30 or over 16.9 to under 17'])).gaps).toEqual([
      'score over 29 to under 30 or over 16.9 to under 17',
    ])
  })

  it('sets fractions of what is counted aside, not a whole number between two limits', () => {
    expect(sorted('Rate', 1, box(['breaths', 'over 8 to under 9 per minute'])).aside).toEqual(['between-whole-numbers'])
    expect(sorted('Rate', 1, box(['breaths', 'over 8 to under 10 per minute'])).gaps).toEqual([
      'breaths over 8 to under 10 per minute',
    ])
  })

  it('sets answers aside that the guideline does not list, and what cannot be computed', () => {
    expect(sorted('Class', 1, box(['kind', '"other"']), box(['score', 'unknown'])).aside).toEqual([
      'other-answer',
      'no-value',
    ])
    expect(sorted('Class', 1, box(['kind', '"b" or "other"'])).gaps).toEqual(['kind "b"'])
  })

  it('of several inputs, one answer alone says whom the decision is not about', () => {
    expect(sorted('Class', 2, box(['kind', '"b"']))).toEqual({ gaps: [], aside: ['not-concerned'] })
    expect(sorted('Class', 2, box(['kind', '"b"'], ['score', '8 or more'])).gaps).toEqual([
      'kind "b" and score 8 or more',
    ])
    expect(sorted('Class', 2, box(['rule', 'no'], ['rule', 'no'])).aside).toEqual(['not-concerned'])
  })

  it('a warning has nothing to say where nothing is wrong', () => {
    expect(sorted('Warning age', 1, box(['score', '0 to 20']))).toEqual({ gaps: [], aside: ['remark'] })
  })
})
