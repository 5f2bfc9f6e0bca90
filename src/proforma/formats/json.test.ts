import { describe, expect, test } from 'vitest'
import { ImportError } from './error.ts'
import { listMember, member, objectMember, readJson, textMember } from './json.ts'
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
