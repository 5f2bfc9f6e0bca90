import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { indexOf, parse } from '../../proforma/index.ts'
import { compile, runScenario, type Expectation, type Scenario } from '../../runtime/index.ts'
import { en } from '../messages/en.ts'
import { createIntl } from 'react-intl'
import type { Translate } from '../messages/index.ts'
import { failureInWords } from './failure-words.ts'

const text = readFileSync('templates/curb-65/protocol.pf', 'utf8')
const intl = createIntl({ locale: 'en', messages: { ...en } })
const t: Translate = (key, ...values) => intl.formatMessage({ id: key }, values[0])
const patient = { confusion: true, urea: 5, respiratory_rate: 30, systolic: 120, diastolic: 70, age: 40 }

function said(expect: Expectation, more: Partial<Scenario> = {}) {
  const parsed = parse(text)
  const compiled = compile(parsed)
  if (!compiled.ok) throw new Error('does not compile')
  const scenario: Scenario = { name: 'x', steps: [{ set: patient, expect }], ...more }
  const { failures } = runScenario(compiled.program, scenario)
  return failures.map((failure) => failureInWords(failure, scenario, indexOf(parsed), { t, intl }))
}

describe('what a test case says when it fails', () => {
  it('names step, task and both states in the words of the pathway', () => {
    expect(said({ states: { 'Pneumonia/Assess': 'in_progress' } })).toEqual([
      {
        place: expect.stringMatching(/^Step 1, Entered: New confusion: Yes, new confusion/),
        lines: ['“Assess the five findings” should be in progress, but is completed.'],
      },
    ])
  })

  it('names options, values with their unit, and the end', () => {
    const [first] = said({
      recommended: { 'Pneumonia/Place_of_care': ['home'] },
      values: { urea: 7.1, score: 3 },
      ended: true,
    })
    expect(first?.lines).toEqual([
      '“Where should this patient be treated?” should recommend Consider treatment at home, but recommends Consider hospital care.',
      '“Urea” should be 7.1 mmol/L, but is 5.0 mmol/L.',
      '“CURB-65 score” should be 3, but is 2.',
      'The pathway should be finished, but goes on.',
    ])
  })

  it('says what is no longer in the pathway', () => {
    const [first] = said({ states: { 'Pneumonia/Gone': 'completed' }, values: { gone: 1 } })
    expect(first?.lines).toEqual([
      'There is no task “Pneumonia/Gone” in the pathway any more.',
      'There is no data item “gone” in the pathway any more.',
    ])
  })

  it('says which step could not be taken', () => {
    const [first] = said({}, { steps: [{ confirm: 'Pneumonia/Hospital_care' }] })
    expect(first?.place).toBe('Step 1, “Arrange hospital care” is done')
    expect(first?.lines).toHaveLength(1)
  })
})
