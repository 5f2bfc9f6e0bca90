import { describe, expect, test } from 'vitest'
import type { Gdl2Input, Gdl2Output } from './bindings.ts'
import { agrees, encodeInput, readRecordValue } from './record.ts'
import type { RecordValue } from './record.ts'

const value = (json: unknown): RecordValue => {
  const found = readRecordValue(json)
  if (found === undefined) throw new Error(`${JSON.stringify(json)} was not read`)
  return found
}

describe('values of a record', () => {
  test.each([
    ['1|local::at0005|Yes |', { kind: 'coded', ordinal: 1, code: 'local::at0005', label: 'Yes' }],
    ['local::at0005|Yes|', { kind: 'coded', code: 'local::at0005', label: 'Yes' }],
    ['60.50,mm[Hg]', { kind: 'number', value: 60.5, decimals: 2, unit: 'mm[Hg]' }],
    ['6.6, million cells/kg', { kind: 'number', value: 6.6, unit: 'million cells/kg' }],
    ['96,100,2', { kind: 'number', value: 96, unit: '%' }],
    ['1949-03-07T14:57Z', { kind: 'datetime', value: '1949-03-07T14:57Z' }],
    ['1936-07-19T14:37+01:00[Europe/Stockholm]', { kind: 'datetime', value: '1936-07-19T14:37+01:00' }],
    [7, { kind: 'number', value: 7, decimals: 0 }],
    [true, { kind: 'boolean', value: true }],
    ['Low, or none', { kind: 'text', value: 'Low, or none' }],
  ])('%j', (json, expected) => {
    expect(readRecordValue(json)).toMatchObject(expected)
  })

  test('what is no value', () => {
    expect(readRecordValue(null)).toBeUndefined()
    expect(readRecordValue({})).toBeUndefined()
  })
})

describe('answers', () => {
  const input: Gdl2Input = {
    element: 'gt1',
    item: 'pain',
    kind: 'coded',
    values: [
      { code: 'local::at1', ordinal: 1, label: 'Some' },
      { code: '', label: 'other' },
    ],
    rest: { code: '', label: 'other' },
  }

  test('F19: by code, and all others together', () => {
    expect(encodeInput(input, value('1|local::at1|Noget|'))).toEqual({ values: { pain: 'Some' } })
    expect(encodeInput(input, value('1|local::at2|Some|'))).toEqual({ values: { pain: 'other' } })
  })

  test('F19: an answer of a closed list that is not in it is refused', () => {
    const { rest: _, ...closed } = input
    expect(encodeInput(closed, value('1|local::at2|New|'))).toEqual({ refused: 'answer' })
  })

  test('F19: a number cannot tell a named answer from another one with the same number', () => {
    const counted: Gdl2Input = { ...input, kind: 'number' }
    expect(encodeInput(counted, value('1|local::at1|Some|'))).toEqual({ values: { pain: 1 } })
    expect(encodeInput(counted, value('2|local::at7|Much|'))).toEqual({ values: { pain: 2 } })
    expect(encodeInput(counted, value('1|local::at7|Only past|'))).toEqual({ refused: 'answer' })
  })

  test('F20: units', () => {
    const weight: Gdl2Input = {
      element: 'gt2',
      item: 'weight',
      kind: 'number',
      values: [],
      unitItem: 'weight_unit',
      units: ['kg', 'other'],
    }
    expect(encodeInput(weight, value('70,kg'))).toEqual({ values: { weight: 70, weight_unit: 'kg' } })
    expect(encodeInput(weight, value('70,st'))).toEqual({ values: { weight: 70, weight_unit: 'other' } })
    expect(encodeInput({ ...weight, unit: 'kg' }, value('70,lb'))).toEqual({ refused: 'unit' })
  })
})

describe('whether a result is what was expected', () => {
  const output: Gdl2Output = {
    element: 'gt1',
    kind: 'number',
    values: [{ code: 'local::at1', ordinal: 2, label: 'High' }],
    place: { kind: 'item', item: 'x' },
  }
  const agree = (observed: string | number | boolean | null, expected: unknown, unit?: string) =>
    agrees(output, { value: observed, ...(unit === undefined ? {} : { unit }) }, value(expected))

  test.each([
    [16.6666, '16.7,mL', 'mL', true],
    [16.66, '16.7,mL', 'L', false],
    [8.808, '9.0,%', '%', false],
    [0.25, 0.2, undefined, true],
    [0.3, 0.2, undefined, false],
    ['High', '2|local::at1|Hoog|', undefined, true],
    ['High', '2|local::at9|High|', undefined, false],
    [2, '2|local::at5|Any|', undefined, false],
    [3, '3|local::at5|Any|', undefined, true],
    ['28', '28', undefined, true],
    ['Use  a\ncriterion', 'Use a criterion', undefined, true],
    [true, true, undefined, true],
    [null, 0, undefined, false],
  ])('%j against %j in %s: %s', (observed, expected, unit, same) => {
    expect(agree(observed, expected, unit)).toBe(same)
  })
})
