import { describe, expect, test } from 'vitest'
import { analyse, parse, type Target } from '../../proforma/index.ts'
import { suggestionsAt } from './suggestions.ts'

const analysis = analyse(
  parse(`plan :: 'P' ; component :: 'Ask' ; component :: 'Give' ; schedule_constraint :: completed('Ask') ; end plan .
enquiry :: 'Ask' ; source :: 'age' ; end enquiry .
action :: 'Give' ; end action .
data :: 'age' ; caption :: "Age" ; type :: integer ; unit :: "a" ; end data .
data :: 'pulse' ; type :: integer ; end data .
`),
)
const target: Target = { kind: 'task', name: 'Give' }
const offered = (text: string, asked = false) =>
  suggestionsAt(text, text.length, asked, analysis, target).map(({ label }) => label)

describe('suggestions in a field', () => {
  test('begin with the names that begin so', () => {
    expect(offered('ag')[0]).toBe('age')
    expect(offered('age > 3 and pu')[0]).toBe('pulse')
  })

  test('say nothing before a letter was typed, unless they are asked for', () => {
    expect(offered('age > ')).toEqual([])
    expect(offered('', true).length).toBeGreaterThan(0)
  })

  test('say nothing inside a text', () => {
    expect(offered('pulse = "ag')).toEqual([])
  })

  test('put the cursor between the brackets of a function', () => {
    const [known] = suggestionsAt('is_kn', 5, false, analysis, target)
    expect(known?.plain.slice(0, known.caret)).toBe('is_known(')
  })
})
