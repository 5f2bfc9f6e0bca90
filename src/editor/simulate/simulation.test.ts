import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import type { Operation, Scenario } from '../../runtime/index.ts'
import { createBreakpoints } from './breakpoints.ts'
import { compareWays } from './comparison.ts'
import { recordRun } from './record.ts'
import { viewRun } from './session.ts'
import { createSimulation, MOST_STEPS } from './simulation.ts'
import { MOST_WAYS } from './ways.ts'

const curb65 = readFileSync('templates/curb-65/protocol.pf', 'utf8')
const patient = { confusion: true, urea: 5, respiratory_rate: 30, systolic: 120, diastolic: 70, age: 40 }
const decision = 'Pneumonia/Place_of_care'
const set: Operation = { kind: 'set', values: patient }
const commit = (candidate: string): Operation => ({ kind: 'commit', path: decision, candidates: [candidate] })

function started(text = curb65, breakpoints = createBreakpoints()) {
  const simulation = createSimulation(() => 0, breakpoints)
  simulation.start(text)
  const run = () => {
    const found = simulation.state.getState().run
    if (found === undefined) throw new Error('no run')
    return found
  }
  const done = (...operations: readonly Operation[]) => {
    for (const operation of operations) {
      const error = simulation.perform(operation)
      if (error !== undefined) throw new Error(error.message)
    }
  }
  const state = (path: string) => viewRun(run()).tasks.find((task) => task.path === path)?.state
  const ways = () => simulation.state.getState().ways?.list.map(({ id }) => id)
  return { simulation, breakpoints, run, done, state, ways }
}

describe('going another way', () => {
  it('W1: keeps the one before, whole, and begins a second one', () => {
    const { simulation, done, run, ways, state } = started()
    done(set, commit('hospital'))
    simulation.goTo(2)
    done(commit('home'))
    expect(ways()).toEqual([1, 2])
    expect(state('Pneumonia/Care_at_home')).toBe('in_progress')
    simulation.switchTo(1)
    expect(run()).toMatchObject({ done: 3 })
    expect(state('Pneumonia/Hospital_care')).toBe('in_progress')
  })

  it('W1: is not begun by doing again what was done before', () => {
    const { simulation, done, run, ways } = started()
    done(set, commit('hospital'))
    simulation.goTo(1)
    done(set)
    expect(ways()).toEqual([1])
    expect(run()).toMatchObject({ done: 2, moves: { length: 3 } })
  })

  it('has a name if somebody gives it one, and is forgotten when told; the one in hand stays', () => {
    const { simulation, done, ways } = started()
    done(set)
    simulation.goTo(1)
    done({ kind: 'set', values: { ...patient, age: 80 } })
    simulation.rename(1, '  Young  ')
    expect(simulation.state.getState().ways?.list[0]?.name).toBe('Young')
    simulation.rename(1, ' ')
    expect(simulation.state.getState().ways?.list[0]?.name).toBeUndefined()
    simulation.forget(2)
    simulation.forget(1)
    expect(ways()).toEqual([2])
  })

  it('W2: is kept for so many; those with a name longest', () => {
    const { simulation, done, ways } = started()
    simulation.rename(1, 'First')
    done(set)
    for (let age = 41; age < 41 + MOST_WAYS + 3; age++) {
      simulation.goTo(1)
      done({ kind: 'set', values: { ...patient, age } })
    }
    expect(ways()).toHaveLength(MOST_WAYS)
    expect(ways()).toContain(1)
    expect(ways()).not.toContain(2)
  })
})

