import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { createIntl } from 'react-intl'
import { indexOf, parse } from '../../proforma/index.ts'
import { why, whyCandidate, type Operation } from '../../runtime/index.ts'
import { translate } from '../messages/index.ts'
import { momentOf, openRun, perform, type Run } from './session.ts'
import { nearestInWords, whyInWords } from './why-words.ts'

const text = readFileSync('templates/curb-65/protocol.pf', 'utf8')
const index = indexOf(parse(text))
const words = { t: translate, intl: createIntl({ locale: 'en' }) }
const patient = { confusion: true, urea: 5, respiratory_rate: 30, systolic: 120, diastolic: 70, age: 40 }
const decision = 'Pneumonia/Place_of_care'

function after(...operations: readonly Operation[]): Run {
  const opening = openRun(text, 0)
  if (!opening.ok) throw new Error('does not compile')
  return operations.reduce((run, operation) => {
    const next = perform(run, operation)
    if (!next.ok) throw new Error(next.error.message)
    return next.run
  }, opening.run)
}

function explained(run: Run, path: string) {
  const found = why(run.program, momentOf(run), path)
  if (found === undefined) throw new Error(`nothing about ${path}`)
  return whyInWords(found, index, words)
}

describe('why a task stands where it does, in captions and units', () => {
  it('names the questions that are open', () => {
    const run = after({ kind: 'set', values: { confusion: true, age: 40 } })
    expect(explained(run, 'Pneumonia/Assess').needs).toEqual([
      'answers: Urea, Respiratory rate, Systolic blood pressure, and Diastolic blood pressure',
    ])
  })

  it('names the condition that kept a task out', () => {
    const run = after({ kind: 'set', values: patient }, { kind: 'commit', path: decision, candidates: ['hospital'] })
    const { reasons } = explained(run, 'Pneumonia/Care_at_home')
    expect(reasons[0]).toMatch(/^This did not hold: .*Consider treatment at home\.$/)
    expect(reasons.join()).not.toContain('result_of')
  })

  it('names what must be finished first', () => {
    const run = after({ kind: 'set', values: patient }, { kind: 'commit', path: decision, candidates: ['hospital'] })
    expect(explained(run, 'Pneumonia/Safety_net').needs).toEqual([
      'to be finished first: “Arrange hospital care” (in progress)',
    ])
  })

  it('names the nearest values that would turn a recommendation round', () => {
    const run = after({ kind: 'set', values: patient })
    const found = whyCandidate(run.program, momentOf(run), decision, 'urgent')
    const said = (found?.nearest ?? []).map((change) => nearestInWords(change, index, words))
    expect(said).toContain('Urea 7.1 mmol/L instead of 5.0 mmol/L')
    expect(said).toContain('Age 65 y instead of 40 y')
  })
})
