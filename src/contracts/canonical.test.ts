import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { canonicalBytes, canonicalText, sha256Hex } from './canonical.ts'
import { toHex } from './encoding.ts'
import { ContractError } from './problem.ts'

function refusal(value: unknown): { code: string; where: string } {
  try {
    canonicalText(value)
  } catch (error) {
    if (error instanceof ContractError) return { code: error.problem.code, where: error.problem.where }
  }
  throw new Error('was not refused')
}

describe('canonical JSON', () => {
  it('C1 writes the example of RFC 8785, 3.2.4, byte for byte', () => {
    const input = JSON.parse(
      '{"numbers":[333333333.33333329,1E30,4.50,2e-3,0.000000000000000000000000001],"string":"\\u20ac$\\u000F\\u000aA\'\\u0042\\u0022\\u005c\\\\\\"\\/","literals":[null,true,false]}',
    )
    const expected =
      '7b226c69746572616c73223a5b6e756c6c2c747275652c66616c73655d2c226e756d62657273223a5b3333333333333333332e333333333333332c31652b33302c342e352c302e3030322c31652d32375d2c22737472696e67223a22e282ac245c75303030665c6e4127425c225c5c5c5c5c222f227d'
    expect(toHex(canonicalBytes(input))).toBe(expected)
  })

  it('C1 sorts names by UTF-16 units (RFC 8785, 3.2.3)', () => {
    const input = {
      '\u20ac': 'Euro Sign',
      '\r': 'Carriage Return',
      '\ufb33': 'Hebrew Letter Dalet With Dagesh',
      '1': 'One',
      '\ud83d\ude00': 'Emoji: Grinning Face',
      '\u0080': 'Control',
      '\u00f6': 'Latin Small Letter O With Diaeresis',
    }
    expect(Object.values(JSON.parse(canonicalText(input)) as object)).toEqual([
      'One',
      'Carriage Return',
      'Control',
      'Latin Small Letter O With Diaeresis',
      'Euro Sign',
      'Emoji: Grinning Face',
      'Hebrew Letter Dalet With Dagesh',
    ])
  })

  // RFC 8785, appendix B: the bits of a double and its text.
  const NUMBERS: readonly (readonly [string, string])[] = [
    ['0000000000000000', '0'],
    ['8000000000000000', '0'],
    ['0000000000000001', '5e-324'],
    ['8000000000000001', '-5e-324'],
    ['7fefffffffffffff', '1.7976931348623157e+308'],
    ['ffefffffffffffff', '-1.7976931348623157e+308'],
    ['4340000000000000', '9007199254740992'],
    ['c340000000000000', '-9007199254740992'],
    ['4430000000000000', '295147905179352830000'],
    ['44b52d02c7e14af5', '9.999999999999997e+22'],
    ['44b52d02c7e14af6', '1e+23'],
    ['44b52d02c7e14af7', '1.0000000000000001e+23'],
    ['444b1ae4d6e2ef4e', '999999999999999700000'],
    ['444b1ae4d6e2ef4f', '999999999999999900000'],
    ['444b1ae4d6e2ef50', '1e+21'],
    ['3eb0c6f7a0b5ed8c', '9.999999999999997e-7'],
    ['3eb0c6f7a0b5ed8d', '0.000001'],
    ['41b3de4355555553', '333333333.3333332'],
    ['41b3de4355555554', '333333333.33333325'],
    ['41b3de4355555555', '333333333.3333333'],
    ['41b3de4355555556', '333333333.3333334'],
    ['41b3de4355555557', '333333333.33333343'],
    ['becbf647612f3696', '-0.0000033333333333333333'],
    ['43143ff3c1cb0959', '1424953923781206.2'],
  ]
  it.each(NUMBERS)('C1 writes the double %s as %s (RFC 8785, appendix B)', (bits, text) => {
    const view = new DataView(new ArrayBuffer(8))
    view.setBigUint64(0, BigInt(`0x${bits}`))
    expect(canonicalText(view.getFloat64(0))).toBe(text)
  })

  it.each([
    ['NaN', { a: [Number.NaN] }, 'json.number', '/a/0'],
    ['infinity', Number.POSITIVE_INFINITY, 'json.number', ''],
    ['half a character', { a: '\ud83d' }, 'json.lone-surrogate', '/a'],
    ['half a character in a name', { '\ude00': 1 }, 'json.lone-surrogate', '/\ude00'],
    ['a date', { a: new Date(0) }, 'json.not-data', '/a'],
    ['a map', new Map(), 'json.not-data', ''],
    ['a function', [() => 1], 'json.not-data', '/0'],
    ['a gap in a list', [undefined], 'json.not-data', '/0'],
    ['a big integer', 1n, 'json.not-data', ''],
    ['nothing', undefined, 'json.not-data', ''],
    ['__proto__', JSON.parse('{"a":{"__proto__":{"b":1}}}'), 'json.forbidden-name', '/a/__proto__'],
  ])('C1 refuses %s', (_, value, code, where) => {
    expect(refusal(value)).toEqual({ code, where })
  })

  it('C1 refuses a circle but not the same part twice', () => {
    const part = { a: 1 }
    expect(canonicalText([part, part])).toBe('[{"a":1},{"a":1}]')
    const circle: Record<string, unknown> = {}
    circle['self'] = circle
    expect(refusal(circle).code).toBe('json.circle')
  })

  it('C1 does not call toJSON and leaves members out that are undefined', () => {
    expect(canonicalText({ a: undefined, b: 1 })).toBe('{"b":1}')
    expect(refusal({ toJSON: () => 1 }).code).toBe('json.not-data')
  })

  it('C3 refuses more than 64 levels', () => {
    const nested = (depth: number): unknown => (depth === 0 ? 1 : [nested(depth - 1)])
    expect(canonicalText(nested(64))).toHaveLength(129)
    expect(refusal(nested(65)).code).toBe('json.too-deep')
  })

  it('C1 gives one text for one value, whatever the order of names', () => {
    fc.assert(
      fc.property(fc.jsonValue({ maxDepth: 4 }), (value) => {
        fc.pre(!JSON.stringify(value).includes('__proto__'))
        const text = canonicalText(value)
        expect(canonicalText(JSON.parse(text))).toBe(text)
        expect(canonicalText(reordered(value))).toBe(text)
        expect(JSON.parse(text)).toEqual(JSON.parse(JSON.stringify(value)))
      }),
    )
  })

  it('C5 hashes as FIPS 180-4 says', () => {
    expect(sha256Hex('')).toBe('e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855')
    expect(sha256Hex('abc')).toBe('ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad')
  })
})

function reordered(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(reordered)
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(
    Object.entries(value)
      .toReversed()
      .map(([name, member]) => [name, reordered(member)]),
  )
}
