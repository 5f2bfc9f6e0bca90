import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { ParsedProtocol } from '../model/index.ts'
import { parse } from './parse.ts'

const SAMPLE = `/* start */
plan :: 'p' ; caption :: "one
two" ; component :: 'a' ; component :: 'k' ;
end plan . // after p
action :: 'a' ;
  precondition :: x > 5 and (y or not z) ;
end action .
stray ; text "here"
decision :: 'k' ;
  candidate :: 'flu' ; argument :: for, x > 1 attributes caption :: "it's" ; end attributes ;
end decision .
/* gap */
data :: 'x' ; type :: integer ; range :: 0 .. 9 ; end data .
`

const PIECES = [
  '"',
  "'",
  '/*',
  '*/',
  '//',
  '\n',
  ';',
  '::',
  ' ',
  'end',
  'end plan .',
  'plan ::',
  "action :: 'b' ;",
  '.',
  'x',
  '\\',
  '(',
  ')',
]

const plain = ({ text, definitions, problems }: ParsedProtocol) => ({
  text,
  definitions: definitions.map(({ offset, end, node, problems: own }) => ({ offset, end, node, own })),
  problems,
})

const edit = fc.record({
  at: fc.double({ min: 0, max: 1, noNaN: true }),
  remove: fc.nat({ max: 40 }),
  insert: fc.oneof(
    fc.constantFrom(...PIECES),
    fc.array(fc.constantFrom(...PIECES), { maxLength: 6 }).map((parts) => parts.join('')),
    fc.string({ maxLength: 10 }),
  ),
})

describe('T14 incremental reading', () => {
  it('gives the same as reading the whole text, after any edits', () => {
    fc.assert(
      fc.property(fc.array(edit, { minLength: 1, maxLength: 6 }), (edits) => {
        let parsed = parse(SAMPLE)
        for (const { at, remove, insert } of edits) {
          const { text } = parsed
          const offset = Math.floor(at * text.length)
          const next = text.slice(0, offset) + insert + text.slice(offset + remove)
          parsed = parse(next, parsed)
          expect(plain(parsed)).toEqual(plain(parse(next)))
        }
      }),
      { numRuns: 300 },
    )
  })

  it('keeps the identity of every definition that was not touched', () => {
    const before = parse(SAMPLE)
    const after = parse(SAMPLE.replace('x > 5', 'x > 55'), before)
    const same = after.definitions.map((one, i) => one.node === before.definitions[i]!.node)
    expect(same).toEqual([true, false, true, true])
    expect(after.definitions[3]!.offset).toBe(before.definitions[3]!.offset + 1)
  })
})
