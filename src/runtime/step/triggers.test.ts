import { describe, expect, test } from 'vitest'
import { actions, HOUR, integers, Play } from '../testing/play.ts'

const twoTasks = (attributes: string, component = '') => `plan :: 'p' ;
    component :: 'a' ; ${component} component :: 'z' ; end plan .
  action :: 'a' ; trigger :: "go" ; ${attributes} end action . ${actions('z')} ${integers('x')}`

describe('triggers', () => {
  test('R20 a triggerable task starts by its trigger only, over constraints and wait_condition', () => {
    const play = new Play(twoTasks('wait_condition :: false ;', "schedule_constraint :: completed('z') ;")).start()
    expect(play.states('p/a')).toBe('dormant')
    expect(play.trigger('go').states('p/a')).toBe('in_progress')
  })

  test('R20 with a false precondition it stays dormant, and the trail says why; the trigger is not remembered', () => {
    const play = new Play(twoTasks('precondition :: x > 1 ;')).start().trigger('go')
    expect(play.states('p/a')).toBe('dormant')
    expect(play.record.passes.flat()).toMatchObject([{ kind: 'note', path: 'p/a', rule: 'R20' }])
    expect(play.set({ x: 2 }).states('p/a')).toBe('dormant')
    expect(play.trigger('go').states('p/a')).toBe('in_progress')
  })

  test('R20 triggering what is in progress has no effect', () => {
    const play = new Play(twoTasks('')).start().trigger('go').trigger('go')
    expect(play.states('p/a')).toBe('in_progress')
    expect(play.rules('p/a')).toEqual(['R20'])
  })

  test('R20 all antecedents discarded does not discard it', () => {
    const play =
      new Play(`plan :: 'p' ; component :: 'b' ; component :: 'a' ; schedule_constraint :: completed('b') ; end plan .
      action :: 'b' ; precondition :: false ; end action . action :: 'a' ; trigger :: "go" ; end action .`).start()
    expect(play.states('p', 'p/b', 'p/a')).toBe('in_progress discarded dormant')
    expect(play.trigger('go').states('p/a')).toBe('in_progress')
  })

  test('R21 completed, it is dormant again and can be triggered again', () => {
    const play = new Play(twoTasks('')).start().trigger('go').confirm('p/a')
    expect(play.states('p', 'p/a')).toBe('in_progress dormant')
    expect(play.task('p/a').cycle).toBe(1)
    expect(play.trigger('go').states('p/a')).toBe('in_progress')
  })

  test('R21 a triggered plan goes back with everything below it', () => {
    const play = new Play(`plan :: 'p' ; component :: 'q' ; component :: 'z' ; end plan .
      plan :: 'q' ; trigger :: "go" ; component :: 'a' ; component :: 'b' ; schedule_constraint :: completed('a') ; end plan .
      ${actions('a', 'b', 'z')}`)
      .start()
      .trigger('go')
      .confirm('p/q/a')
      .confirm('p/q/b')
    expect(play.states('p/q', 'p/q/a', 'p/q/b')).toBe('dormant dormant dormant')
    expect(play.trigger('go').states('p/q', 'p/q/a', 'p/q/b')).toBe('in_progress in_progress dormant')
  })

  test('R21 R34 a triggered terminal task ends its plan, after the last cycle', () => {
    const play = new Play(twoTasks('', 'terminal :: yes ; number_of_cycles :: 2 ;'))
      .start()
      .trigger('go')
      .confirm('p/a')
    expect(play.states('p', 'p/a')).toBe('in_progress in_progress')
    expect(play.confirm('p/a').states('p', 'p/a', 'p/z')).toBe('completed completed discarded')
  })

  test('R22 one trigger starts all cycles, over constraints in the later ones too', () => {
    const play = new Play(twoTasks('', "number_of_cycles :: 2 ; schedule_constraint :: completed('z') ;")).start()
    play.trigger('go').confirm('p/a')
    expect([play.states('p/a'), play.task('p/a').cycle]).toEqual(['in_progress', 2])
    expect(play.confirm('p/a').states('p/a')).toBe('dormant')
    expect(play.task('p/a').cycle).toBe(1)
  })

  test('R22 between its cycles another trigger has no effect; cycle_repeat is kept', () => {
    const play = new Play(twoTasks('', 'number_of_cycles :: 2 ; cycle_repeat :: 2 hours ;')).start()
    play.trigger('go').confirm('p/a').trigger('go')
    expect(play.states('p/a')).toBe('dormant')
    expect(play.advanceTo(2 * HOUR).states('p/a')).toBe('in_progress')
    play.confirm('p/a')
    expect(play.trigger('go').states('p/a')).toBe('in_progress')
  })

  test('R24 a later cycle whose precondition does not hold ends the series, and the trail says so', () => {
    const play = new Play(twoTasks('precondition :: x > 1 ;', 'number_of_cycles :: 3 ;')).start()
    play.set({ x: 2 }).trigger('go').set({ x: 0 }).confirm('p/a')
    expect([play.states('p/a'), play.task('p/a').cycle]).toEqual(['dormant', 1])
    expect(play.rules('p/a')).toContain('R24')
    expect(play.set({ x: 2 }).states('p/a')).toBe('dormant')
    expect(play.trigger('go').states('p/a')).toBe('in_progress')
  })

  test('R20 a trigger sent while the plan around is not in progress is lost', () => {
    const play =
      new Play(`plan :: 'p' ; component :: 'z' ; component :: 'q' ; schedule_constraint :: completed('z') ; end plan .
      plan :: 'q' ; component :: 'a' ; component :: 'b' ; end plan .
      action :: 'a' ; trigger :: "go" ; end action . ${actions('b', 'z')}`)
        .start()
        .trigger('go')
        .confirm('p/z')
    expect(play.states('p/q/a', 'p/q/b')).toBe('dormant in_progress')
  })

  test('R42 a triggered plan ended by terminate waits for its trigger again, unless it is to be ended still', () => {
    const text = (terminate: string) => `plan :: 'p' ; component :: 'q' ; component :: 'z' ; end plan .
      plan :: 'q' ; trigger :: "go" ; component :: 'a' ; component :: 'b' ; terminate :: ${terminate} ; end plan .
      ${actions('a', 'b', 'z')} ${integers('x')}`
    const once = new Play(text("completed('a')")).start().trigger('go').confirm('p/q/a')
    expect(once.states('p/q', 'p/q/a', 'p/q/b')).toBe('dormant dormant dormant')
    const still = new Play(text('x > 1')).start().trigger('go').set({ x: 2 })
    expect(still.states('p/q', 'p/q/a')).toBe('completed discarded')
  })
})
