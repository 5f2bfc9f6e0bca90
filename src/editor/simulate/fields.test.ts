import { describe, expect, it } from 'vitest'
import { indexOf, parse } from '../../proforma/index.ts'
import { compile } from '../../runtime/index.ts'
import { fieldOf, NONE_OF_THESE, rawOf, readAnswer, type Field } from './fields.ts'

const text = `
plan :: 'p' ; component :: 'e' ; end plan .
enquiry :: 'e' ; source :: 'urea' ; source :: 'age' ; source :: 'sure' ; source :: 'signs' ; source :: 'stage' ;
  source :: 'born' ; source :: 'seen' ; source :: 'since' ; source :: 'note' ; end enquiry .
data :: 'urea' ; type :: real ; precision :: 0.1 ; range :: 0.1 .. 100.0 ; unit :: "mmol/L" ; end data .
data :: 'age' ; type :: integer ; range :: 0 .. 120 ; end data .
data :: 'sure' ; type :: boolean ; end data .
data :: 'signs' ; type :: text ; multiple ; range :: "fever", "cough" ; end data .
data :: 'stage' ; type :: integer ; range :: 1, 2, 3 ; end data .
data :: 'born' ; type :: date ; end data .
data :: 'seen' ; type :: datetime ; end data .
data :: 'since' ; type :: duration ; end data .
data :: 'note' ; type :: text ; end data .
data :: 'twice' ; type :: real ; derivation :: urea * 2 ; end data .
`
const parsed = parse(text)
const index = indexOf(parsed)
const compiled = compile(parsed)

function field(item: string): Field {
  if (!compiled.ok) throw new Error(compiled.problems.map(({ message }) => message).join())
  const found = fieldOf(compiled.program, index.data.get(item), true)
  if (found === undefined) throw new Error(`no field for ${item}`)
  return found
}

describe('a data item as a question', () => {
  it('has the kind of its type and range', () => {
    const kinds = ['urea', 'age', 'sure', 'signs', 'stage', 'born', 'seen', 'since', 'note'].map(
      (item) => field(item).kind,
    )
    expect(kinds).toEqual(['real', 'integer', 'yes-no', 'some-of', 'one-of', 'date', 'datetime', 'duration', 'text'])
  })

  it('is not asked when it is worked out from others or does not exist', () => {
    if (!compiled.ok) throw new Error('does not compile')
    expect(fieldOf(compiled.program, index.data.get('twice'), true)).toBeUndefined()
    expect(fieldOf(compiled.program, undefined, true)).toBeUndefined()
  })
})

describe('an entry', () => {
  it.each([
    ['urea', '7.1', 7.1],
    ['urea', '7,1', 7.1],
    ['urea', ' 7 ', 7],
    ['urea', '.5', 0.5],
    ['age', '65', 65],
    ['sure', 'false', false],
    ['stage', '2', 2],
    ['signs', ['cough'], ['cough']],
    ['signs', [NONE_OF_THESE], []],
    ['born', '1960-02-29', '1960-02-29'],
    ['seen', '2026-11-23T08:05', '2026-11-23T08:05:00Z'],
    ['since', '2.5 hours', 9_000_000],
    ['note', ' worse ', 'worse'],
  ] as const)('%s: %j is read as %j', (item, raw, value) => {
    expect(readAnswer(field(item), raw)).toEqual({ kind: 'value', value })
  })

  it.each([
    ['urea', 'seven', 'number'],
    ['urea', '7.1.2', 'number'],
    ['urea', '1,000', 'comma'],
    ['age', '64.5', 'integer'],
    ['seen', 'yesterday', 'datetime'],
    ['since', '2', 'duration'],
    ['since', 'some hours', 'duration'],
  ] as const)('%s: %j cannot be read', (item, raw, wanted) => {
    expect(readAnswer(field(item), raw)).toEqual({ kind: 'unreadable', wanted })
  })

  it.each(['urea', 'sure', 'signs', 'since'])('%s: nothing entered is no answer', (item) => {
    expect(readAnswer(field(item), undefined)).toEqual({ kind: 'none' })
    expect(readAnswer(field(item), item === 'signs' ? [] : '  ')).toEqual({ kind: 'none' })
  })

  it.each([
    ['urea', 7.1],
    ['sure', true],
    ['signs', ['fever', 'cough']],
    ['signs', []],
    ['stage', 3],
    ['seen', '2026-11-23T08:05:00Z'],
    ['since', 7_200_000],
    ['since', 90_000],
  ] as const)('%s: %j stands in the field so that it is read back the same', (item, value) => {
    const one = field(item)
    expect(readAnswer(one, rawOf(one, value))).toEqual({ kind: 'value', value })
  })
})
