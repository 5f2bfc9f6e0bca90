import { describe, expect, test } from 'vitest'
import { actions, integers, Play } from '../testing/play.ts'
import { warnings } from './warnings.ts'

const items = (definitions: string) => `plan :: 'p' ; component :: 'z' ; end plan . ${actions('z')} ${definitions}`
const codeOf = (play: Play, values: Record<string, never> | Record<string, unknown>) =>
  play.refused({ kind: 'set', values: values as Record<string, number> }).code

describe('data', () => {
  test('R50 every type takes its values and no others', () => {
    const play = new Play(
      items(
        ['boolean', 'integer', 'real', 'text', 'date', 'time', 'datetime', 'duration']
          .map((type) => `data :: 'd_${type}' ; type :: ${type} ; end data .`)
          .join(' '),
      ),
    ).start()
    const good = {
      d_boolean: false,
      d_integer: -3,
      d_real: 2.5,
      d_text: '',
      d_date: '2024-02-29',
      d_time: '23:59:59',
      d_datetime: '2026-01-01T10:00:00+02:00',
      d_duration: 3_600_000,
    }
    play.set(good)
    expect(play.value('d_datetime')).toBe('2026-01-01T08:00:00Z')
    const asGiven = Object.keys(good).filter((item) => play.value(item) === good[item as keyof typeof good])
    expect(asGiven).toEqual(Object.keys(good).filter((item) => item !== 'd_datetime'))
    const bad: Record<string, unknown[]> = {
      d_boolean: [0, 'true', null, []],
      d_integer: [1.5, '1', 2 ** 53, Number.NaN],
      d_real: ['1', true, Number.POSITIVE_INFINITY],
      d_text: [1, ['a']],
      d_date: ['2026-02-29', '2026-1-1', 20260101],
      d_time: ['24:00:00', '10'],
      d_datetime: ['2026-01-01', 'now'],
      d_duration: ['2 hours', Number.NaN],
    }
    for (const [item, values] of Object.entries(bad)) {
      for (const value of values)
        expect([item, value, codeOf(play, { [item]: value })]).toEqual([item, value, 'wrong-type'])
    }
  })

  test('R50 ranges, precision, and sets without duplicates', () => {
    const play = new Play(
      items(`data :: 'i' ; type :: integer ; range :: 1 .. 9 ; end data .
      data :: 't' ; type :: text ; range :: "a", "b" ; end data . data :: 'r' ; type :: real ; precision :: 0.1 ; range :: 30 .. 45 ; end data .
      data :: 's' ; type :: text ; multiple ; range :: "a", "b", "c" ; end data . data :: 'd' ; type :: date ; range :: date(2026,1,1) .. date(2026,12,31) ; end data .`),
    ).start()
    play.set({ i: 9, t: 'b', r: 36.6, s: ['c', 'a', 'c'], d: '2026-12-31' })
    expect([play.value('s'), play.eval('count(s)')]).toEqual([['a', 'c'], 2])
    expect(play.set({ s: [] }).eval('count(s)')).toBe(0)
    for (const value of [{ i: 10 }, { i: 0 }, { t: 'c' }, { r: 45.1 }, { s: ['a', 'x'] }, { d: '2027-01-01' }]) {
      expect(codeOf(play, value)).toBe('out-of-range')
    }
    expect(codeOf(play, { r: 36.65 })).toBe('too-precise')
    expect(codeOf(play, { s: 'a' })).toBe('wrong-type')
  })

  test('R50 several values or none', () => {
    const play = new Play(items(integers('x', 'y'))).start().set({ x: 1 })
    expect(play.refused({ kind: 'set', values: { x: 5, y: 'a', nope: 1 } })).toMatchObject({
      code: 'wrong-type',
      item: 'y',
    })
    expect([play.value('x'), play.value('y')]).toEqual([1, null])
  })

  test('R51 unset makes unknown; derived items and parameters cannot be set or unset', () => {
    const play = new Play(
      items(`${integers('x')} data :: 'd' ; type :: integer ; derivation :: x + limit ; end data .
      parameter :: 'limit' ; type :: integer ; default_value :: 5 ; end parameter .`),
    )
      .start()
      .set({ x: 1 })
    expect(play.value('d')).toBe(6)
    expect(play.unset('x').value('d')).toBe(null)
    for (const kind of ['set', 'unset'] as const) {
      const on = (item: string) =>
        play.refused(kind === 'set' ? { kind, values: { [item]: 1 } } : { kind, items: [item] }).code
      expect([on('d'), on('limit'), on('nope')]).toEqual(['derived-item', 'constant', 'unknown-item'])
    }
  })

  test('R54 a default value only pre-fills', () => {
    const play = new Play(items("data :: 'x' ; type :: integer ; default_value :: 5 ; end data .")).start()
    expect(play.value('x')).toBe(null)
  })

  test('R55 warnings are a state over all items; the record names the ones that came', () => {
    const play = new Play(
      items(`data :: 'x' ; type :: integer ; warning_condition :: x > 9, "High?" ; warning_condition :: x > y, "Swapped?" ; end data .
      ${integers('y')} data :: 'd' ; type :: integer ; derivation :: x * 2 ; warning_condition :: d > 30 ; end data .`),
    ).start()
    const now = () => warnings(play.program, play.state).map(({ item, message }) => `${item} ${message}`.trim())
    play.set({ x: 10, y: 20 })
    expect(now()).toEqual(['x High?'])
    expect(play.record.passes.at(-1)).toEqual([{ kind: 'warning', item: 'x', message: 'High?', rule: 'R55' }])
    play.set({ y: 1 })
    expect(now()).toEqual(['x High?', 'x Swapped?'])
    expect(play.record.passes.flat().filter((change) => change.kind === 'warning')).toHaveLength(1)
    play.set({ x: 16 })
    expect(now()).toEqual(['x High?', 'x Swapped?', 'd'])
    expect(play.unset('x').value('d')).toBe(null)
    expect(now()).toEqual([])
  })

  test('R56 with mandatory_validation the value is refused unless forced', () => {
    const play = new Play(
      items(
        `data :: 'x' ; type :: integer ; warning_condition :: x > 9, "High?" ; mandatory_validation :: yes ; end data .`,
      ),
    ).start()
    expect(play.refused({ kind: 'set', values: { x: 10 } })).toMatchObject({ code: 'warning', item: 'x' })
    expect(play.do({ kind: 'set', values: { x: 10 }, force: true }).value('x')).toBe(10)
    expect(play.set({ x: 9 }).value('x')).toBe(9)
  })

  test('R57 derived items have their value from the beginning and follow chains at once', () => {
    const play = new Play(
      items(`${integers('x')} data :: 'c' ; type :: integer ; derivation :: b + 1 ; end data .
      data :: 'b' ; type :: integer ; derivation :: x + 1 ; end data . data :: 'high' ; type :: boolean ; derivation :: x > 5 ; end data .
      data :: 'busy' ; type :: boolean ; derivation :: in_progress('z') ; end data .`),
    )
    expect([play.value('high'), play.value('c'), play.value('busy')]).toEqual([false, null, false])
    expect(play.start().value('busy')).toBe(true)
    expect(play.set({ x: 5 }).value('c')).toBe(7)
    expect(play.record.passes[0]?.map((change) => change.rule)).toEqual(['R50', 'R57', 'R57'])
  })

  test('V9 R57 a derived value has the precision of its item; a value of another type is unknown', () => {
    const play = new Play(
      items(`data :: 'w' ; type :: real ; end data . data :: 'h' ; type :: real ; end data .
      data :: 'bmi' ; type :: real ; precision :: 0.1 ; derivation :: w / power(h, 2) ; end data .`),
    )
      .start()
      .set({ w: 80.8, h: 1.8 })
    expect(play.value('bmi')).toBe(24.9)
    expect(play.set({ w: 80.85 }).eval('bmi >= 25')).toBe(true)
    expect(play.set({ h: 0 }).value('bmi')).toBe(null)
  })

  test('R57 a derived value out of its range is kept: hiding it would hide the patient', () => {
    const play = new Play(
      items(`${integers('x')} data :: 'd' ; type :: integer ; range :: 0 .. 5 ; derivation :: x ; end data .`),
    ).start()
    expect(play.set({ x: 9 }).value('d')).toBe(9)
  })

  test('R58 values observed earlier; not later than now', () => {
    const play = new Play(items(integers('x')), { time: 1_000 }).start()
    expect(play.refused({ kind: 'set', values: { x: 1 }, at: 1_001 }).code).toBe('future-dated')
    play.do({ kind: 'set', values: { x: 1 }, at: 400 })
    expect(play.eval('last_updated(x)')).toBe('1970-01-01T00:00:00.400Z')
  })

  test('R46 assignments in text order, each seeing the ones before; unknown makes unknown', () => {
    const play = new Play(`plan :: 'p' ; component :: 'a' ; component :: 'z' ; end plan .
      action :: 'a' ; postcondition :: x = 1 and y = x + 1 and d2 = d and n = unknown ; end action .
      data :: 'd' ; type :: integer ; derivation :: y * 10 ; end data . ${actions('z')} ${integers('x', 'y', 'n', 'd2')}`)
      .start()
      .set({ n: 5 })
    play.confirm('p/a')
    expect(['x', 'y', 'd2', 'n'].map((item) => play.value(item))).toEqual([1, 2, 20, null])
  })

  test('R46 two postconditions of one pass see one another in the order of the tree', () => {
    const play = new Play(`plan :: 'p' ; component :: 'q' ; component :: 'r' ; component :: 'z' ; end plan .
      plan :: 'q' ; component :: 'a' ; end plan . plan :: 'r' ; component :: 'a' ; end plan .
      action :: 'a' ; autonomous :: yes ; wait_condition :: is_known(n) ; postcondition :: n = n + 1 ; end action . ${actions('z')} ${integers('n')}`)
    expect(play.start().set({ n: 0 }).value('n')).toBe(2)
  })

  test('R46 the postcondition of a decision knows its result', () => {
    const play = new Play(`plan :: 'p' ; component :: 'k' ; component :: 'z' ; end plan .
      decision :: 'k' ; postcondition :: x = if(result_of('k') = b, 2, 1) ; candidate :: 'a' ; candidate :: 'b' ; end decision . ${actions('z')} ${integers('x')}`)
    expect(play.start().commit('p/k', 'b').value('x')).toBe(2)
  })

  test('R48 a value out of range is not assigned, and the trail says so', () => {
    const play = new Play(`plan :: 'p' ; component :: 'a' ; component :: 'z' ; end plan .
      action :: 'a' ; postcondition :: x = x + 5 and y = 1 ; end action . data :: 'x' ; type :: integer ; range :: 0 .. 9 ; end data . ${actions('z')} ${integers('y')}`)
    play.start().set({ x: 7 }).confirm('p/a')
    expect([play.value('x'), play.value('y')]).toEqual([7, 1])
    expect(play.record.passes[0]).toContainEqual({
      kind: 'note',
      path: 'p/a',
      rule: 'R48',
      message: "'x' keeps its value: the new one is out of its range.",
    })
  })
})
