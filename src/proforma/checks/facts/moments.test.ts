import { describe, expect, it } from 'vitest'
import { parse } from '../../text/index.ts'
import { analyse } from '../analyse.ts'
import { momentsOf } from './moments.ts'

const TEXT = `
plan :: 'p' ; component :: 'Ask' ; component :: 'Care' ; schedule_constraint :: completed('Ask') ;
  component :: 'Alarm' ; optional :: yes ; end plan .
enquiry :: 'Ask' ; source :: 'age' ; source :: 'pain' ; mandatory :: no ; end enquiry .
plan :: 'Care' ; precondition :: weight > 50 ; component :: 'Choose' ; component :: 'Mark' ; schedule_constraint :: completed('Choose') ;
  component :: 'Treat' ; schedule_constraint :: completed('Mark') ; component :: 'Rest' ; schedule_constraint :: completed('Choose') ; end plan .
decision :: 'Choose' ; source :: 'fever' ; candidate :: 'a' ; argument :: for, fever ; candidate :: 'b' ; argument :: for, fever = false ; end decision .
action :: 'Mark' ; postcondition :: marked = true and copied = pain ; end action .
action :: 'Treat' ; precondition :: dose > 3 and result_of('Choose') = a ; end action .
action :: 'Rest' ; wait_condition :: is_known(pain) ; end action .
action :: 'Alarm' ; trigger :: "go" ; wait_condition :: is_known(dose) ; end action .
data :: 'age' ; type :: integer ; end data . data :: 'pain' ; type :: integer ; end data .
data :: 'weight' ; type :: integer ; end data . data :: 'dose' ; type :: integer ; end data .
data :: 'fever' ; type :: boolean ; end data . data :: 'marked' ; type :: boolean ; end data .
data :: 'copied' ; type :: integer ; end data .
data :: 'double' ; type :: integer ; derivation :: 2 * age ; end data .`

const analysis = analyse(parse(TEXT))
const moments = momentsOf(analysis)

function known(task: string, moment: 'start' | 'running'): readonly string[] {
  const definition = analysis.index.tasks.get(task)
  const [situation] = definition === undefined ? [] : moments.situationsOf(definition, moment)
  return [...analysis.index.data.keys()].filter((item) => situation?.knows(item) === true)
}

function states(task: string, other: readonly string[]): unknown {
  const definition = analysis.index.tasks.get(task)
  const [situation] = definition === undefined ? [] : moments.situationsOf(definition, 'start')
  const value = situation?.world.state(other).known
  return value?.kind === 'values' ? value.values : undefined
}

describe('C12 what is known for certain', () => {
  it.each([
    ['Ask', 'start', []],
    ['Care', 'start', ['age']],
    ['Care', 'running', ['age', 'weight']],
    ['Choose', 'start', ['age', 'weight']],
    ['Choose', 'running', ['age', 'weight', 'fever']],
    ['Mark', 'start', ['age', 'weight', 'fever']],
    ['Treat', 'start', ['age', 'weight', 'fever', 'marked']],
    ['Treat', 'running', ['age', 'weight', 'dose', 'fever', 'marked']],
    ['Rest', 'running', ['age', 'pain', 'weight', 'fever']],
    ['Alarm', 'running', []],
  ] as const)('%s, %s: %s', (task, moment, items) => {
    expect(known(task, moment)).toEqual(items)
  })

  it('holds for what is derived from it', () => {
    const care = analysis.index.tasks.get('Care')
    const [situation] = care === undefined ? [] : moments.situationsOf(care, 'start')
    expect(situation?.world.item('double').unknown).toBe(false)
    expect(moments.anything.item('double').unknown).toBe(true)
  })
})

describe('C10 the states of other tasks when one starts', () => {
  it.each([
    ['Choose', ['p', 'Ask'], ['completed']],
    ['Choose', ['p', 'Care'], ['in_progress']],
    ['Choose', ['p', 'Care', 'Choose'], ['dormant']],
    ['Choose', ['p', 'Care', 'Treat'], ['dormant', 'discarded']],
    ['Ask', ['p', 'Care', 'Choose'], ['dormant', 'discarded']],
    ['Rest', ['p', 'Care', 'Mark'], ['dormant', 'in_progress', 'completed', 'discarded']],
    ['Choose', ['p', 'Alarm'], ['dormant', 'in_progress', 'completed', 'discarded']],
  ])('%s starts: %s is %s', (task, other, expected) => {
    expect(states(task, other)).toEqual(expected)
  })
})