describe('changing an answer', () => {
  it('W3: takes the steps after it again where the same is recommended', () => {
    const { simulation, done, run, state } = started()
    done(set, commit('hospital'), { kind: 'confirm', path: 'Pneumonia/Hospital_care' })
    expect(simulation.reanswer('age', 50)).toBeUndefined()
    expect(simulation.state.getState().news).toEqual({ kind: 'reanswered', item: 'age', taken: 2, of: 2 })
    expect(viewRun(run()).values['age']).toBe(50)
    expect(state('Pneumonia/Hospital_care')).toBe('completed')
  })

  it('W3: asks a decision again when something else is recommended', () => {
    const { simulation, done, run, ways, state } = started()
    done(set, commit('hospital'), { kind: 'confirm', path: 'Pneumonia/Hospital_care' })
    simulation.reanswer('urea', 9.1)
    expect(simulation.state.getState().news).toMatchObject({
      taken: 0,
      of: 2,
      parting: { kind: 'other-advice', operation: { kind: 'commit' } },
    })
    expect(run()).toMatchObject({ done: 2 })
    expect(state(decision)).toBe('in_progress')
    expect(ways()).toEqual([1, 2])
  })

  it('W3: to nothing leaves the question open, so that the steps after it are refused', () => {
    const { simulation, done, state } = started()
    done(set, commit('hospital'))
    simulation.reanswer('urea', null)
    expect(simulation.state.getState().news).toMatchObject({ parting: { kind: 'other-advice' } })
    expect(state('Pneumonia/Assess')).toBe('in_progress')
  })

  it('W4: that the engine refuses changes nothing', () => {
    const { simulation, done, run, ways } = started()
    done(set)
    const before = run()
    expect(simulation.reanswer('urea', 700)).toMatchObject({ code: 'out-of-range' })
    expect(run()).toBe(before)
    expect(ways()).toEqual([1])
  })

  it('W4: works after the end, and for a value that was never entered', () => {
    const { simulation, done, run } = started()
    done({ kind: 'set', values: { urea: 5 } })
    simulation.reanswer('age', 70)
    expect(viewRun(run()).values).toMatchObject({ urea: 5, age: 70 })
    simulation.start(curb65)
    done(set)
    simulation.playThrough()
    expect(viewRun(run()).ended).toBe(true)
    expect(simulation.reanswer('urea', 9.1)).toBeUndefined()
    expect(viewRun(run()).ended).toBe(false)
  })
})

describe('two ways side by side', () => {
  it('W5: say how far they go together, what each did then, and what differs', () => {
    const { simulation, done } = started()
    done(set, commit('hospital'))
    simulation.reanswer('urea', 9.1)
    const [one, other] = simulation.state.getState().ways?.list ?? []
    if (one === undefined || other === undefined) throw new Error('no two ways')
    const found = compareWays(one.run, other.run)
    expect(found.common).toBe(1)
    expect(found.after.map((moves) => moves.length)).toEqual([2, 1])
    expect(found.values).toContainEqual({ item: 'urea', values: [5, 9.1] })
    expect(found.values).toContainEqual({ item: 'score', values: [2, 3] })
    expect(found.tasks.find(({ path }) => path === decision)).toMatchObject({
      states: ['completed', 'in_progress'],
      committed: [['hospital'], []],
    })
  })

  it('W5, W6: may be of two texts: the same patient before and after a change', () => {
    const { simulation, done } = started()
    done(set, commit('hospital'))
    const renamed = curb65.replaceAll('Hospital_care', 'Ward_care')
    simulation.replayOn(renamed)
    expect(simulation.state.getState().news).toEqual({ kind: 'replayed', done: 3, count: 3 })
    const [one, other] = simulation.state.getState().ways?.list ?? []
    if (one === undefined || other === undefined) throw new Error('no two ways')
    expect(compareWays(one.run, other.run).tasks.map(({ path, states }) => [path, ...states])).toEqual([
      ['Pneumonia/Hospital_care', 'in_progress', undefined],
      ['Pneumonia/Ward_care', undefined, 'in_progress'],
    ])
  })

  it('are compared until one of them is in hand alone', () => {
    const { simulation, done } = started()
    done(set)
    simulation.reanswer('urea', 9.1)
    simulation.compareWith(1)
    done(commit('urgent'))
    expect(simulation.state.getState().comparing).toBe(1)
    simulation.switchTo(1)
    expect(simulation.state.getState().comparing).toBeUndefined()
    simulation.compareWith(1)
    expect(simulation.state.getState().comparing).toBeUndefined()
  })
})

