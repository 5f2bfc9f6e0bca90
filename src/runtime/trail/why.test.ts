import { describe, expect, test } from 'vitest'
import { actions, HOUR, integers, Play } from '../testing/play.ts'
import { taskView } from '../step/view.ts'
import { proceed } from './history.ts'
import { why } from './why.ts'
import { whyCandidate, whyCommitment } from './whyCandidate.ts'

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

describe('why, at that instant', () => {
  const SCORED = `plan :: 'p' ; component :: 'e' ; component :: 'k' ; schedule_constraint :: completed('e') ; component :: 'z' ; end plan .
    enquiry :: 'e' ; source :: 'x' ; source :: 'y' ; end enquiry . ${actions('z')} ${integers('x', 'y')}
    decision :: 'k' ; candidate :: 'c' ; caption :: "Ceftriaxone" ;
        argument :: for, score >= 2 attributes caption :: "High score" ; quality :: moderate ; strength :: strong ; citation :: "doi:10.1000/xyz" ; end attributes ;
        argument :: against, y > 9 ; candidate :: 'd' ; argument :: for, score < 2 ; end decision .
    data :: 'score' ; type :: integer ; derivation :: if(x > 5, 1, 0) + if(y > 5, 1, 0) ; end data .`

  test('T5 each argument with its truth, its values and their age, its evidence', () => {
    const play = new Play(SCORED).start().set({ x: 7 }).advanceTo(HOUR).set({ y: 8 })
    const [argument] = whyCandidate(play.program, play.moment, 'p/k', 'c')?.arguments ?? []
    expect(argument).toMatchObject({
      text: 'score >= 2',
      holds: true,
      support: 'for',
      caption: 'High score',
      evidence: { quality: 'moderate', strength: 'strong', citations: ['doi:10.1000/xyz'] },
      // A derived value is as old as the oldest one that it rests on.
      reads: [{ item: 'score', value: 2, at: 0 }],
    })
  })

  test('T5 what was committed, and how every candidate stood then, whatever has changed since', () => {
    const play = new Play(SCORED).start().set({ x: 7, y: 8 })
    play.do({ kind: 'commit', path: 'p/k', candidates: ['d'], reason: 'allergic' }).set({ x: 1, y: 10 })
    const answer = whyCommitment(play.program, play.moment, 'p/k')
    expect(answer).toMatchObject({ committed: ['d'], reason: 'allergic', isAgainst: true, record: 2, pass: 0 })
    expect(
      answer?.candidates.map(({ candidate, netsupport }) => [candidate.name, candidate.recommended, netsupport]),
    ).toEqual([
      ['c', true, 1],
      ['d', false, 0],
    ])
    expect(answer?.candidates[0]?.arguments[0]?.reads).toEqual([{ item: 'score', value: 2, at: 0 }])
    expect(answer?.candidates[1]?.nearest).toEqual([
      { changes: [{ item: 'x', from: 7, to: 5 }] },
      { changes: [{ item: 'y', from: 8, to: 5 }] },
    ])
    expect(whyCommitment(play.program, play.moment, 'p/z')).toBeUndefined()
    expect(whyCommitment(play.program, play.moment, 'p/nope')).toBeUndefined()
  })

  test('T5 a decision that is taken as soon as it starts', () => {
    const play = new Play(SCORED.replace("decision :: 'k' ;", "decision :: 'k' ; autonomous :: yes ;")).start()
    play.set({ x: 7, y: 8 }).set({ x: 0 })
    const answer = whyCommitment(play.program, play.moment, 'p/k')
    expect(answer).toMatchObject({ committed: ['c'], isAgainst: false, record: 1, pass: 3 })
    expect(answer?.candidates[0]).toMatchObject({ netsupport: 1, candidate: { recommended: true } })
  })

  test('T4 T6 discarded or ended by a condition: what would have led elsewhere, by the values of that instant', () => {
    const play =
      new Play(`plan :: 'p' ; component :: 'a' ; component :: 'q' ; component :: 'r' ; component :: 'z' ; end plan .
      action :: 'a' ; precondition :: x > 5 ; end action . plan :: 'q' ; abort :: y > 3 ; component :: 'b' ; end plan .
      plan :: 'r' ; terminate :: y > 4 ; component :: 'c' ; end plan . ${actions('b', 'c', 'z')} ${integers('x', 'y')}`).start()
    play.set({ x: 9, y: 8 })
    expect(explain(play, 'p/a').nearest).toEqual([{ changes: [{ item: 'x', from: null, to: 6 }] }])
    play.set({ y: 0 })
    expect(explain(play, 'p/q').nearest).toEqual([{ changes: [{ item: 'y', from: 8, to: 3 }] }])
    expect(explain(play, 'p/r').nearest).toEqual([{ changes: [{ item: 'y', from: 8, to: 4 }] }])
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

  test('T6 sets: several elements of one item, and the empty set', () => {
    const play =
      new Play(`plan :: 'p' ; component :: 'a' ; component :: 'b' ; end plan . action :: 'a' ; wait_condition :: s includes ["u", "v"] ; end action .
      action :: 'b' ; wait_condition :: count(s) = 0 ; end action . data :: 's' ; type :: text ; multiple ; range :: "u", "v", "w" ; end data .`)
    play.start()
    expect(explain(play, 'p/b').nearest).toEqual([{ changes: [{ item: 's', from: null, to: [] }] }])
    play.set({ s: ['w'] })
    expect(explain(play, 'p/a').nearest).toEqual([{ changes: [{ item: 's', from: ['w'], to: ['u', 'v', 'w'] }] }])
  })

  test('T6 the closest value is found by looking at every one, also in a window between thresholds', () => {
    const text = `plan :: 'p' ; component :: 'a' ; end plan . action :: 'a' ; wait_condition :: WHEN ; end action .
      data :: 'x' ; type :: integer ; range :: 0 .. 40 ; end data . data :: 'y' ; type :: real ; precision :: 0.1 ; range :: 0 .. 40 ; end data .
      data :: 'd' ; type :: real ; derivation :: x * 2.5 + y ; end data .`
    const starts = [
      { x: 0, y: 0 },
      { x: 9, y: 12.5 },
      { x: 40, y: 39.9 },
    ]
    const ranges = { x: Array.from({ length: 41 }, (_, n) => n), y: Array.from({ length: 401 }, (_, n) => n / 10) }
    for (const condition of ['mod(x, 7) = 3', 'd = 61.3', 'abs(x - 20) < 2 or x = 1', 'd > 40 and d < 40.4']) {
      for (const start of starts) {
        const play = new Play(text.replace('WHEN', condition)).start().set(start)
        if (play.states('p/a') !== 'dormant') continue
        const alone = explain(play, 'p/a').nearest.filter(({ changes }) => changes.length === 1)
        const found = new Map(alone.map(({ changes: [one] }) => [one?.item, one?.to]))
        for (const item of ['x', 'y'] as const) {
          const distance = (to: unknown) => (typeof to === 'number' ? Math.abs(to - start[item]) : undefined)
          const right = ranges[item].filter((to) => wouldStart(play, { [item]: to }))
          const closest = right.sort((a, b) => Math.abs(a - start[item]) - Math.abs(b - start[item]))[0]
          expect([condition, start, item, distance(found.get(item))]).toEqual([
            condition,
            start,
            item,
            distance(closest),
          ])
        }
      }
    }
  })
})

/** Whether the waiting task would start with these values. */
function wouldStart(play: Play, values: Readonly<Record<string, number>>): boolean {
  const next = proceed(play.program, play.moment, { kind: 'set', values })
  return next.ok && taskView(play.program, next.moment.state, 'p/a')?.state !== 'dormant'
}
