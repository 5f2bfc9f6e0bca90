import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import type { Operation } from '../../runtime/index.ts'
import { goTo, openRun, perform, refusals, replay, viewRun, warningsWith, type Run } from './session.ts'

const curb65 = readFileSync('templates/curb-65/protocol.pf', 'utf8')
const patient = { confusion: true, urea: 5, respiratory_rate: 30, systolic: 120, diastolic: 70, age: 40 }
const decision = 'Pneumonia/Place_of_care'

function opened(text = curb65): Run {
  const opening = openRun(text, 0)
  if (!opening.ok) throw new Error(opening.problems.map(({ message }) => message).join())
  return opening.run
}

function done(run: Run, ...operations: readonly Operation[]): Run {
  return operations.reduce((now, operation) => {
    const next = perform(now, operation)
    if (!next.ok) throw new Error(next.error.message)
    return next.run
  }, run)
}

const state = (run: Run, path: string) => viewRun(run).tasks.find((task) => task.path === path)?.state

describe('a run', () => {
  it('begins with the pathway started', () => {
    expect(viewRun(opened())).toMatchObject({ started: true, ended: false })
    expect(state(opened(), 'Pneumonia/Assess')).toBe('in_progress')
  })

  it('goes through the pathway by the engine: the published case with confusion and a rate of 30 scores 2', () => {
    const run = done(opened(), { kind: 'set', values: patient })
    const view = viewRun(run)
    expect(view.values['score']).toBe(2)
    const recommended = view.tasks.find(({ path }) => path === decision)?.candidates?.filter((one) => one.recommended)
    expect(recommended?.map(({ name }) => name)).toEqual(['hospital'])
  })

  it('steps back and forward without asking the engine again', () => {
    const run = done(opened(), { kind: 'set', values: patient })
    const back = goTo(run, 1)
    expect(state(back, 'Pneumonia/Assess')).toBe('in_progress')
    expect(goTo(back, 2)).toEqual(run)
    expect(goTo(run, -5).done).toBe(1)
    expect(goTo(run, 99).done).toBe(2)
  })

  it('takes another way after stepping back, and forgets the first one', () => {
    const run = goTo(done(opened(), { kind: 'set', values: patient }), 1)
    const other = done(run, { kind: 'set', values: { ...patient, confusion: false, respiratory_rate: 12 } })
    expect(other.moves).toHaveLength(2)
    expect(viewRun(other).values['score']).toBe(0)
  })

  it('is not changed by what the engine refuses', () => {
    const run = opened()
    const before = viewRun(run)
    const refused = perform(run, { kind: 'confirm', path: decision })
    expect(refused).toMatchObject({ ok: false, error: { code: 'not-in-progress' } })
    expect(viewRun(run)).toEqual(before)
  })

  it('cannot be opened on a broken text, and says why', () => {
    const opening = openRun("plan :: 'p' ; component ;", 0)
    expect(opening.ok ? [] : opening.problems.map(({ severity }) => severity)).toContain('error')
  })

  it('is played again on a changed text as far as that takes it', () => {
    const operations = done(
      opened(),
      { kind: 'set', values: patient },
      { kind: 'commit', path: decision, candidates: ['hospital'] },
      { kind: 'confirm', path: 'Pneumonia/Hospital_care' },
    ).moves.map(({ operation }) => operation)
    const stricter = curb65.replace('for, score = 2', 'for, score = 2 and age > 50')
    const again = replay(operations, stricter, 0)
    if (!again.ok) throw new Error('does not compile')
    const recommended = viewRun(goTo(again.run, 2)).tasks.find(({ path }) => path === decision)?.candidates
    expect(recommended?.some((one) => one.recommended)).toBe(false)
    const renamed = replay(operations, curb65.replaceAll('Hospital_care', 'Ward_care'), 0)
    expect(renamed.ok && renamed.run.done).toBe(3)
  })
})

describe('entering values', () => {
  it('says of each value what the engine would say', () => {
    const found = refusals(opened(), { urea: 700, age: 65, respiratory_rate: 12.5 })
    expect([...found].map(([item, { code }]) => [item, code])).toEqual([
      ['urea', 'out-of-range'],
      ['respiratory_rate', 'wrong-type'],
    ])
  })

  it('warns of unusual values before they are entered', () => {
    const found = warningsWith(opened(), { systolic: 80, diastolic: 120 })
    expect(found.map(({ item }) => item)).toEqual(['diastolic'])
    expect(viewRun(opened()).warnings).toEqual([])
  })
})
