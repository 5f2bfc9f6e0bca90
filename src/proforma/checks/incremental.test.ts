import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { pick, protocolTexts } from '../testing/index.ts'
import { parse } from '../text/index.ts'
import { lex, tokenEnd } from '../text/tokens.ts'
import { analyse } from './analyse.ts'

/** Puts another token of the same text, or nothing, in the place of one. */
function disturb(text: string, draw: fc.GeneratorValue): string {
  const { tokens } = lex(text)
  if (tokens.length === 0) return `${text} plan :: x ; end plan .`
  const victim = pick(draw, tokens)
  const other = draw(fc.boolean) ? pick(draw, tokens).image : ''
  return text.slice(0, victim.startOffset) + other + text.slice(tokenEnd(victim))
}

describe('analyse with an earlier analysis', () => {
  it('gives the same as without, after any changes', () => {
    fc.assert(
      fc.property(protocolTexts(), fc.gen(), fc.nat({ max: 4 }), (text, draw, more) => {
        let parsed = parse(text)
        let analysis = analyse(parsed)
        for (let i = 0; i <= more; i++) {
          parsed = parse(disturb(parsed.text, draw), parsed)
          analysis = analyse(parsed, analysis)
          expect(analysis.problems).toEqual(analyse(parse(parsed.text)).problems)
        }
      }),
      { numRuns: 80 },
    )
  })
})
