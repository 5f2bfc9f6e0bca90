import { describe, expect, test } from 'vitest'
import { actions, HOUR, integers, Play } from '../testing/play.ts'

const cyclic = (component: string, attributes = '') => `plan :: 'p' ; component :: 'a' ; ${component}
    component :: 'b' ; schedule_constraint :: completed('a') ; component :: 'z' ; end plan .
  action :: 'a' ; ${attributes} end action . ${actions('b', 'z')} ${integers('x', 'n')}`

describe('cycles', () => {
  test('R44 a count of performances; the successor starts after the last', () => {
    const play = new Play(cyclic('number_of_cycles :: 3 ;')).start()
    for (const cycle of [1, 2, 3]) {
      expect([play.states('p/a', 'p/b'), play.task('p/a').cycle]).toEqual(['in_progress dormant', cycle])
      play.confirm('p/a')
    }
    expect([play.states('p/a', 'p/b'), play.task('p/a').cycle]).toEqual(['completed in_progress', 3])
  })

  test('R44 cycle_until without a count repeats until it is true at the end of a performance', () => {
    const play = new Play(cyclic('cycle_until :: x > 1 ;')).start().confirm('p/a')
    expect(play.task('p/a')).toMatchObject({ state: 'in_progress', cycle: 2 })
    expect(play.set({ x: 2 }).states('p/a')).toBe('in_progress')
    expect(play.confirm('p/a').states('p/a')).toBe('completed')
  })

  test('R44 with a count, whichever comes first', () => {
    const count = new Play(cyclic('number_of_cycles :: 2 ; cycle_until :: x > 1 ;'))
      .start()
      .confirm('p/a')
      .confirm('p/a')
    expect(count.states('p/a')).toBe('completed')
    const until = new Play(cyclic('number_of_cycles :: 2 ; cycle_until :: x > 1 ;'))
      .start()
      .set({ x: 2 })
      .confirm('p/a')
    expect([until.states('p/a'), until.task('p/a').cycle]).toEqual(['completed', 1])
  })

  test('R47 cycle_until sees what the postcondition gave', () => {
    const play = new Play(
      cyclic(
        'cycle_until :: n >= 2 ;',
        'autonomous :: yes ; wait_condition :: is_known(n) ; postcondition :: n = n + 1 ;',
      ),
    )
    expect(play.start().set({ n: 0 }).states('p/a')).toBe('completed')
    expect([play.value('n'), play.task('p/a').cycle]).toEqual([2, 2])
  })

  test('R44 endless cycles: forever() is never true', () => {
    const play = new Play(cyclic('number_of_cycles :: -1 ; cycle_until :: forever() ;'))
      .start()
      .confirm('p/a')
      .confirm('p/a')
    expect(play.task('p/a')).toMatchObject({ state: 'in_progress', cycle: 3 })
  })

  test('V37 R44 cycle_until forever() repeats without end', () => {
    const play = new Play(
      `plan :: 'p' ; component :: 'a' ; cycle_until :: forever() ; end plan . ${actions('a')}`,
    ).start()
    for (let i = 0; i < 20; i++) play.confirm('p/a')
    expect([play.states('p/a'), play.task('p/a').cycle, play.eval('forever()')]).toEqual(['in_progress', 21, false])
  })

  test('R45 cycle_repeat counts from the end of the last performance and is over exactly then', () => {
    const play = new Play(cyclic('number_of_cycles :: 3 ; cycle_repeat :: 2 hours ;'))
      .start()
      .advanceTo(HOUR)
      .confirm('p/a')
    expect(play.states('p/a')).toBe('dormant')
    expect(play.advanceTo(3 * HOUR - 1).states('p/a')).toBe('dormant')
    expect(play.advanceTo(3 * HOUR).states('p/a')).toBe('in_progress')
    expect(
      play
        .advanceTo(10 * HOUR)
        .confirm('p/a')
        .advanceTo(11 * HOUR)
        .states('p/a'),
    ).toBe('dormant')
    expect(play.advanceTo(12 * HOUR).states('p/a')).toBe('in_progress')
  })

  test('R45 cycle_repeat from data: while it is unknown the next cycle waits', () => {
    const play = new Play(cyclic('number_of_cycles :: 2 ; cycle_repeat :: x * 1 hours ;'))
      .start()
      .confirm('p/a')
      .advanceTo(HOUR)
    expect(play.states('p/a')).toBe('dormant')
    expect(play.set({ x: 2 }).states('p/a')).toBe('dormant')
    expect(play.set({ x: 1 }).states('p/a')).toBe('in_progress')
  })

  test('R44 wait condition and precondition are asked in each cycle', () => {
    const play = new Play(cyclic('number_of_cycles :: 3 ;', 'wait_condition :: x > 0 ; precondition :: x < 5 ;'))
      .start()
      .set({ x: 1 })
    play.confirm('p/a').set({ x: 0 }).confirm('p/a')
    expect([play.states('p/a'), play.task('p/a').cycle]).toEqual(['dormant', 3])
    expect(play.set({ x: 9 }).states('p/a', 'p/b')).toBe('discarded discarded')
  })

  test('R44 a plan begins its next cycle with everything below it as new, counters too', () => {
    const play = new Play(`plan :: 'p' ; component :: 'q' ; number_of_cycles :: 2 ; end plan .
      plan :: 'q' ; component :: 'a' ; number_of_cycles :: 2 ; component :: 'k' ; schedule_constraint :: completed('a') ; end plan .
      decision :: 'k' ; candidate :: 'c' ; candidate :: 'd' ; end decision . ${actions('a')}`).start()
    play.confirm('p/q/a').confirm('p/q/a').commit('p/q/k', 'c')
    expect(play.states('p/q', 'p/q/a', 'p/q/k')).toBe('in_progress in_progress dormant')
    expect([play.task('p/q').cycle, play.task('p/q/a').cycle]).toEqual([2, 1])
    expect(play.eval("result_of('k')", 'p/q')).toBe(null)
    play.confirm('p/q/a').confirm('p/q/a').commit('p/q/k', 'd')
    expect(play.states('p', 'p/q')).toBe('completed completed')
    expect(play.eval('result_of(k)')).toBe('d')
  })

  test('R30 an optional cyclic task that is waiting does not hold its plan', () => {
    const play =
      new Play(`plan :: 'p' ; component :: 'z' ; component :: 'a' ; optional :: yes ; number_of_cycles :: -1 ; cycle_repeat :: 1 hours ; end plan .
      ${actions('a', 'z')}`)
        .start()
        .confirm('p/a')
        .confirm('p/z')
    expect(play.states('p', 'p/a')).toBe('completed discarded')
  })

  test('R40 in a repeated performance measurements are taken anew', () => {
    const play = new Play(`plan :: 'p' ; component :: 'e' ; number_of_cycles :: 2 ; end plan .
      enquiry :: 'e' ; source :: 'x' ; source :: 'n' ; end enquiry . ${integers('x', 'n')}`)
      .start()
      .set({ x: 1, n: 1 })
    expect(play.task('p/e')).toMatchObject({ state: 'in_progress', cycle: 2, requested: ['x', 'n'] })
    expect(play.set({ x: 1 }).task('p/e').requested).toEqual(['n'])
    expect(play.unset('x').task('p/e').requested).toEqual(['x', 'n'])
    expect(play.set({ x: 1, n: 2 }).states('p')).toBe('completed')
  })

  test('R40 also below a plan that cycles, and when triggered again; not before the first performance', () => {
    const below = new Play(`plan :: 'p' ; component :: 'q' ; number_of_cycles :: 2 ; end plan .
      plan :: 'q' ; component :: 'e' ; end plan . enquiry :: 'e' ; source :: 'x' ; end enquiry . ${integers('x')}`)
      .start()
      .set({ x: 1 })
    expect(below.task('p/q/e')).toMatchObject({ state: 'in_progress', requested: ['x'] })
    const triggered = new Play(`plan :: 'p' ; component :: 'e' ; component :: 'z' ; end plan .
      enquiry :: 'e' ; trigger :: "go" ; source :: 'x' ; end enquiry . ${actions('z')} ${integers('x')}`)
      .start()
      .set({ x: 1 })
    expect(triggered.trigger('go').states('p/e')).toBe('dormant')
    expect(triggered.trigger('go').task('p/e')).toMatchObject({ state: 'in_progress', requested: ['x'] })
  })

  test('R40 a derived source counts when something it rests on was set', () => {
    const play = new Play(`plan :: 'p' ; component :: 'e' ; number_of_cycles :: 2 ; component :: 'z' ; end plan .
      enquiry :: 'e' ; source :: 'double' ; end enquiry . ${actions('z')} ${integers('x', 'n')}
      data :: 'double' ; type :: integer ; derivation :: x * 2 ; end data .`)
      .start()
      .set({ x: 1 })
    expect(play.task('p/e')).toMatchObject({ cycle: 2, requested: ['double'] })
    expect(play.set({ n: 1 }).task('p/e').requested).toEqual(['double'])
    expect(play.set({ x: 1 }).states('p/e')).toBe('completed')
  })

  test('R40 R58 a value observed before the last performance ended does not count', () => {
    const play = new Play(`plan :: 'p' ; component :: 'e' ; number_of_cycles :: 2 ; end plan .
      enquiry :: 'e' ; source :: 'x' ; end enquiry . ${integers('x')}`)
      .start()
      .advanceTo(100)
      .set({ x: 1 })
      .advanceTo(200)
    play.do({ kind: 'set', values: { x: 2 }, at: 50 })
    expect(play.task('p/e').requested).toEqual(['x'])
    expect(play.do({ kind: 'set', values: { x: 2 }, at: 150 }).states('p')).toBe('completed')
  })

  test('R7 an endless cycle without anything to wait for is refused, names its tasks, and nothing has happened', () => {
    const play = new Play(
      cyclic('number_of_cycles :: -1 ;', 'autonomous :: yes ; precondition :: x > 0 ; wait_condition :: is_known(x) ;'),
    )
    const error = play.start().refused({ kind: 'set', values: { x: 1 } })
    expect(error).toMatchObject({ code: 'oscillation', tasks: ['p/a'] })
    expect(play.value('x')).toBe(null)
    expect(play.set({ x: 0 }).states('p/a')).toBe('discarded')
  })

  test('R7 the limit can be set; a long chain below it runs through', () => {
    const names = Array.from({ length: 300 }, (_, i) => `t${i}`)
    const text = `plan :: 'p' ; ${names.map((name, i) => `component :: '${name}' ; ${i ? `schedule_constraint :: completed('t${i - 1}') ;` : ''}`).join(' ')} end plan .
      ${names.map((name) => `action :: '${name}' ; autonomous :: yes ; end action .`).join(' ')}`
    expect(new Play(text).start().states('p')).toBe('completed')
    expect(new Play(text, { passLimit: 50 }).refused({ kind: 'start' }).code).toBe('oscillation')
  })
})
