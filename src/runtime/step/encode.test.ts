import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { actions, integers, Play, programOf } from '../testing/play.ts'
import { decode, encode, hash } from './encode.ts'
import { initial } from './step.ts'

const TEXT = `plan :: 'p' ; component :: 'a' ; number_of_cycles :: 3 ; component :: 'k' ; component :: 'z' ; end plan .
  decision :: 'k' ; candidate :: 'c1' ; candidate :: 'c2' ; end decision . ${actions('a', 'z')} ${integers('x')}
  data :: 's' ; type :: text ; multiple ; end data . data :: 'd' ; type :: date ; end data . data :: 't' ; type :: time ; end data .
  data :: 'dt' ; type :: datetime ; end data . data :: 'du' ; type :: duration ; end data . data :: 'f' ; type :: boolean ; end data .`

const filled = () =>
  new Play(TEXT, { time: 5 })
    .start()
    .confirm('p/a')
    .commit('p/k', 'c2')
    .set({
      x: -3,
      s: ['β', 'a"\u0000'],
      d: '1999-12-31',
      t: '08:30:00',
      dt: '2026-02-28T23:59:59.500Z',
      du: 90_000,
      f: false,
    })

describe('bytes of a state', () => {
  test('R80 the order of independent operations does not show', () => {
    const one = new Play(TEXT).start().set({ x: 1 }).confirm('p/z')
    const other = new Play(TEXT).start().confirm('p/z').set({ x: 1 })
    expect(encode(one.state)).toEqual(encode(other.state))
    expect(hash(one.state)).toBe(hash(other.state))
  })

  test('R80 decode gives every value and time back', () => {
    const play = filled()
    const decoded = decode(play.program, encode(play.state))
    expect(decoded).toEqual({ ok: true, state: play.state })
  })

  test('R80 an untouched state is small, however large the protocol', () => {
    const names = Array.from({ length: 1000 }, (_, i) => `t${i}`)
    const program = programOf(
      `plan :: 'p' ; ${names.map((name) => `component :: '${name}' ;`).join(' ')} end plan . ${actions(...names)}`,
    )
    expect(encode(initial(program, 0)).length).toBeLessThan(40)
  })

  test('R80 bytes of another protocol, damaged or cut ones are refused, never thrown at', () => {
    const play = filled()
    const bytes = encode(play.state)
    const other = programOf(TEXT.replace("'c1'", "'c3'"))
    expect(decode(other, bytes)).toMatchObject({ ok: false, error: { code: 'other-protocol' } })
    for (let length = 0; length < bytes.length; length++)
      expect(decode(play.program, bytes.slice(0, length)).ok).toBe(false)
    fc.assert(
      fc.property(fc.nat(bytes.length - 1), fc.integer({ min: 0, max: 255 }), (at, byte) => {
        const changed = bytes.slice()
        changed[at] = byte
        const decoded = decode(play.program, changed)
        expect(decoded.ok ? encode(decoded.state) : changed).toEqual(changed)
      }),
      { numRuns: 3000 },
    )
    fc.assert(
      fc.property(fc.uint8Array(), (junk) => {
        expect(decode(play.program, junk).ok).toBe(false)
      }),
    )
  })
})
