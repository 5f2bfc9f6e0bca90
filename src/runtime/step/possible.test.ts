import { describe, expect, test } from 'vitest'
import { actions, HOUR, integers, Play } from '../testing/play.ts'
import { possibleOperations } from './possible.ts'
import { wakeTimes } from './wake.ts'

const now = (play: Play) => possibleOperations(play.program, play.state)

describe('what can be done now', () => {
  test('R60 start first, nothing after the end', () => {
    const play = new Play(`plan :: 'p' ; component :: 'a' ; end plan . ${actions('a')}`)
    expect(now(play)).toMatchObject({ start: true, confirm: [], set: [] })
    expect(now(play.start())).toMatchObject({ start: false, confirm: ['p/a'] })
    expect(now(play.confirm('p/a'))).toMatchObject({ start: false, confirm: [], set: [] })
  })

  test('R60 confirmations, commitments, triggers, skips and answers', () => {
    const play =
      new Play(`plan :: 'p' ; component :: 'e' ; component :: 'k' ; component :: 't' ; component :: 'o' ; optional :: yes ;
        component :: 'c' ; component :: 'later' ; schedule_constraint :: completed('o') ; end plan .
      enquiry :: 'e' ; source :: 'x' ; source :: 'y' ; mandatory :: no ; end enquiry .
      decision :: 'k' ; candidate :: 'a' ; recommendation :: true ; candidate :: 'b' ; end decision .
      action :: 't' ; trigger :: "go" ; end action . action :: 'o' ; wait_condition :: x > 1 ; end action .
      enquiry :: 'c' ; confirmatory :: yes ; source :: 'x' ; end enquiry . ${actions('later')} ${integers('x', 'y')}
      data :: 'd' ; type :: integer ; derivation :: x ; end data .`).start()
    expect(now(play)).toEqual({
      start: false,
      confirm: [],
      commit: [
        {
          path: 'p/k',
          choice: 'single',
          candidates: [
            { name: 'a', recommended: true },
            { name: 'b', recommended: false },
          ],
        },
      ],
      trigger: [{ trigger: 'go', tasks: ['p/t'] }],
      skip: ['p/o'],
      answer: [
        { item: 'x', path: 'p/e', mandatory: true },
        { item: 'y', path: 'p/e', mandatory: false },
        { item: 'x', path: 'p/c', mandatory: true },
      ],
      set: ['x', 'y'],
      wake: [],
    })
    play.trigger('go').set({ x: 0 })
    expect(now(play)).toMatchObject({ confirm: ['p/t', 'p/c'], trigger: [], answer: [] })
  })

  test('R59 when a cycle is due', () => {
    const play = new Play(
      `plan :: 'p' ; component :: 'a' ; number_of_cycles :: 2 ; cycle_repeat :: 90 minutes ; end plan . ${actions('a')}`,
    ).start()
    expect(wakeTimes(play.program, play.state)).toEqual([])
    play.advanceTo(HOUR).confirm('p/a')
    expect(wakeTimes(play.program, play.state)).toEqual([2.5 * HOUR])
  })

  test('R59 when a condition on the clock turns: exactly then something happens, and not a millisecond before', () => {
    const conditions = [
      "now() >= in_progress_time('z') + 2 hours",
      "now() > in_progress_time('z') + 2 hours",
      "hours_between(in_progress_time('z'), now()) >= 5",
      "days_between(in_progress_time('z'), now()) = 3",
      'now() - start > 36 hours',
      'age >= 66',
      'late',
      'now() >= start + 2 months',
    ]
    for (const condition of conditions) {
      const play = new Play(
        `plan :: 'p' ; component :: 'z' ; component :: 'a' ; end plan . action :: 'a' ; wait_condition :: ${condition} ; end action .
        data :: 'start' ; type :: datetime ; end data . data :: 'born' ; type :: datetime ; end data .
        data :: 'age' ; type :: integer ; derivation :: years_between(born, now()) ; end data .
        data :: 'late' ; type :: boolean ; derivation :: now() > start + 30 minutes ; end data . ${actions('z')}`,
        { time: Date.UTC(2026, 0, 1) },
      ).start()
      play.set({ start: '2026-01-01T00:00:00Z', born: '1960-06-15T00:00:00Z' })
      const waiting = play.moment
      const times = wakeTimes(play.program, play.state)
      const waking = times.find((time) => {
        play.moment = waiting
        return play.advanceTo(time).states('p/a') === 'in_progress'
      })
      expect([condition, waking === undefined]).toEqual([condition, false])
      play.moment = waiting
      expect([condition, play.advanceTo(waking! - 1).states('p/a')]).toEqual([condition, 'dormant'])
    }
  })

  test('R59 conditions that are not being asked, or never turn, wake nobody', () => {
    const play = new Play(`plan :: 'p' ; component :: 'a' ; component :: 'b' ; end plan .
      action :: 'a' ; precondition :: now() > now() + 1 hours ; wait_condition :: now() < in_progress_time('b') ; end action . ${actions('b')}`).start()
    expect(wakeTimes(play.program, play.state)).toEqual([])
  })
})
