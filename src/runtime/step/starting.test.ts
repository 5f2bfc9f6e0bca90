import { describe, expect, test } from 'vitest'
import { actions, integers, Play } from '../testing/play.ts'

const SEQUENCE = `plan :: 'p' ;
  component :: 'a' ;
  component :: 'b' ; schedule_constraint :: completed('a') ;
  component :: 'c' ;
end plan .`

describe('starting', () => {
  test('R1 before start everything is dormant', () => {
    expect(new Play(SEQUENCE + actions('a', 'b', 'c')).states('p', 'p/a', 'p/b')).toBe('dormant dormant dormant')
  })

  test('R10 components of a dormant plan stay dormant, whatever their conditions say', () => {
    const play =
      new Play(`plan :: 'p' ; component :: 'z' ; component :: 'q' ; schedule_constraint :: completed('z') ; end plan .
      plan :: 'q' ; component :: 'a' ; end plan . ${actions('a', 'z')}`).start()
    expect(play.states('p/q', 'p/q/a')).toBe('dormant dormant')
    expect(play.confirm('p/z').states('p/q', 'p/q/a')).toBe('in_progress in_progress')
  })

  test('R11 a task starts when its antecedents are completed or discarded, one of them completed', () => {
    const play = new Play(`plan :: 'p' ; component :: 'a' ; component :: 'b' ; component :: 'c' ;
        schedule_constraint :: completed('a') ; schedule_constraint :: completed('b') ; end plan .
      action :: 'b' ; precondition :: false ; end action . ${actions('a', 'c')}`).start()
    expect(play.states('p/a', 'p/b', 'p/c')).toBe('in_progress discarded dormant')
    expect(play.confirm('p/a').states('p/c')).toBe('in_progress')
    expect(play.rules('p/c')).toEqual(['R15'])
  })

  test('R11 an arrow written twice counts once', () => {
    const play = new Play(`plan :: 'p' ; component :: 'a' ; component :: 'b' ;
        schedule_constraint :: completed('a') ; schedule_constraint :: completed('a') ; end plan . ${actions('a', 'b')}`)
    expect(play.start().confirm('p/a').states('p/b')).toBe('in_progress')
  })

  test('R12 tasks that wait for each other stay dormant', () => {
    const play = new Play(`plan :: 'p' ;
        component :: 'a' ; schedule_constraint :: completed('c') ;
        component :: 'b' ; schedule_constraint :: completed('a') ;
        component :: 'c' ; schedule_constraint :: completed('b') ; end plan . ${actions('a', 'b', 'c')}`).start()
    expect(play.states('p', 'p/a', 'p/b', 'p/c')).toBe('in_progress dormant dormant dormant')
  })

  test('R13 all antecedents discarded: discarded, along a whole chain, before any wait_condition is asked', () => {
    const play = new Play(`plan :: 'p' ; component :: 'a' ;
        component :: 'b' ; schedule_constraint :: completed('a') ;
        component :: 'c' ; schedule_constraint :: completed('b') ; component :: 'z' ; end plan .
      action :: 'a' ; precondition :: false ; end action .
      action :: 'b' ; wait_condition :: false ; end action . ${actions('c', 'z')}`).start()
    expect(play.states('p/a', 'p/b', 'p/c', 'p/z')).toBe('discarded discarded discarded in_progress')
    expect(play.rules('p/c')).toEqual(['R13'])
  })

  test('R14 a wait_condition is asked again until it is true', () => {
    const play = new Play(`plan :: 'p' ; component :: 'a' ; end plan .
      action :: 'a' ; wait_condition :: x > 2 ; end action . ${integers('x')}`).start()
    expect(play.states('p/a')).toBe('dormant')
    expect(play.set({ x: 2 }).states('p/a')).toBe('dormant')
    expect(play.set({ x: 3 }).states('p/a')).toBe('in_progress')
    expect(play.set({ x: 1 }).states('p/a')).toBe('in_progress')
  })

  test("R14 the root's wait_condition is asked again after start", () => {
    const play = new Play(
      `plan :: 'p' ; wait_condition :: x > 2 ; component :: 'a' ; end plan . ${actions('a')} ${integers('x')}`,
    )
    expect(play.start().states('p', 'p/a')).toBe('dormant dormant')
    expect(play.refused({ kind: 'start' }).code).toBe('already-started')
    expect(play.set({ x: 3 }).states('p', 'p/a')).toBe('in_progress in_progress')
  })

  test('R16 the precondition is asked at the instant of starting only; false discards for good, with all below', () => {
    const play = new Play(`plan :: 'p' ; component :: 'q' ; component :: 'z' ; end plan .
      plan :: 'q' ; wait_condition :: is_known(x) ; precondition :: x > 2 ; component :: 'a' ; end plan .
      ${actions('a', 'z')} ${integers('x')}`).start()
    expect(play.states('p/q')).toBe('dormant')
    expect(play.set({ x: 2 }).states('p/q', 'p/q/a')).toBe('discarded discarded')
    expect(play.set({ x: 3 }).states('p/q')).toBe('discarded')
  })

  test('R15 at the instant everything else allows it, a true precondition starts the task', () => {
    const play = new Play(`plan :: 'p' ; component :: 'a' ; end plan .
      action :: 'a' ; wait_condition :: x > 0 ; precondition :: x < 5 ; end action . ${integers('x')}`).start()
    expect(play.set({ x: 1 }).states('p/a')).toBe('in_progress')
    expect(play.rules('p/a')).toEqual(['R15'])
  })

  test("R2 time is handed in: at the beginning, and by advanceTo; what happens has the engine's time", () => {
    const play = new Play(SEQUENCE + actions('a', 'b', 'c'), { time: 5 }).start().advanceTo(70).confirm('p/a')
    expect([play.state.time, play.record.time]).toEqual([70, 70])
    expect([play.eval("in_progress_time('a')"), play.eval("completed_time('a')")]).toEqual([
      '1970-01-01T00:00:00.005Z',
      '1970-01-01T00:00:00.070Z',
    ])
  })

  test('R4 conditions of one pass see the state before it', () => {
    const play = new Play(`plan :: 'p' ; component :: 'a' ; component :: 'b' ; end plan .
      action :: 'a' ; precondition :: dormant('b') ; end action .
      action :: 'b' ; precondition :: dormant('a') ; end action .`).start()
    expect(play.states('p/a', 'p/b')).toBe('in_progress in_progress')
  })

  test('R3 the first pass of a record is the effect of the operation itself', () => {
    const play = new Play(SEQUENCE + actions('a', 'b', 'c')).start().confirm('p/a')
    const [first, second] = play.record.passes
    expect(first?.map((change) => change.rule)).toEqual(['R25'])
    expect(second).toMatchObject([{ kind: 'state', path: 'p/b', from: 'dormant', to: 'in_progress', rule: 'R15' }])
  })
})
