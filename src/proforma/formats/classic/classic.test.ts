import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { protocolTexts, writtenTexts } from '../../testing/index.ts'
import { parse } from '../../text/index.ts'
import { exportClassic, importClassic } from './index.ts'

const classic = (text: string) => exportClassic(parse(text))

const TEXT = `/* Kept. */
protocol :: 'x' ;
  title :: "T" ;
end protocol .

plan :: 'p' ;
  component :: 'd' ; // first
    schedule_constraint :: completed('a') ;
  component :: 'a' ;
end plan .

decision :: 'd' ;
  confirmatory :: yes ;
  candidate :: 'c' ;
    quality :: high ;
    argument :: for, x > limit
      attributes
        caption :: "Why" ;
        quality :: low ; strength :: weak ; citation :: "doi:1" ;
      end attributes ;
    argument :: for, x > 2 attributes citation :: "doi:2" ; end attributes ;
end decision .

action :: 'a' ;
end action .

data :: 'x' ; type :: real ; precision :: 0.1 ; code :: "s|c" ; end data .
data :: 'when' ; type :: date ; end data .

parameter :: 'limit' ; type :: integer ; default_value :: 2 + 3 ; end parameter .
property :: 'safe' ; never :: x > 100 ; end property .
`

describe('classic text', () => {
  test('F40: our extensions go, everything else stays', () => {
    expect(classic(TEXT).text).toBe(`/* Kept. */

plan :: 'p' ;
  component :: 'd' ; // first
    schedule_constraint :: completed('a') ;
  component :: 'a' ;
end plan .

decision :: 'd' ;
  candidate :: 'c' ;
    argument :: for, x > (2 + 3)
      attributes
        caption :: "Why" ;
      end attributes ;
    argument :: for, x > 2 ;
end decision .

action :: 'a' ;
end action .

data :: 'x' ; type :: real ;   end data .
data :: 'when' ; type :: text ; end data .

`)
  })

  test('F2: each of them is named', () => {
    const reasons = classic(TEXT).report.entries.map(({ reason, place }) => `${reason} ${place}`)
    expect(reasons).toEqual(
      expect.arrayContaining([
        'classic.protocol x',
        'classic.parameter limit',
        'classic.property safe',
        'classic.type when',
        'classic.attribute x',
        'classic.attribute d',
        'classic.attribute d/c',
        'classic.parameter d',
      ]),
    )
  })

  test('F40, F41: the layout goes out as ltwh and comes in again', () => {
    const layout = { version: 1 as const, positions: { 'p/d': { x: -12, y: 40 }, 'p/a': { x: 0, y: 0.4 } } }
    const { text } = exportClassic(parse(TEXT), layout)
    expect(text).toContain("component :: 'a' ;\n    ltwh :: 0, 0, 176, 72 ;")
    const back = importClassic(text)
    expect(back.layout).toEqual({ version: 1, positions: { 'p/d': { x: -12, y: 40 }, 'p/a': { x: 0, y: 0 } } })
    expect(back.text).toBe(classic(TEXT).text)
  })

  test('F40: what is left is sound', () => {
    fc.assert(
      fc.property(fc.oneof(protocolTexts(), writtenTexts()), (text) => {
        const { text: left } = classic(text)
        expect(parse(left).problems).toEqual([])
        const kinds = parse(left).definitions.map(({ node }) => node.kind)
        expect(kinds).not.toContain('protocol')
        expect(kinds).not.toContain('property')
        expect(kinds).not.toContain('parameter')
        expect(classic(left).report.entries).toEqual([])
      }),
      { numRuns: 60 },
    )
  })

  test('F41: a text without a layout stays as it is', () => {
    fc.assert(
      fc.property(writtenTexts(), (text) => {
        if (text.includes('ltwh')) return
        expect(importClassic(text).text).toBe(text)
      }),
      { numRuns: 40 },
    )
  })
})
