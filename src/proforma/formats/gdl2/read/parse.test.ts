import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { DEFAULT_LIMITS } from '../../limits.ts'
import { parseGdl2Assignment, parseGdl2Expression } from './parse.ts'
import { Gdl2SyntaxError } from './scan.ts'

const parse = (text: string) => parseGdl2Expression(text, DEFAULT_LIMITS)
const literal = (text: string) => {
  const expression = parse(text)
  return expression.kind === 'literal' ? expression.value : expression
}

describe('GDL2 literals', () => {
  test('ordinals, also negative ones and labels with any punctuation', () => {
    expect(literal('1|local::at0005|Mild, 1-2 (a/b)|')).toEqual({
      kind: 'ordinal',
      ordinal: 1,
      code: 'local::at0005',
      label: 'Mild, 1-2 (a/b)',
    })
    expect(literal('-4|local::at0033|< 4mg/dL [< 0.24mM] |')).toMatchObject({
      kind: 'ordinal',
      ordinal: -4,
      label: '< 4mg/dL [< 0.24mM]',
    })
  })

  test('coded texts, with and without a label', () => {
    expect(literal('local::at0005|Yes|')).toEqual({ kind: 'coded', code: 'local::at0005', label: 'Yes' })
    expect(literal('ICD10::I48')).toEqual({ kind: 'coded', code: 'ICD10::I48', label: '' })
  })

  test.each([
    ['60,mm[Hg]', 60, 'mm[Hg]'],
    ['(-5),mmol/l', -5, 'mmol/l'],
    ['11,10*9/l', 11, '10*9/l'],
    ['60,mL/min/{1.73_m2}', 60, 'mL/min/{1.73_m2}'],
    ['96,100,2', 96, '%'],
  ])('quantity %s', (text, magnitude, unit) => {
    expect(literal(text)).toMatchObject({ kind: 'quantity', magnitude, unit })
  })

  test('numbers keep their digits', () => {
    expect(literal('1.50')).toEqual({ kind: 'number', value: 1.5, text: '1.50' })
  })
})

describe('GDL2 expressions', () => {
  test('an element with its label and attribute', () => {
    expect(parse('$gt0005|Pulse (rate), /min|.magnitude')).toEqual({
      kind: 'element',
      id: 'gt0005',
      attribute: 'magnitude',
    })
    expect(parse('$gt0005')).toEqual({ kind: 'element', id: 'gt0005' })
  })

  test('or binds loosest, ^ tightest', () => {
    expect(parse('$a==1||$b==2&&$c!=null')).toMatchObject({ operator: '||', right: { operator: '&&' } })
    expect(parse('2*3^2')).toMatchObject({ operator: '*', right: { operator: '^' } })
  })

  test('a quantity of time next to the current date', () => {
    expect(parse('$gt0006<=($currentDateTime-60,a)')).toMatchObject({
      operator: '<=',
      right: { operator: '-', left: { kind: 'now' }, right: { kind: 'literal', value: { unit: 'a' } } },
    })
  })

  test('arguments of a function are separated by commas, whatever stands before them', () => {
    expect(parse('max((max($a.value,$b.value)),$c.value)')).toMatchObject({
      kind: 'call',
      arguments: [{ kind: 'call' }, { kind: 'element', id: 'c' }],
    })
  })

  test('the words, signs and literals that the grammar of the specification allows besides', () => {
    expect(parse('not ($a and $b) or $c')).toEqual(parse('!($a && $b) || $c'))
    expect(parse('$a \u2265 2 and $b =< 3')).toEqual(parse('$a >= 2 && $b <= 3'))
    expect(parse('$a \u2260 null')).toEqual(parse('$a != null'))
    expect(parse('$gt1 == [local::at0005]')).toEqual(parse('$gt1 == local::at0005'))
    expect(parse('$gt1 == [ICD10::E10|Diabetes|]')).toEqual(parse('$gt1 == ICD10::E10|Diabetes|'))
    expect(parse('$gt1 <= $currentDateTime - P65Y')).toEqual(parse('$gt1 <= $currentDateTime - 65,a'))
    expect(parse('$gt1 > PT12H')).toEqual(parse('$gt1 > 12,h'))
    expect(expectError('$gt1 == [x').at).toBe(8)
  })

  test('fired', () => {
    expect(parse('!fired($gt0016)')).toEqual({
      kind: 'unary',
      operator: '!',
      operand: { kind: 'fired', rule: 'gt0016' },
    })
  })

  test('an assignment keeps its own text', () => {
    expect(parseGdl2Assignment("$gt1|Dose|.unit = 'mg'", DEFAULT_LIMITS)).toMatchObject({
      target: 'gt1',
      attribute: 'unit',
      source: "$gt1|Dose|.unit = 'mg'",
    })
  })

  test.each([
    ['$gt1 == ', 8],
    ['($gt1', 5],
    ["$gt1 == 'x", 8],
    ['foo', 0],
    ['$gt1 $gt2', 5],
    ['log10($gt1) !', 12],
    ['§', 0],
  ])('F1: %j is a syntax error at %i', (text, at) => {
    const error = expectError(text)
    expect(error.at).toBe(at)
  })

  test('F3: nesting and length have a limit', () => {
    expect(expectError('('.repeat(10_000)).message).toContain('nested too deeply')
    expect(expectError('!'.repeat(10_000)).message).toContain('nested too deeply')
    expect(expectError('1'.repeat(200_000)).message).toContain('too long')
  })

  test('F1: any text is read or refused with a place', () => {
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string(),
          fc
            .array(fc.constantFrom('$gt1', '|a|', '.value', '==', '(', ')', '1', ',', 'mg', "'x'", '&&', '!', 'max'), {
              maxLength: 12,
            })
            .map((parts) => parts.join('')),
        ),
        (text) => {
          const error = attempt(text)
          expect(error === undefined || (error instanceof Gdl2SyntaxError && error.at <= text.length)).toBe(true)
        },
      ),
      { numRuns: 300 },
    )
  })
})

function attempt(text: string): unknown {
  try {
    parse(text)
    return undefined
  } catch (error) {
    return error
  }
}

function expectError(text: string): Gdl2SyntaxError {
  const error = attempt(text)
  if (error instanceof Gdl2SyntaxError) return error
  throw new Error(`${text.slice(0, 50)} was read`)
}
