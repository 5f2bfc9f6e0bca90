import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { ImportError } from './error.ts'
import { listMember, member, objectMember, readJson, textMember } from './json.ts'
import { endOfValidJson } from './jsonPlace.ts'
import { DEFAULT_LIMITS } from './limits.ts'

const fails = (source: unknown): ImportError => {
  try {
    readJson(source, { ...DEFAULT_LIMITS, depth: 3, characters: 100 })
  } catch (error) {
    if (error instanceof ImportError) return error
    throw error
  }
  throw new Error('It was read.')
}

describe('reading JSON', () => {
  test('F1: the place of a mistake', () => {
    const error = fails('{\n  "a": 1,\n  "b" 2\n}')
    expect(error.code).toBe('not-json')
    expect(error.place).toBe('3:7')
  })

  test.each([
    ['', '1:1'],
    ['hello', '1:1'],
    ['{"a":', '1:6'],
    ['{"a": 01}', '1:7'],
    ['[1, 2,]', '1:7'],
    ['{"a": 1,}', '1:9'],
    ['[1}', '1:3'],
    ['{"a": "x\ny"}', '1:7'],
    ["{'a': 1}", '1:2'],
    ['{"a": "\\q"}', '1:7'],
    ['{}\n{}', '2:1'],
    ['[true, nul]', '1:8'],
  ])('F1: %j is wrong at %s', (source, place) => {
    expect(fails(source)).toMatchObject({ code: 'not-json', place })
  })

  test('F1: nothing that is JSON is called wrong before its end', () => {
    fc.assert(
      fc.property(
        fc.json(),
        (text) => endOfValidJson(text) === text.length && endOfValidJson(`${text}]`) === text.length,
      ),
    )
  })

  test('F3: depth, of a text and of what was parsed already', () => {
    expect(fails('[[[[1]]]]').code).toBe('too-deep')
    expect(fails([[[[1]]]]).code).toBe('too-deep')
    expect(readJson('[[[1]]]', { ...DEFAULT_LIMITS, depth: 3 })).toEqual([[[1]]])
  })

  test('F3: characters', () => {
    expect(fails(' '.repeat(101)).code).toBe('too-large')
  })

  test('a byte order mark is no mistake', () => {
    expect(readJson('\uFEFF{}', DEFAULT_LIMITS)).toEqual({})
  })

  test('members are own properties of the right type', () => {
    const json = readJson('{"a": "x", "b": [1], "c": {}, "__proto__": {"d": "e"}}', DEFAULT_LIMITS)
    expect([textMember(json, 'a'), listMember(json, 'b'), objectMember(json, 'c')]).toEqual(['x', [1], {}])
    expect([textMember(json, 'b'), listMember(json, 'a'), objectMember(json, 'b')]).toEqual([
      undefined,
      undefined,
      undefined,
    ])
    expect(member(json, 'd')).toBeUndefined()
    expect(member(json, 'toString')).toBeUndefined()
  })
})