describe('playing', () => {
  const pause = (simulation: ReturnType<typeof started>['simulation']) => {
    const { news } = simulation.state.getState()
    return news?.kind === 'paused' ? news.pause : undefined
  }

  it('Y2: stands still where somebody has to answer, and says which question', () => {
    const { simulation } = started()
    simulation.playThrough()
    expect(pause(simulation)).toMatchObject({ kind: 'question', path: 'Pneumonia/Assess' })
  })

  it('Y1: takes what is recommended and does what is to be done, to the end', () => {
    const { simulation, done, run, state } = started()
    done(set)
    simulation.playThrough()
    expect(pause(simulation)).toEqual({ kind: 'ended' })
    expect(state('Pneumonia/Hospital_care')).toBe('completed')
    expect(run().moves.map(({ operation }) => operation.kind)).toEqual(['start', 'set', 'commit', 'confirm', 'confirm'])
  })

  it('Y2: stands still where nothing is recommended', () => {
    const { simulation, done } = started(curb65.replace('for, score = 2', 'for, score = 12'))
    done(set)
    simulation.playThrough()
    expect(pause(simulation)).toEqual({ kind: 'nothing-recommended', path: decision })
  })

  it('Y1: goes on over steps that are there, and stops behind the last of them', () => {
    const { simulation, done, run } = started()
    done(set, commit('hospital'))
    simulation.goTo(1)
    simulation.playThrough()
    expect(pause(simulation)).toEqual({ kind: 'steps' })
    expect(run().done).toBe(3)
  })

  it('Y1, Y2: lets time pass when nothing else is left, but not for ever', () => {
    const endless = `plan :: 'p' ; component :: 'a' ; number_of_cycles :: -1 ; cycle_repeat :: 1 hours ; end plan .
      action :: 'a' ; autonomous :: yes ; end action .`
    const { simulation, run } = started(endless)
    simulation.playThrough()
    expect(pause(simulation)).toEqual({ kind: 'limit', steps: MOST_STEPS })
    expect(viewRun(run()).time).toBeGreaterThan(0)
  })

  it('can be halted between two steps', () => {
    const { simulation, done } = started()
    done(set)
    simulation.play()
    simulation.advance()
    expect(simulation.state.getState().playing).toBe(true)
    simulation.pause()
    expect(simulation.state.getState().playing).toBeUndefined()
  })
})

