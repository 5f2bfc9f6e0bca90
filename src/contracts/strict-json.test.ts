import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { ContractError } from './problem.ts'
import { parseStrictJson } from './strict-json.ts'
import { LIMITS } from './limits.ts'

function refusal(input: string | Uint8Array): string {
  try {
    parseStrictJson(input)
  } catch (error) {
    if (error instanceof ContractError) return `${error.problem.code}: ${error.message}`
    throw error
  }
  return 'accepted'
}

describe('strict JSON', () => {
  it.each([
    ['{"a":1,"b":2,"a":3}', 'line 1, column 14'],
    ['{"a":1,\n "\\u0061":2}', 'line 2, column 2'],
    ['[{"x":{"y":1,"y" \t: 1}}]', 'line 1, column 14'],
    ['{"":1,"":2}', 'line 1, column 7'],
    ['{"a\\"":1,"a\\"":2}', 'line 1, column 10'],
  ])('C2 refuses a name that stands twice: %s', (text, place) => {
    expect(refusal(text)).toMatch(/^json\.duplicate-name/)
    expect(refusal(text)).toContain(place)
  })

  it('C2 lets the same name stand in different objects, and texts look like names', () => {
    const text = '{"a":{"a":"a"},"b":[{"a":1},{"a":2},"a","a"],"c":"{\\"a\\":1,\\"a\\":2}"}'
    expect(parseStrictJson(text)).toEqual(JSON.parse(text))
  })

  it.each([
    ['\uFEFF{}', 'json.syntax'],
    ['{"a":1e400}', 'json.number'],
    ['{"a":"\\ud800"}', 'json.lone-surrogate'],
    ['{"__proto__":{}}', 'json.forbidden-name'],
    ['{"\\u005f_proto__":{}}', 'json.forbidden-name'],
    ['{a:1}', 'json.syntax'],
    ['{"a":1,}', 'json.syntax'],
    ['[1] x', 'json.syntax'],
    ['NaN', 'json.syntax'],
    ['', 'json.syntax'],
    ['"', 'json.syntax'],
    ['"\\', 'json.syntax'],
    ['{"\\x":1}', 'json.syntax'],
  ])('C2 refuses %j', (text, code) => {
    expect(refusal(text).startsWith(`${code}:`)).toBe(true)
  })

  it('C2 refuses bytes that are not UTF-8', () => {
    expect(refusal(Uint8Array.of(0x22, 0xff, 0x22))).toMatch(/^json\.not-utf8/)
    expect(refusal(Uint8Array.of(0x22, 0xc0, 0x80, 0x22))).toMatch(/^json\.not-utf8/)
    expect(refusal(Uint8Array.of(0x22, 0xed, 0xa0, 0x80, 0x22))).toMatch(/^json\.not-utf8/)
  })

  it('C3 refuses depth and size before they cost anything', () => {
    expect(refusal('['.repeat(65))).toMatch(/^json\.too-deep/)
    expect(refusal('{"a":'.repeat(3_000_00))).toMatch(/^json\.too-deep/)
    expect(refusal(`"${'x'.repeat(LIMITS.bytes)}"`)).toMatch(/^json\.too-large/)
    expect(refusal(`"${'é'.repeat(LIMITS.bytes / 2)}"`)).toMatch(/^json\.too-large/)
    expect(refusal(`[${'0,'.repeat(LIMITS.values)}0]`)).toMatch(/^json\.too-many/)
  })

  it('C2 reads what JSON.stringify writes', () => {
    fc.assert(
      fc.property(fc.jsonValue({ maxDepth: 5 }), fc.constantFrom(undefined, 1, '\t'), (value, indent) => {
        const text = JSON.stringify(value, null, indent)
        fc.pre(!text.includes('__proto__'))
        expect(JSON.stringify(parseStrictJson(text))).toBe(JSON.stringify(JSON.parse(text)))
      }),
    )
  })

  it('C2 never throws anything but a problem, whatever the text', () => {
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string(),
          fc.string({ unit: fc.constantFrom('{', '}', '[', ']', '"', '\\', ':', ',', 'a', '1', ' ') }),
        ),
        (text) => {
          expect(refusal(text)).toEqual(expect.any(String))
        },
      ),
      { numRuns: 500 },
    )
  })
})
