import { createIntl } from 'react-intl'
import { describe, expect, it } from 'vitest'
import { indexOf, parse } from '../../proforma/index.ts'
import type { Change } from '../../runtime/index.ts'
import { translate } from '../messages/index.ts'
import { changesInWords } from './step-words.ts'

const index = indexOf(
  parse(`plan :: 'P' ; caption :: "Pneumonia" ; component :: 'A' ; end plan .
action :: 'A' ; caption :: "Give fluids" ; end action .
data :: 'urea' ; caption :: "Urea" ; type :: real ; unit :: "mmol/L" ; precision :: 0.1 ; end data .
data :: 'score' ; caption :: "Score" ; type :: integer ; end data .`),
)
const words = { t: translate, intl: createIntl({ locale: 'en' }) }
const state = (
  path: string,
  from: 'dormant' | 'in_progress',
  to: 'in_progress' | 'completed' | 'discarded',
): Change => ({
  kind: 'state',
  path,
  from,
  to,
  rule: 'R1',
})
const value = (item: string, to: number): Change => ({ kind: 'value', item, from: null, to, rule: 'R2' })

describe('what a step changed, in words', () => {
  it('tells tasks first, then what follows from what was entered, with units', () => {
    const changes = [value('urea', 7), value('score', 2), state('P/A', 'dormant', 'in_progress')]
    expect(changesInWords(changes, new Set(), index, words).sentences).toEqual([
      '“Give fluids” begins.',
      'Urea: 7.0 mmol/L.',
      'Score: 2.',
    ])
    expect(changesInWords(changes, new Set(['urea']), index, words).sentences).toHaveLength(2)
  })

  it('tells what was given up from what was left out, and of two changes the last', () => {
    const changes = [
      state('P', 'in_progress', 'discarded'),
      state('P/A', 'dormant', 'in_progress'),
      state('P/A', 'dormant', 'discarded'),
    ]
    expect(changesInWords(changes, new Set(), index, words).sentences).toEqual([
      '“Pneumonia” is given up.',
      '“Give fluids” is left out.',
    ])
  })

  it('counts what it leaves out', () => {
    const many = Array.from({ length: 11 }, (_, at) => state(`P/t${at}`, 'dormant', 'in_progress'))
    const told = changesInWords(many, new Set(), index, words)
    expect([told.sentences.length, told.more]).toEqual([8, 3])
  })
})
