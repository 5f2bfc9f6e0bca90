import { describe, expect, test } from 'vitest'
import { createEditorDocument } from '../document/create-document.ts'
import { addRow, setCell, setConditions, setFields, type Gesture } from '../document/gestures/index.ts'
import { emptyLayout } from '../document/layout-change.ts'
import { perform } from '../document/perform.ts'
import type { DocumentState } from '../document/types.ts'
import { cellsOf, gradeOf, gridOf, supportOf } from './decision-grid.ts'
import { shared } from './shared.ts'

const TEXT = `plan :: 'P' ; component :: 'D' ; component :: 'A' ; component :: 'B' ; end plan .
decision :: 'D' ;
  candidate :: 'home' ;
    argument :: for, age<65 attributes quality :: high ; end attributes ; // young
    argument :: against, age >= 65 ;
  candidate :: 'ward' ;
    argument :: for, age >= 65 ;
    argument :: excluding, age < 65 attributes citation :: "doi:1" ; end attributes ;
end decision .
action :: 'A' ; precondition :: age > 1 ; end action .
action :: 'B' ; end action .
data :: 'age' ; type :: integer ; end data .
`

function open() {
  const document = createEditorDocument({ text: TEXT, layout: emptyLayout, name: 'test' })
  const decision = () => {
    const task = document.state.getState().index.tasks.get('D')
    if (task?.kind !== 'decision') throw new Error('The decision is gone.')
    return task
  }
  const words = () =>
    gridOf(decision()).map(
      (row) =>
        `${row.condition}: ${decision()
          .candidates.map(
            ({ name }) => (row.cells.get(name.text) ?? []).map(({ argument }) => supportOf(argument)).join() || '·',
          )
          .join(' ')}`,
    )
  const act = (gesture: (state: DocumentState) => Gesture) => perform(document, gesture)
  return { document, decision, words, act }
}

describe('a decision as a grid', () => {
  test('has a row for each condition however it is written, a column for each option', () => {
    const { words, decision } = open()
    expect(words()).toEqual(['age < 65: for excluding', 'age >= 65: against for'])
    const [row] = gridOf(decision())
    expect(cellsOf(row!).map(({ argument }) => gradeOf(argument))).toEqual(['graded', 'cited'])
  })

  test('a cell is changed, emptied and filled; comments beside it stay, each change is one entry', () => {
    const { document, words, act } = open()
    act((state) => setCell(state, 'D', 'home', 0, 'confirming', 'age < 65'))
    act((state) => setCell(state, 'D', 'home', 1, '', 'age >= 65'))
    expect(words()).toEqual(['age < 65: confirming excluding', 'age >= 65: · for'])
    act((state) => setCell(state, 'D', 'home', undefined, 'excluding', 'age >= 65'))
    expect(words()).toEqual(['age < 65: confirming excluding', 'age >= 65: excluding for'])
    expect(document.state.getState().text).toContain('// young')
    expect(document.state.getState().past).toHaveLength(3)
    for (let step = 0; step < 3; step++) document.undo()
    expect(document.state.getState().text).toBe(TEXT)
  })

  test('a condition is changed for all arguments of its row at once', () => {
    const { document, decision, words, act } = open()
    const places = cellsOf(gridOf(decision())[0]!).map(({ candidate, at }) => ({ candidate, argument: at }))
    act((state) => setConditions(state, 'D', places, 'age < 70'))
    expect(words()).toEqual(['age < 70: for excluding', 'age >= 65: against for'])
    document.undo()
    expect(document.state.getState().text).toBe(TEXT)
  })

  test('a new condition becomes an argument of the first option; what is no support is refused', () => {
    const { document, words, act } = open()
    act((state) => addRow(state, 'D', 'age > 90'))
    expect(words()).toEqual(['age < 65: for excluding', 'age >= 65: against for', 'age > 90: for ·'])
    const { text } = document.state.getState()
    expect(act((state) => setCell(state, 'D', 'home', 0, 'maybe', 'age < 65'))).toBe(false)
    expect(document.state.getState().text).toBe(text)
  })
})

describe('several tasks at once', () => {
  test('get one value as one entry, and lose it as one', () => {
    const { document, act } = open()
    const tasks = ['A', 'B'].map((name) => ({ kind: 'task', name }) as const)
    const conditions = () => {
      const { index } = document.state.getState()
      return ['A', 'B'].map((name) => index.tasks.get(name)?.precondition !== undefined)
    }
    act((state) => setFields(state, tasks, 'precondition', 'age > 5'))
    expect(document.state.getState().text.split('age > 5')).toHaveLength(3)
    act((state) => setFields(state, tasks, 'precondition', ''))
    expect(conditions()).toEqual([false, false])
    expect(document.state.getState().past).toHaveLength(2)
    document.undo()
    document.undo()
    expect(document.state.getState().text).toBe(TEXT)
  })

  test('get a flag of their place in the plan', () => {
    const { document, act } = open()
    const places = ['A', 'B'].map((task) => ({ kind: 'component', plan: 'P', task }) as const)
    act((state) => setFields(state, places, 'optional', 'yes'))
    const plan = document.state.getState().index.tasks.get('P')
    const optional = plan?.kind === 'plan' ? plan.components.map((one) => one.optional?.value ?? false) : []
    expect(optional).toEqual([false, true, true])
  })

  test('show a value only where all have it', () => {
    expect(shared(['x', 'x'])).toBe('x')
    expect(shared(['x', ''])).toBeUndefined()
  })
})
