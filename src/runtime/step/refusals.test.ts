import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { actions, integers, Play, programOf } from '../testing/play.ts'
import type { Operation } from '../types.ts'
import { initial, step } from './step.ts'

const TEXT = `plan :: 'p' ; component :: 'a' ; component :: 'e' ; component :: 'k' ; component :: 'q' ; end plan .
  plan :: 'q' ; component :: 'b' ; component :: 'c' ; schedule_constraint :: completed('b') ; end plan .
  enquiry :: 'e' ; source :: 'x' ; end enquiry . decision :: 'k' ; candidate :: 'c1' ; end decision . ${actions('a', 'b', 'c')} ${integers('x')}`

describe('refusals', () => {
  test('R60 before start and after the end nothing is taken', () => {
    const play = new Play(`plan :: 'p' ; component :: 'a' ; end plan . ${actions('a')} ${integers('x')}`)
    const all: Operation[] = [
      { kind: 'set', values: { x: 1 } },
      { kind: 'unset', items: ['x'] },
      { kind: 'confirm', path: 'p/a' },
      { kind: 'commit', path: 'p/a', candidates: ['c'] },
      { kind: 'trigger', trigger: 't' },
      { kind: 'skip', path: 'p/a', reason: 'r' },
      { kind: 'advanceTo', time: 10 },
    ]
    for (const operation of all) expect(play.refused(operation).code).toBe('not-started')
    play.start().confirm('p/a')
    for (const operation of [...all, { kind: 'start' } as const]) expect(play.refused(operation).code).toBe('ended')
  })

  test('R60 each refusal has its code, its place and what would have been taken', () => {
    const play = new Play(TEXT).start()
    const code = (operation: Operation) => play.refused(operation).code
    expect(code({ kind: 'start' })).toBe('already-started')
    expect(code({ kind: 'confirm', path: 'p/nope' })).toBe('unknown-path')
    expect(code({ kind: 'confirm', path: 'a' })).toBe('unknown-path')
    expect(code({ kind: 'confirm', path: 'p' })).toBe('no-confirmation')
    expect(code({ kind: 'confirm', path: 'p/e' })).toBe('no-confirmation')
    expect(code({ kind: 'confirm', path: 'p/k' })).toBe('no-confirmation')
    expect(code({ kind: 'confirm', path: 'p/q/c' })).toBe('not-in-progress')
    expect(code({ kind: 'commit', path: 'p/a', candidates: ['c1'] })).toBe('not-a-decision')
    expect(code({ kind: 'commit', path: 'p/k', candidates: [] })).toBe('empty-commitment')
    expect(code({ kind: 'trigger', trigger: 'go' })).toBe('unknown-trigger')
    expect(code({ kind: 'advanceTo', time: -1 })).toBe('time-backwards')
    expect(code({ kind: 'advanceTo', time: Number.NaN })).toBe('bad-operation')
    expect(play.refused({ kind: 'commit', path: 'p/k', candidates: ['c2'] })).toMatchObject({
      code: 'unknown-candidate',
      path: 'p/k',
      expected: 'one of c1',
    })
    play.commit('p/k', 'c1')
    expect(code({ kind: 'commit', path: 'p/k', candidates: ['c1'] })).toBe('not-in-progress')
  })

  test('R60 R61 what has the shape of an operation only in part is none', () => {
    const play = new Play(TEXT).start()
    const code = (operation: unknown) => play.refused(operation as Operation).code
    const wrong: unknown[] = [
      { kind: 'set', values: { x: 1 }, force: 'yes' },
      { kind: 'set', values: { x: 1 }, at: '2026-01-01' },
      { kind: 'set', values: [] },
      { kind: 'unset', items: 'x' },
      { kind: 'unset', items: [1] },
      { kind: 'confirm', path: ['p/a'] },
      { kind: 'commit', path: 'p/k', candidates: 'c1' },
      { kind: 'commit', path: 'p/k', candidates: ['c1'], reason: { why: '' } },
      { kind: 'skip', path: 'p/a' },
      { kind: 'trigger' },
      { kind: 'advanceTo', time: '2026-01-01' },
      { kind: 'toString' },
      'start',
      ['start'],
      null,
    ]
    for (const operation of wrong) expect([operation, code(operation)]).toEqual([operation, 'bad-operation'])
  })

  test('R61 values nested without end, and names of the host, are values and names like others', () => {
    const play = new Play(TEXT).start()
    let deep: unknown = 1
    for (let i = 0; i < 50_000; i++) deep = [deep]
    const set = (values: unknown) => play.refused({ kind: 'set', values } as Operation).code
    expect(set({ x: deep })).toBe('wrong-type')
    expect(set({ x: { valueOf: () => 1 } })).toBe('wrong-type')
    expect(set(JSON.parse('{ "__proto__": 1 }'))).toBe('unknown-item')
    expect(set({ constructor: 1 })).toBe('unknown-item')
    expect(play.refused({ kind: 'confirm', path: '__proto__' }).code).toBe('unknown-path')
    expect(play.refused({ kind: 'trigger', trigger: 'toString' }).code).toBe('unknown-trigger')
  })

  test('R60 times are times of the calendar', () => {
    const play = new Play(TEXT).start()
    for (const time of [1e15, 1e300, Number.POSITIVE_INFINITY, Number.NaN]) {
      expect(play.refused({ kind: 'advanceTo', time }).code).toBe('bad-operation')
    }
    expect(play.refused({ kind: 'set', values: { x: 1 }, at: Number.NaN }).code).toBe('bad-operation')
    expect(play.advanceTo(1000.4).state.time).toBe(1000)
  })

  test('R60 a state of another program is refused', () => {
    const program = programOf(TEXT)
    const other = initial(programOf(TEXT.replace("source :: 'x'", "source :: 'x' ; mandatory :: no")), 0)
    expect(step(program, other, { kind: 'start' })).toMatchObject({ ok: false, error: { code: 'other-protocol' } })
  })

  test('R61 whatever the operation is, step answers and does not throw', () => {
    const program = programOf(TEXT)
    const first = step(program, initial(program, 0), { kind: 'start' })
    if (!first.ok) throw new Error('start')
    const kinds = [
      'start',
      'set',
      'unset',
      'confirm',
      'commit',
      'trigger',
      'skip',
      'advanceTo',
      'constructor',
      '__proto__',
    ]
    const junk = fc.oneof(
      fc.anything(),
      fc.record({
        kind: fc.constantFrom(...kinds),
        path: fc.oneof(fc.constantFrom('p', 'p/a', '__proto__'), fc.anything()),
        values: fc.oneof(fc.dictionary(fc.constantFrom('x', '__proto__', 'y'), fc.anything()), fc.anything()),
        items: fc.oneof(fc.array(fc.string()), fc.anything()),
        candidates: fc.oneof(fc.array(fc.string()), fc.anything()),
        trigger: fc.anything(),
        reason: fc.anything(),
        time: fc.oneof(fc.double(), fc.anything()),
        at: fc.anything(),
        force: fc.anything(),
      }),
    )
    fc.assert(
      fc.property(junk, (operation) => {
        const result = step(program, first.state, operation as Operation)
        expect(typeof result.ok).toBe('boolean')
      }),
      { numRuns: 3000 },
    )
  })
})
