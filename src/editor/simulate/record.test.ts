import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { readScenarios, runScenario, type Operation } from '../../runtime/index.ts'
import { recordRun } from './record.ts'
import { goTo, openRun, perform, type Run } from './session.ts'

const text = readFileSync('templates/curb-65/protocol.pf', 'utf8')
const path = 'Pneumonia/Place_of_care'
const operations: readonly Operation[] = [
  { kind: 'set', values: { confusion: true, urea: 5, respiratory_rate: 30, systolic: 120, diastolic: 70, age: 40 } },
  { kind: 'commit', path, candidates: ['home'], reason: 'The patient prefers it' },
  { kind: 'advanceTo', time: 60_000 },
  { kind: 'confirm', path: 'Pneumonia/Care_at_home' },
]

function run(): Run {
  const opening = openRun(text, 0)
  if (!opening.ok) throw new Error('does not compile')
  return operations.reduce((now, operation) => {
    const next = perform(now, operation)
    if (!next.ok) throw new Error(next.error.message)
    return next.run
  }, opening.run)
}

describe('recording a run', () => {
  it('gives a test case in the form that the runner reads', () => {
    const file = { format: 'ez-doctor-scenarios', formatVersion: 1, scenarios: [recordRun(run(), 'One')] }
    expect(readScenarios(structuredClone(file))).toMatchObject({ ok: true })
  })

  it('gives a test case that passes on the same text', () => {
    const recorded = run()
    expect(runScenario(recorded.program, recordRun(recorded, 'One'))).toMatchObject({ passed: true, failures: [] })
  })

  it('keeps what was recommended, the reason against it and the end', () => {
    const { patient, expect: first, steps } = recordRun(run(), 'One')
    expect(patient).toMatchObject({ urea: 5 })
    expect(first).toEqual({ recommended: { [path]: ['hospital'] } })
    expect(steps[0]?.commit).toEqual({ path, candidates: ['home'], reason: 'The patient prefers it' })
    expect(steps.at(-1)?.expect).toMatchObject({
      ended: false,
      states: { 'Pneumonia/Care_at_home': 'completed', 'Pneumonia/Safety_net': 'in_progress' },
      values: { score: 2 },
    })
  })

  it('fails on a text that decides otherwise', () => {
    const other = openRun(text.replace('for, score = 2', 'for, score = 3'), 0)
    if (!other.ok) throw new Error('does not compile')
    expect(runScenario(other.run.program, recordRun(run(), 'One')).passed).toBe(false)
  })

  it('leaves out what was stepped back over', () => {
    expect(recordRun(goTo(run(), 2), 'One').steps).toEqual([])
    expect(recordRun(goTo(run(), 3), 'One').steps).toHaveLength(1)
  })
})
