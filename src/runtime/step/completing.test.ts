import { describe, expect, test } from 'vitest'
import { actions, integers, Play } from '../testing/play.ts'

describe('completing', () => {
  test('R25 an autonomous action completes by itself, with its postcondition; a confirmed one when confirmed', () => {
    const play = new Play(`plan :: 'p' ; component :: 'a' ; component :: 'b' ; end plan .
      action :: 'a' ; autonomous :: yes ; postcondition :: x = 1 ; end action . ${actions('b')} ${integers('x')}`).start()
    expect(play.states('p/a', 'p/b')).toBe('completed in_progress')
    expect(play.value('x')).toBe(1)
    expect(play.confirm('p/b').states('p', 'p/b')).toBe('completed completed')
  })

  test('R25 a keystone is performed as an action', () => {
    const play = new Play(`plan :: 'p' ; component :: 'k' ; end plan . task :: 'k' ; end task .`).start()
    expect(play.task('p/k').confirmable).toBe(true)
    expect(play.confirm('p/k').states('p')).toBe('completed')
  })

  test('R26 R27 an enquiry asks for what is missing and completes with the last mandatory answer', () => {
    const play = new Play(`plan :: 'p' ; component :: 'q' ; component :: 'z' ; end plan .
      enquiry :: 'q' ; source :: 'x' ; source :: 'y' ; mandatory :: yes ; source :: 'n' ; mandatory :: no ; end enquiry .
      ${actions('z')} ${integers('x', 'y', 'n')}`).start()
    expect(play.task('p/q')).toMatchObject({ requested: ['x', 'y'], requestedOptional: ['n'] })
    expect(play.set({ y: 1 }).task('p/q')).toMatchObject({ requested: ['x'], state: 'in_progress' })
    expect(play.set({ x: 1 }).task('p/q')).toMatchObject({ requested: [], requestedOptional: [], state: 'completed' })
    expect(play.unset('x').states('p/q')).toBe('completed')
  })

  test('R26 an enquiry with optional sources only completes at once; confirmatory keeps it open', () => {
    const text = (more: string) => `plan :: 'p' ; component :: 'q' ; component :: 'z' ; end plan .
      enquiry :: 'q' ; ${more} source :: 'x' ; mandatory :: no ; end enquiry . ${actions('z')} ${integers('x')}`
    expect(new Play(text('')).start().states('p/q')).toBe('completed')
    const open = new Play(text('confirmatory :: yes ;')).start()
    expect(open.states('p/q')).toBe('in_progress')
    expect(open.confirm('p/q').states('p/q')).toBe('completed')
  })

  test('R28 a confirmatory enquiry takes its confirmation only when it is ready', () => {
    const play = new Play(`plan :: 'p' ; component :: 'q' ; end plan .
      enquiry :: 'q' ; confirmatory :: yes ; source :: 'x' ; end enquiry . ${integers('x')}`).start()
    expect(play.refused({ kind: 'confirm', path: 'p/q' })).toMatchObject({ code: 'not-ready', path: 'p/q' })
    expect(play.set({ x: 1 }).states('p/q')).toBe('in_progress')
    expect(play.confirm('p/q').states('p/q')).toBe('completed')
  })

  test('R28 a confirmatory decision keeps the last commitment until it is confirmed', () => {
    const play = new Play(`plan :: 'p' ; component :: 'k' ; end plan .
      decision :: 'k' ; confirmatory :: yes ; candidate :: 'a' ; candidate :: 'b' ; end decision .`).start()
    expect(play.refused({ kind: 'confirm', path: 'p/k' }).code).toBe('not-ready')
    play.commit('p/k', 'a').commit('p/k', 'b')
    expect(play.states('p/k')).toBe('in_progress')
    expect(play.eval("result_of('k')")).toBe(null)
    expect(play.confirm('p/k').eval("result_of('k')")).toBe('b')
  })

  test('R28 an autonomous confirmatory decision proposes its best candidate and waits', () => {
    const play =
      new Play(`plan :: 'p' ; component :: 'k' ; end plan . decision :: 'k' ; autonomous :: yes ; confirmatory :: yes ;
        candidate :: 'a' ; recommendation :: true ; candidate :: 'b' ; end decision .`).start()
    expect(play.task('p/k').candidates?.map((each) => each.committed)).toEqual([true, false])
    expect(play.states('p/k')).toBe('in_progress')
    expect(play.commit('p/k', 'b').confirm('p/k').eval("result_of('k')")).toBe('b')
  })

  test('R28 a confirmatory plan waits after its components', () => {
    const play = new Play(`plan :: 'p' ; component :: 'q' ; end plan .
      plan :: 'q' ; confirmatory :: yes ; component :: 'a' ; component :: 'b' ; optional :: yes ; end plan . ${actions('a', 'b')}`)
    play.start().confirm('p/q/a')
    expect(play.refused({ kind: 'confirm', path: 'p/q' }).code).toBe('not-ready')
    expect(play.confirm('p/q/b').states('p/q')).toBe('in_progress')
    expect(play.task('p/q').confirmable).toBe(true)
    expect(play.confirm('p/q').states('p', 'p/q')).toBe('completed completed')
  })

  test('R28 an autonomous action that is confirmatory waits to be confirmed', () => {
    const play = new Play(
      `plan :: 'p' ; component :: 'a' ; end plan . action :: 'a' ; autonomous :: yes ; confirmatory :: yes ; end action .`,
    )
    expect(play.start().states('p/a')).toBe('in_progress')
  })

  test('R30 discarded is finished: a plan of discarded tasks, and one of none, is completed', () => {
    const play = new Play(`plan :: 'p' ; component :: 'q' ; component :: 'r' ; end plan .
      plan :: 'q' ; component :: 'a' ; end plan . plan :: 'r' ; end plan . action :: 'a' ; precondition :: false ; end action .`).start()
    expect(play.states('p', 'p/q', 'p/q/a', 'p/r')).toBe('completed completed discarded completed')
  })

  test('R31 an optional component that can start does start and then holds the plan', () => {
    const play = new Play(`plan :: 'p' ; component :: 'a' ;
        component :: 'b' ; schedule_constraint :: completed('a') ; optional :: yes ;
        component :: 'c' ; optional :: yes ; end plan .
      action :: 'c' ; wait_condition :: false ; end action . ${actions('a', 'b')}`)
      .start()
      .confirm('p/a')
    expect(play.states('p', 'p/b', 'p/c')).toBe('in_progress in_progress dormant')
    expect(play.confirm('p/b').states('p', 'p/b', 'p/c')).toBe('completed completed discarded')
  })

  test('R31 an optional component that is discarded in that pass does not hold it', () => {
    const play = new Play(`plan :: 'p' ; component :: 'a' ;
        component :: 'b' ; schedule_constraint :: completed('a') ; optional :: yes ; end plan .
      action :: 'b' ; precondition :: false ; end action . ${actions('a')}`)
      .start()
      .confirm('p/a')
    expect(play.states('p', 'p/b')).toBe('completed discarded')
  })

  test('R33 skip discards an optional task, in progress or dormant, and what is below it', () => {
    const text = `plan :: 'p' ; component :: 'a' ; component :: 'q' ; optional :: yes ;
        component :: 'c' ; optional :: yes ; schedule_constraint :: completed('a') ; end plan .
      plan :: 'q' ; component :: 'b' ; end plan . ${actions('a', 'b', 'c')}`
    const play = new Play(text).start().skip('p/q').skip('p/c')
    expect(play.states('p', 'p/q', 'p/q/b', 'p/c')).toBe('in_progress discarded discarded discarded')
    expect(play.confirm('p/a').states('p')).toBe('completed')
  })

  test('R33 only an open optional task can be skipped, and with a reason', () => {
    const play = new Play(
      `plan :: 'p' ; component :: 'a' ; component :: 'b' ; optional :: yes ; end plan . ${actions('a', 'b')}`,
    ).start()
    expect(play.refused({ kind: 'skip', path: 'p/a', reason: 'x' }).code).toBe('not-optional')
    expect(play.refused({ kind: 'skip', path: 'p/b', reason: ' ' }).code).toBe('no-reason')
    expect(play.confirm('p/b').refused({ kind: 'skip', path: 'p/b', reason: 'x' }).code).toBe('not-in-progress')
    expect(play.refused({ kind: 'skip', path: 'p/x', reason: 'x' }).code).toBe('unknown-path')
  })

  test('R34 a completed terminal component completes its plan; a discarded one does not', () => {
    const text = (precondition: string) => `plan :: 'p' ; component :: 'q' ; component :: 'z' ; end plan .
      plan :: 'q' ; component :: 'a' ; terminal :: yes ; component :: 'b' ; end plan .
      action :: 'a' ; ${precondition} end action . ${actions('b', 'z')}`
    const done = new Play(text('')).start().confirm('p/q/a')
    expect(done.states('p/q', 'p/q/b')).toBe('completed discarded')
    expect(done.rules('p/q')).toEqual(['R34'])
    const discarded = new Play(text('precondition :: false ;')).start()
    expect(discarded.states('p/q', 'p/q/a', 'p/q/b')).toBe('in_progress discarded in_progress')
  })

  test('R34 a terminal component with cycles ends its plan after the last one', () => {
    const play =
      new Play(`plan :: 'p' ; component :: 'a' ; terminal :: yes ; number_of_cycles :: 2 ; component :: 'b' ; end plan .
      ${actions('a', 'b')}`)
        .start()
        .confirm('p/a')
    expect(play.states('p', 'p/a')).toBe('in_progress in_progress')
    expect(play.confirm('p/a').states('p', 'p/a', 'p/b')).toBe('completed completed discarded')
  })
})
