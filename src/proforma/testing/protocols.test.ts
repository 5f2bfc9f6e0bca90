import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { analyse, parse, printDefinition } from '../index.ts'
import { protocols, writtenTexts } from './index.ts'

/** What a definition says, whatever its formatting. */
const meaning = (text: string) => parse(text).definitions.map(({ node }) => printDefinition(node))

describe('random protocols', () => {
  it('load without a problem', () => {
    fc.assert(
      fc.property(protocols(), (definitions) => {
        const text = definitions.map(printDefinition).join('\n')
        expect(analyse(parse(text)).problems.map((one) => `${one.code} ${one.message}`)).toEqual([])
      }),
      { numRuns: 150 },
    )
  })

  it('T15 read the same after writing, however they are formatted', () => {
    fc.assert(
      fc.property(writtenTexts(), (text) => {
        const parsed = parse(text)
        expect(parsed.problems).toEqual([])
        const printed = meaning(text)
        expect(meaning(printed.join('\n'))).toEqual(printed)
      }),
      { numRuns: 150 },
    )
  })
})
