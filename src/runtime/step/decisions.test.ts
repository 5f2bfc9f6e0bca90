import { describe, expect, test } from 'vitest'
import { actions, integers, Play } from '../testing/play.ts'

const decision = (attributes: string) => `plan :: 'p' ; component :: 'k' ; component :: 'z' ; end plan .
  decision :: 'k' ; ${attributes} end decision . ${actions('z')} ${integers('x', 'y')}`

const supports = (play: Play) => play.task('p/k').candidates?.map((each) => each.netsupport)
const recommended = (play: Play) => play.task('p/k').candidates?.map((each) => each.recommended)
const committed = (play: Play) => play.task('p/k').candidates?.flatMap((each) => (each.committed ? [each.name] : []))

describe('decisions', () => {
  test('R52 symbolic support counts true arguments for and against; unknown ones do not count', () => {
    const play = new Play(
      decision(`candidate :: 'a' ; argument :: for, x > 1 ; argument :: for, x > 2 ;
      argument :: against, x > 3 ; argument :: against, y > 0 ;`),
    ).start()
    expect(supports(play)).toEqual([0])
    expect(supports(play.set({ x: 3 }))).toEqual([2])
    expect(supports(play.set({ x: 4 }))).toEqual([1])
  })

  test('R52 numeric support adds weights without losing decimals', () => {
    const play = new Play(
      decision(`support_mode :: numeric ; candidate :: 'a' ; argument :: 0.1, true ; argument :: 0.2, true ;
      argument :: 0.7, true ; candidate :: 'b' ; argument :: -1.5, true ; argument :: 3, x > 1 ;`),
    ).start()
    expect(supports(play)).toEqual([1, -1.5])
    expect(recommended(play)).toEqual([true, false])
  })

  test('R52 confirming and excluding are infinite; both at once contradict and are never recommended (R53)', () => {
    const play = new Play(
      decision(`candidate :: 'a' ; argument :: confirming, x > 1 ; argument :: excluding, x > 2 ; argument :: for, true ;
      candidate :: 'b' ; argument :: confirming, x > 1 ; argument :: excluding, x > 2 ; recommendation :: true ;`),
    ).start()
    expect(supports(play)).toEqual([1, 0])
    expect(supports(play.set({ x: 2 }))).toEqual(['+inf', '+inf'])
    expect(supports(play.set({ x: 3 }))).toEqual([null, null])
    expect(recommended(play)).toEqual([false, false])
  })

  test('V34 a rule on contradictory support compares with unknown', () => {
    const play = new Play(
      decision(`candidate :: 'a' ; argument :: confirming, true ; argument :: excluding, true ;
      candidate :: 'b' ; recommendation :: netsupport('k', 'a') < 1 ;
      candidate :: 'c' ; recommendation :: not (netsupport('k', 'a') >= 1) ;`),
    ).start()
    expect(recommended(play)).toEqual([false, false, true])
    expect(play.eval("netsupport('k', 'a')")).toBe(null)
  })

  test('R35 a commitment needs the mandatory sources; R27 they are requested', () => {
    const play = new Play(decision(`source :: 'x' ; source :: 'y' ; mandatory :: no ; candidate :: 'a' ;`)).start()
    expect(play.task('p/k')).toMatchObject({ requested: ['x'], requestedOptional: ['y'] })
    expect(play.refused({ kind: 'commit', path: 'p/k', candidates: ['a'] })).toMatchObject({
      code: 'not-ready',
      path: 'p/k',
    })
    expect(play.set({ x: 1 }).commit('p/k', 'a').states('p/k')).toBe('completed')
  })

  test('R35 single and multiple choice', () => {
    const candidates = "candidate :: 'a' ; candidate :: 'b' ; candidate :: 'c' ;"
    const single = new Play(decision(candidates)).start()
    expect(single.refused({ kind: 'commit', path: 'p/k', candidates: ['a', 'b'] }).code).toBe('single-choice')
    const multiple = new Play(decision(`choice_mode :: multiple ; ${candidates}`)).start().commit('p/k', 'c', 'a', 'c')
    expect(committed(multiple)).toEqual(['a', 'c'])
  })

  test('V33 result_of and result_set: before, with one and with several commitments', () => {
    const play = new Play(decision("choice_mode :: multiple ; candidate :: 'a' ; candidate :: 'b' ;")).start()
    expect([play.eval("result_of('k')"), play.eval("result_set('k')")]).toEqual([null, null])
    const one = new Play(decision("choice_mode :: multiple ; candidate :: 'a' ; candidate :: 'b' ;"))
      .start()
      .commit('p/k', 'b')
    expect([one.eval("result_of('k')"), one.eval("result_set('k')")]).toEqual(['b', ['b']])
    play.commit('p/k', 'a', 'b')
    expect([play.eval("result_of('k')"), play.eval("result_set('k')")]).toEqual([null, ['a', 'b']])
    expect(play.eval("result_set('k') includes a")).toBe(true)
  })

  test('R36 R37 the record keeps support, reason and choice; later data do not undo it', () => {
    const play = new Play(
      decision("candidate :: 'a' ; argument :: for, x > 1 ; candidate :: 'b' ; argument :: excluding, x > 1 ;"),
    )
    play
      .start()
      .set({ x: 2 })
      .do({ kind: 'commit', path: 'p/k', candidates: ['b'], reason: 'the patient refuses a' })
    expect(play.record.passes[0]).toContainEqual({
      kind: 'commitment',
      path: 'p/k',
      candidates: ['b'],
      rule: 'R35',
      reason: 'the patient refuses a',
      netsupport: { a: 1, b: '-inf' },
    })
    expect(play.set({ x: 0 }).eval("result_of('k') = b")).toBe(true)
  })

  test('R38 an autonomous decision takes the highest support, then priority, then the first in the text', () => {
    const auto = (candidates: string) => committed(new Play(decision(`autonomous :: yes ; ${candidates}`)).start())
    const two = 'argument :: for, true ; argument :: for, true ;'
    expect(auto(`candidate :: 'a' ; argument :: for, true ; candidate :: 'b' ; ${two}`)).toEqual(['b'])
    expect(auto(`candidate :: 'a' ; priority :: 1 ; ${two} candidate :: 'b' ; priority :: 2 ; ${two}`)).toEqual(['b'])
    expect(auto(`candidate :: 'b' ; ${two} candidate :: 'a' ; ${two}`)).toEqual(['b'])
    expect(
      auto(`candidate :: 'a' ; ${two} candidate :: 'b' ; argument :: confirming, true ; argument :: against, true ;`),
    ).toEqual(['b'])
    expect(auto(`choice_mode :: multiple ; candidate :: 'a' ; ${two} candidate :: 'b' ; ${two} ${two}`)).toEqual(['b'])
    expect(
      auto(`candidate :: 'a' ; ${two} recommendation :: false ; candidate :: 'b' ; recommendation :: true ;`),
    ).toEqual(['b'])
  })

  test('R38 an excluded candidate that is recommended by its own rule may be taken when it is the only one', () => {
    const play = new Play(
      decision("autonomous :: yes ; candidate :: 'a' ; argument :: excluding, true ; recommendation :: true ;"),
    )
    expect(committed(play.start())).toEqual(['a'])
  })

  test('R39 it waits for sources and for a recommendation', () => {
    const play = new Play(
      decision("autonomous :: yes ; source :: 'y' ; candidate :: 'a' ; argument :: for, x > 1 ;"),
    ).start()
    expect(play.set({ x: 2 }).states('p/k')).toBe('in_progress')
    expect(play.set({ y: 1, x: 0 }).states('p/k')).toBe('in_progress')
    expect(play.set({ x: 2 }).states('p/k')).toBe('completed')
    expect(play.rules('p/k')).toEqual(['R38', 'R36'])
  })

  test('R38 follows derived data and the support of other decisions', () => {
    const play = new Play(`plan :: 'p' ; component :: 'k' ; component :: 'm' ; end plan .
      decision :: 'k' ; candidate :: 'a' ; argument :: for, double > 6 ; end decision .
      decision :: 'm' ; autonomous :: yes ; candidate :: 'c' ; recommendation :: netsupport('k', 'a') >= 1 ; end decision .
      data :: 'double' ; type :: integer ; derivation :: x * 2 ; end data . ${integers('x')}`).start()
    expect(play.set({ x: 3 }).states('p/m')).toBe('in_progress')
    expect(play.set({ x: 4 }).states('p/m')).toBe('completed')
  })

  test('V31 the same candidate name in two decisions', () => {
    const play = new Play(
      `plan :: 'p' ; component :: 'k' ; component :: 'm' ; end plan .
      decision :: 'k' ; candidate :: 'yes' ; candidate :: 'no' ; end decision .
      decision :: 'm' ; candidate :: 'yes' ; candidate :: 'no' ; end decision .`
        .replaceAll("'yes'", "'go'")
        .replaceAll("'no'", "'stay'"),
    )
    play.start().commit('p/k', 'go').commit('p/m', 'stay')
    expect([play.eval("result_of('k') = go"), play.eval("result_of('m') = go")]).toEqual([true, false])
  })

  test('T5 an argument view says what it read and how old that is', () => {
    const play =
      new Play(`plan :: 'p' ; component :: 'k' ; end plan . decision :: 'k' ; candidate :: 'a' ; argument :: for, sum2 > 3 ; end decision .
      data :: 'sum2' ; type :: integer ; derivation :: x + y ; end data . ${integers('x', 'y')}`).start()
    play.set({ x: 1 }).advanceTo(5).set({ y: 3 })
    expect(play.task('p/k').candidates?.[0]?.arguments).toEqual([
      { index: 0, holds: true, reads: { sum2: 4 }, readAt: { sum2: 0 } },
    ])
  })
})
