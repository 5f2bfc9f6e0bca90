import { describe, expect, test } from 'vitest'
import { actions, HOUR, integers, Play } from '../testing/play.ts'
import { why, whyCandidate } from './why.ts'

const explain = (play: Play, path: string) => {
  const answer = why(play.program, play.moment, path)
  if (!answer) throw new Error(`no task at ${path}`)
  return answer
}
const kinds = (play: Play, path: string) => explain(play, path).needs.map(({ kind, met }) => `${kind} ${met}`)

describe('why', () => {
  test('T4 dormant: what it waits for, in the order in which the engine asks', () => {
    const play =
      new Play(`plan :: 'p' ; component :: 'a' ; component :: 'b' ; schedule_constraint :: completed('a') ; component :: 'q' ; schedule_constraint :: completed('b') ; end plan .
      plan :: 'q' ; component :: 'c' ; end plan .
      action :: 'b' ; wait_condition :: x > 5 ; precondition :: y > 1 ; end action . ${actions('a', 'c')} ${integers('x', 'y')}`)
    expect(kinds(play, 'p')).toEqual(['start-of-protocol false'])
    play.start().set({ x: 2 })
    expect(kinds(play, 'p/b')).toEqual(['plan true', 'antecedents false', 'wait-condition false', 'precondition false'])
    expect(kinds(play, 'p/q/c')).toEqual(['plan false'])
    expect(explain(play, 'p/b').sentences).toEqual([
      '“b” is dormant.',
      'It waits for “a” (in progress).',
      'It waits until this is true: x > 5 (x: 2).',
      'If it could start now it would not, since its precondition is not true: y > 1 (y: not known).',
      'The nearest values that would change this: x 6 instead of 2.',
    ])
  })

  test('T4 a trigger, and a cycle that is not due', () => {
    const play =
      new Play(`plan :: 'p' ; component :: 'a' ; number_of_cycles :: 2 ; cycle_repeat :: 2 hours ; component :: 'b' ; end plan .
      action :: 'b' ; trigger :: "go" ; end action . ${actions('a')}`)
        .start()
        .confirm('p/a')
    expect(explain(play, 'p/b').needs).toContainEqual({ kind: 'trigger', met: false, trigger: 'go' })
    expect(explain(play, 'p/a').needs).toContainEqual({ kind: 'cycle-repeat', met: false, due: 2 * HOUR })
    expect(explain(play, 'p/a').sentences).toContain('Its next cycle is due at 1970-01-01T02:00:00Z.')
    expect(explain(play, 'p/a').cause?.rule).toBe('R44')
  })

  test('T4 discarded by its precondition: the values it saw then, not those of now', () => {
    const play =
      new Play(`plan :: 'p' ; component :: 'e' ; component :: 'a' ; schedule_constraint :: completed('e') ; component :: 'z' ; end plan .
      enquiry :: 'e' ; postcondition :: y = x * 2 ; source :: 'x' ; end enquiry . action :: 'a' ; precondition :: y > 7 and x > 1 ; end action . ${actions('z')} ${integers('x', 'y')}`)
    play.start().set({ x: 3 }).set({ x: 9 })
    const { cause, nearest, sentences } = explain(play, 'p/a')
    expect(cause).toMatchObject({ rule: 'R16', record: 1, pass: 2, operation: { kind: 'set', values: { x: 3 } } })
    expect(cause?.condition).toMatchObject({ text: 'y > 7 and x > 1', holds: false, join: 'and' })
    expect(cause?.condition?.parts.map(({ holds, reads }) => [holds, reads[0]?.value])).toEqual([
      [false, 6],
      [true, 3],
    ])
    expect(cause?.tasks).toEqual([{ path: 'p/e', state: 'completed' }])
    expect(nearest).toEqual([{ changes: [{ item: 'y', from: 6, to: 8 }] }])
    expect(sentences[1]).toBe(
      'It was discarded when it could have started, because its precondition was not true: y > 7 and x > 1 (y: 6; x: 3).',
    )
  })

  test('T4 discarded with its antecedents, with its plan, and skipped', () => {
    const play =
      new Play(`plan :: 'p' ; component :: 'a' ; component :: 'b' ; schedule_constraint :: completed('a') ; component :: 'q' ; component :: 'o' ; optional :: yes ; end plan .
      action :: 'a' ; precondition :: false ; end action . plan :: 'q' ; component :: 'c' ; abort :: x > 1 ; end plan . ${actions('b', 'c', 'o')} ${integers('x')}`)
    play.start().skip('p/o', 'the patient declines').set({ x: 2 })
    expect(explain(play, 'p/b').sentences[1]).toBe(
      'It was discarded because everything before it was discarded: “a” (discarded).',
    )
    expect(explain(play, 'p/q').sentences[1]).toBe(
      'It was given up because its abort condition was true: x > 1 (x: 2).',
    )
    expect(explain(play, 'p/q/c').cause?.rule).toBe('R43')
    expect(explain(play, 'p/o').sentences[1]).toBe('It was skipped: the patient declines.')
    expect(explain(play, 'p').needs).toEqual([])
  })

  test('T4 in progress: answers, a choice, components, a confirmation', () => {
    const play = new Play(`plan :: 'p' ; component :: 'e' ; component :: 'k' ; component :: 'a' ; end plan .
      enquiry :: 'e' ; confirmatory :: yes ; source :: 'x' ; end enquiry .
      decision :: 'k' ; candidate :: 'c' ; recommendation :: true ; candidate :: 'd' ; end decision . ${actions('a')} ${integers('x')}`).start()
    expect(kinds(play, 'p/e')).toEqual(['sources false', 'confirmation false'])
    expect(explain(play, 'p/k').sentences).toContain('It waits for a choice; recommended: c.')
    expect(explain(play, 'p/a').sentences).toEqual(['“a” is in progress.', 'It started.', 'It waits to be confirmed.'])
    expect(explain(play, 'p').needs).toEqual([
      {
        kind: 'components',
        met: false,
        tasks: ['p/e', 'p/k', 'p/a'].map((path) => ({ path, state: 'in_progress' })),
      },
    ])
    expect(why(play.program, play.moment, 'p/nope')).toBeUndefined()
  })

  test('T5 a candidate: its arguments, its support, its rule', () => {
    const play =
      new Play(`plan :: 'p' ; component :: 'k' ; end plan . decision :: 'k' ; caption :: "Which antibiotic?" ;
        candidate :: 'c' ; caption :: "Penicillin" ; argument :: for, x > 1 ; argument :: excluding, f ; end decision .
      ${integers('x')} data :: 'f' ; caption :: "Allergy" ; type :: boolean ; true_value :: "allergic" ; false_value :: "no" ; end data .`)
        .start()
        .set({ x: 2, f: true })
    const answer = whyCandidate(play.program, play.moment, 'p/k', 'c')
    expect(answer).toMatchObject({ netsupport: '-inf', candidate: { recommended: false }, rule: { holds: false } })
    expect(answer?.arguments.map(({ text, holds }) => [text, holds])).toEqual([
      ['x > 1', true],
      ['f', true],
    ])
    expect(answer?.sentences).toEqual([
      '“Penicillin” is not recommended in “Which antibiotic?”: its support is -inf.',
      'These arguments hold: for: x > 1 (x: 2); excluding: f (Allergy: “allergic”).',
      "It is recommended when this is true: netsupport('k', 'c') >= 1.",
      'The nearest values that would change this: Allergy “no” instead of “allergic”.',
    ])
    expect(whyCandidate(play.program, play.moment, 'p/k', 'nope')).toBeUndefined()
  })
})

