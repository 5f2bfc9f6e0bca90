import { describe, expect, test } from 'vitest'
import { actions, integers, Play } from '../testing/play.ts'

const inner = (attributes: string, components = "component :: 'a' ; component :: 'b' ;") => `plan :: 'p' ;
    component :: 'q' ; component :: 'c' ; schedule_constraint :: completed('q') ; component :: 'z' ; end plan .
  plan :: 'q' ; ${components} ${attributes} end plan . ${actions('a', 'b', 'c', 'z')} ${integers('x', 'y')}`

describe('ending early', () => {
  test('R41 abort discards the plan, what is unfinished below, and what only follows it', () => {
    const play = new Play(inner('abort :: x > 1 ;')).start().confirm('p/q/a').set({ x: 2 })
    expect(play.states('p/q', 'p/q/a', 'p/q/b', 'p/c', 'p')).toBe('discarded completed discarded discarded in_progress')
    expect([play.rules('p/q'), play.rules('p/q/b')]).toEqual([['R41'], ['R43']])
  })

  test('R42 terminate completes the plan; what follows it goes on', () => {
    const play = new Play(inner('terminate :: x > 1 ;')).start().set({ x: 2 })
    expect(play.states('p/q', 'p/q/a', 'p/q/b', 'p/c')).toBe('completed discarded discarded in_progress')
  })

  test('R41 abort wins over terminate', () => {
    expect(new Play(inner('terminate :: x > 1 ; abort :: x > 1 ;')).start().set({ x: 2 }).states('p/q')).toBe(
      'discarded',
    )
  })

  test('R42 a dormant plan is terminated in advance, not aborted; not before the plan around runs', () => {
    const text = (
      attribute: string,
    ) => `plan :: 'p' ; component :: 'z' ; component :: 'o' ; schedule_constraint :: completed('z') ; end plan .
      plan :: 'o' ; component :: 'y' ; component :: 'q' ; schedule_constraint :: completed('y') ; end plan .
      plan :: 'q' ; component :: 'a' ; ${attribute} end plan . ${actions('a', 'y', 'z')} ${integers('x')}`
    const play = new Play(text('terminate :: x > 1 ;')).start().set({ x: 2 })
    expect(play.states('p/o/q')).toBe('dormant')
    expect(play.confirm('p/z').states('p/o/q', 'p/o/q/a')).toBe('completed discarded')
    const abort = new Play(text('abort :: x > 1 ;')).start().set({ x: 2 }).confirm('p/z')
    expect(abort.states('p/o/q')).toBe('dormant')
  })

  test('R42 before the precondition is asked', () => {
    const play = new Play(
      inner('terminate :: true ;').replace("plan :: 'q' ;", "plan :: 'q' ; precondition :: false ;"),
    ).start()
    expect(play.states('p/q', 'p/q/a')).toBe('completed discarded')
  })

  test('R42 the root itself', () => {
    const play = new Play(
      `plan :: 'p' ; component :: 'a' ; terminate :: x > 1 ; end plan . ${actions('a')} ${integers('x')}`,
    )
    expect(play.start().set({ x: 2 }).states('p', 'p/a')).toBe('completed discarded')
    expect(play.refused({ kind: 'set', values: { x: 1 } }).code).toBe('ended')
  })

  test('R43 all the way down in one pass: nothing below acts any more', () => {
    const play = new Play(`plan :: 'p' ; component :: 'q' ; component :: 'z' ; end plan .
      plan :: 'q' ; component :: 'r' ; abort :: x > 1 ; end plan .
      plan :: 'r' ; component :: 's' ; end plan .
      plan :: 's' ; component :: 'a' ; end plan .
      action :: 'a' ; wait_condition :: x > 1 ; autonomous :: yes ; postcondition :: y = 1 ; end action .
      ${actions('z')} ${integers('x', 'y')}`)
      .start()
      .set({ x: 2 })
    expect(play.states('p/q', 'p/q/r', 'p/q/r/s', 'p/q/r/s/a')).toBe('discarded discarded discarded discarded')
    expect(play.value('y')).toBe(null)
  })

  test('R43 a task that completes in the pass in which its plan ends is completed, with its postcondition', () => {
    const play = new Play(`plan :: 'p' ; component :: 'q' ; component :: 'z' ; end plan .
      plan :: 'q' ; component :: 'e' ; component :: 'b' ; terminate :: x > 1 ; end plan .
      enquiry :: 'e' ; postcondition :: y = x + 1 ; source :: 'x' ; end enquiry . ${actions('b', 'z')} ${integers('x', 'y')}`)
    expect(play.start().set({ x: 2 }).states('p/q', 'p/q/e', 'p/q/b')).toBe('completed completed discarded')
    expect(play.value('y')).toBe(3)
  })

  test('R6 within a pass: completions, then ends of plans and all below, then starts; then postconditions; then cycles', () => {
    const play =
      new Play(`plan :: 'p' ; component :: 'q' ; component :: 'e' ; number_of_cycles :: 2 ; component :: 'w' ; end plan .
      plan :: 'q' ; component :: 'a' ; component :: 'b' ; terminate :: x > 1 ; end plan .
      enquiry :: 'e' ; postcondition :: y = x + 1 ; source :: 'x' ; end enquiry .
      action :: 'b' ; wait_condition :: x > 1 ; end action .
      action :: 'w' ; wait_condition :: x > 1 ; end action . ${actions('a')} ${integers('x', 'y')}`)
    play.start().set({ x: 2 })
    const seen = play.record.passes[1]?.map((change) =>
      change.kind === 'state' ? `${change.path} ${change.to}` : `${change.kind} ${change.rule}`,
    )
    expect(seen).toEqual([
      'p/q completed',
      'p/e completed',
      'p/q/a discarded',
      'p/q/b discarded',
      'p/w in_progress',
      'value R46',
      'p/e dormant',
      'cycle R44',
    ])
  })

  test('R43 in that pass it does not begin a next cycle', () => {
    const play = new Play(`plan :: 'p' ; component :: 'q' ; component :: 'z' ; end plan .
      plan :: 'q' ; component :: 'e' ; number_of_cycles :: -1 ; terminate :: x > 1 ; end plan .
      enquiry :: 'e' ; source :: 'x' ; end enquiry . ${actions('z')} ${integers('x')}`)
      .start()
      .set({ x: 2 })
    expect(play.states('p/q', 'p/q/e')).toBe('completed completed')
  })

  test('R49 terminated, or ended by a terminal component: no postcondition, no further cycle', () => {
    const text = (
      attributes: string,
      components: string,
    ) => `plan :: 'p' ; component :: 'q' ; number_of_cycles :: 3 ; component :: 'z' ; end plan .
      plan :: 'q' ; postcondition :: y = 1 ; ${components} ${attributes} end plan . ${actions('a', 'b', 'z')} ${integers('x', 'y')}`
    const terminated = new Play(text('terminate :: x > 1 ;', "component :: 'a' ;")).start().set({ x: 2 })
    expect([terminated.states('p/q'), terminated.value('y')]).toEqual(['completed', null])
    const terminal = new Play(text('', "component :: 'a' ; terminal :: yes ; component :: 'b' ;"))
      .start()
      .confirm('p/q/a')
    expect([terminal.states('p/q'), terminal.value('y')]).toEqual(['completed', null])
    const ordinary = new Play(text('', "component :: 'a' ;")).start().confirm('p/q/a')
    expect([ordinary.states('p/q'), ordinary.value('y'), ordinary.task('p/q').cycle]).toEqual(['in_progress', 1, 2])
  })

  test('V3 an unknown condition neither aborts nor terminates; a negated unknown comparison does', () => {
    const play = new Play(inner('abort :: x > 1 ; terminate :: x > 2 ;')).start()
    expect(play.states('p/q')).toBe('in_progress')
    expect(new Play(inner('abort :: not (x <= 1) ;')).start().states('p/q')).toBe('discarded')
  })

  test('R41 a condition on the clock is asked when time passes', () => {
    const play = new Play(inner("abort :: now() >= in_progress_time('q') + 1 hours ;")).start()
    expect(play.advanceTo(3_599_999).states('p/q')).toBe('in_progress')
    expect(play.advanceTo(3_600_000).states('p/q')).toBe('discarded')
  })
})