describe('a breakpoint', () => {
  const stopsAt = (cause: Parameters<ReturnType<typeof createBreakpoints>['add']>[0], text = curb65) => {
    const { simulation, breakpoints, done, run } = started(text)
    breakpoints.add(cause)
    done(set)
    simulation.playThrough()
    const { news } = simulation.state.getState()
    const kind = news?.kind === 'paused' ? news.pause.kind : undefined
    return [kind, run().done] as const
  }
  const hospital = 'Pneumonia/Hospital_care'

  it('B1: on a task stops a played run when the task comes into the state', () => {
    expect(stopsAt({ kind: 'task', path: hospital, on: 'in_progress' })).toEqual(['breakpoint', 3])
    expect(stopsAt({ kind: 'task', path: hospital, on: 'completed' })).toEqual(['breakpoint', 4])
    expect(stopsAt({ kind: 'task', path: hospital, on: 'discarded' })).toEqual(['ended', 5])
    expect(stopsAt({ kind: 'task', path: 'Pneumonia/Care_at_home', on: 'any' })).toEqual(['breakpoint', 3])
  })

  it('B2: on a condition stops it when the condition becomes true, once', () => {
    expect(stopsAt({ kind: 'condition', text: "result_of('Place_of_care') = hospital" })).toEqual(['breakpoint', 3])
    expect(stopsAt({ kind: 'condition', text: 'score >= 2' })).toEqual(['ended', 5])
    expect(stopsAt({ kind: 'condition', text: 'nonsense (' })).toEqual(['ended', 5])
  })

  it.each([
    ['never', "never :: completed('Hospital_care') ;", 'breakpoint', 4],
    ['always', "always :: not completed('Place_of_care') ;", 'breakpoint', 3],
    ['eventually', 'eventually :: score > 3 ;', 'breakpoint', 5],
    ['eventually, kept', 'eventually :: score = 2 ;', 'ended', 5],
    ['response', 'whenever :: score = 2 ; eventually :: score = 5 ;', 'breakpoint', 5],
    ['precedence', "never :: completed('Place_of_care') ; before :: completed('Hospital_care') ;", 'breakpoint', 3],
    ['precedence, kept', "never :: completed('Hospital_care') ; before :: completed('Place_of_care') ;", 'ended', 5],
  ])('B3: on a requirement stops it where that is broken: %s', (_name, pattern, kind, done) => {
    const text = `${curb65}\nproperty :: 'wanted' ; ${pattern} end property .\n`
    expect(stopsAt({ kind: 'property', name: 'wanted' }, text)).toEqual([kind, done])
  })

  it('that is switched off or of something that is gone stops nothing', () => {
    const { simulation, breakpoints, done } = started()
    breakpoints.add({ kind: 'task', path: hospital, on: 'in_progress' })
    breakpoints.add({ kind: 'task', path: 'Pneumonia/Gone', on: 'any' })
    breakpoints.add({ kind: 'property', name: 'gone' })
    breakpoints.enable(1, false)
    done(set)
    simulation.playThrough()
    expect(simulation.state.getState().news).toEqual({ kind: 'paused', pause: { kind: 'ended' } })
  })

  it('B4: is kept with the document, and what was kept by something else is left out', () => {
    let kept: string | null = null
    const keeper = { read: () => kept, write: (data: string) => void (kept = data) }
    const first = createBreakpoints(keeper)
    expect(first.toggleTask(hospital)).toBe(true)
    first.add({ kind: 'condition', text: 'age > 65' })
    first.add({ kind: 'condition', text: 'age > 65' })
    const again = createBreakpoints(keeper)
    expect(again.state.getState()).toEqual(first.state.getState())
    expect(again.toggleTask(hospital)).toBe(false)
    expect(again.state.getState()).toMatchObject([{ kind: 'condition' }])
    kept = '[{"id":1},7,{"id":2,"enabled":true,"kind":"task","path":"p","on":"dormant"}]'
    expect(createBreakpoints(keeper).state.getState()).toEqual([])
    kept = '{'
    expect(createBreakpoints(keeper).state.getState()).toEqual([])
  })
})

describe('a test case in the simulator', () => {
  const recorded = (): Scenario => {
    const { done, run } = started()
    done(set, commit('hospital'))
    return recordRun(run(), 'Hospital')
  }

  it('that was recorded passes, and stands before its first step', () => {
    const { simulation, run } = started()
    simulation.load(recorded(), curb65)
    expect(run()).toMatchObject({ done: 1, moves: { length: 3 } })
    expect(simulation.state.getState().ways?.list[0]?.testCase).toEqual({
      name: 'Hospital',
      expects: true,
      failures: [],
    })
  })

  it('K4: that fails is opened behind the step at which it does, with what went otherwise', () => {
    const { simulation, run } = started()
    const changed = curb65.replace('for, score = 2', 'for, score = 12')
    const scenario = recorded()
    simulation.load(scenario, changed, 0)
    expect(run().done).toBe(2)
    const { testCase } = simulation.state.getState().ways?.list[0] ?? {}
    expect(testCase?.failures[0]).toMatchObject({
      done: 2,
      failure: { step: 0, mismatches: [{ subject: { kind: 'recommended', path: decision } }] },
    })
  })

  it('with a step that is refused is opened where it stopped', () => {
    const { simulation, run } = started()
    simulation.load({ name: 'x', steps: [{ set: patient }, { confirm: 'Pneumonia/Gone' }] }, curb65, 2)
    expect(run()).toMatchObject({ done: 2, moves: { length: 2 } })
    const { testCase } = simulation.state.getState().ways?.list[0] ?? {}
    expect(testCase).toMatchObject({ expects: false, failures: [{ done: 2, failure: { step: 2 } }] })
  })
})