describe('the nearest values', () => {
  const score = `plan :: 'p' ; component :: 'k' ; end plan . decision :: 'k' ; candidate :: 'c' ; argument :: for, score >= 3 ; end decision .
    data :: 'score' ; type :: integer ; derivation :: if(a > 7, 1, 0) + if(b >= 30, 1, 0) + if(f, 1, 0) + if(s includes "fever", 1, 0) ; end data .
    data :: 'a' ; type :: real ; precision :: 0.1 ; range :: 0 .. 50 ; end data . data :: 'b' ; type :: integer ; end data .
    data :: 'f' ; type :: boolean ; end data . data :: 's' ; type :: text ; multiple ; range :: "fever", "cough" ; end data .`
  const nearest = (play: Play) =>
    whyCandidate(play.program, play.moment, 'p/k', 'c')?.nearest.map(({ changes }) =>
      changes.map(({ item, to }) => [item, to]),
    )

  test('T6 single values on the other side of a threshold, at the precision of the item', () => {
    const play = new Play(score).start().set({ a: 3, b: 40, f: true, s: ['cough'] })
    expect(nearest(play)).toEqual([[['a', 7.1]], [['s', ['cough', 'fever']]]])
    expect(nearest(play.set({ a: 20 }))).toEqual([[['a', 7]], [['b', 29]], [['f', false]]])
  })

  test('T6 several together when no single one is enough', () => {
    const play = new Play(score).start().set({ a: 3, b: 10, f: true, s: [] })
    expect(nearest(play)?.[0]).toHaveLength(2)
    expect(nearest(play.set({ f: false }))?.[0]).toHaveLength(3)
  })

  test('T6 thresholds that are no constants of the text are found too', () => {
    const play =
      new Play(`plan :: 'p' ; component :: 'a' ; end plan . action :: 'a' ; wait_condition :: w / power(h, 2) >= 25 ; end action .
      data :: 'w' ; type :: real ; precision :: 0.1 ; range :: 20 .. 300 ; end data . data :: 'h' ; type :: real ; precision :: 0.01 ; range :: 0.5 .. 2.5 ; end data .`)
    play.start().set({ w: 80, h: 1.8 })
    expect(explain(play, 'p/a').nearest.map(({ changes }) => [changes[0]?.item, changes[0]?.to])).toEqual([
      ['w', 81],
      ['h', 1.78],
    ])
  })

  test('T6 dates, and items not known yet', () => {
    const play =
      new Play(`plan :: 'p' ; component :: 'a' ; end plan . action :: 'a' ; wait_condition :: d >= date(2026, 3, 1) and x > 2 ; end action .
      data :: 'd' ; type :: date ; end data . ${integers('x')}`)
        .start()
        .set({ d: '2026-01-05' })
    expect(explain(play, 'p/a').nearest).toEqual([
      {
        changes: [
          { item: 'd', from: '2026-01-05', to: '2026-03-01' },
          { item: 'x', from: null, to: 3 },
        ],
      },
    ])
  })

  test('T6 nothing is named when nothing of the kind helps', () => {
    const play = new Play(
      `plan :: 'p' ; component :: 'a' ; end plan . action :: 'a' ; wait_condition :: x > 5 and x < 3 ; end action . ${integers('x')}`,
    )
    expect(explain(play.start(), 'p/a').nearest).toEqual([])
  })
})
