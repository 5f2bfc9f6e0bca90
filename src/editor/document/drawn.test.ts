import { expect, test } from 'vitest'
import { emptyLayout } from './layout-change.ts'
import { createEditorDocument } from './create-document.ts'
import { moveInto, reconnect, renameTo } from './gestures/index.ts'
import { perform } from './perform.ts'

const TEXT = `plan :: 'Root' ;
  component :: 'Care' ;
  component :: 'One' ;
  component :: 'Two' ; schedule_constraint :: completed('One') ;
  component :: 'End' ; schedule_constraint :: completed('Two') ;
end plan .
plan :: 'Care' ; component :: 'Wash' ; end plan .
action :: 'Wash' ; end action .
action :: 'One' ; end action .
action :: 'Two' ; end action .
action :: 'End' ; end action .
`
const open = () => createEditorDocument({ text: TEXT, layout: emptyLayout, name: 'x' })

test('D13: going to a plan that can be seen keeps the drawing, any other one fills it', () => {
  const document = open()
  document.open(['Root', 'Care'])
  expect(document.view.getState().base).toEqual(['Root', 'Care'])
  document.open(['Root'])
  document.expand(['Root/Care'], true)
  document.open(['Root', 'Care'])
  expect(document.view.getState().base).toEqual(['Root'])
  document.openAlone(['Root', 'Care'])
  expect(document.view.getState().base).toEqual(['Root', 'Care'])
})

test('D13: closing the plan in which the author is leaves them on it', () => {
  const document = open()
  document.expand(['Root/Care'], true)
  document.open(['Root', 'Care'])
  document.select({ kind: 'tasks', names: ['Wash'] })
  document.expand(['Root/Care'], false)
  expect(document.view.getState()).toMatchObject({
    base: ['Root'],
    plan: ['Root'],
    selection: { kind: 'tasks', names: ['Care'] },
  })
})

test('D13: a plan that gets another name stays open, and so it does when that is undone', () => {
  const document = open()
  document.expand(['Root/Care'], true)
  document.open(['Root', 'Care'])
  perform(document, (state, view) => renameTo(state, view, 'Care', 'Nursing'))
  expect(document.view.getState()).toMatchObject({ base: ['Root'], plan: ['Root', 'Nursing'] })
  expect([...document.view.getState().expanded]).toEqual(['Root/Nursing'])
  document.undo()
  expect([...document.view.getState().expanded]).toEqual(['Root/Care'])
})

test('tasks go to another plan with the arrows among them; one step back brings all of it', () => {
  const document = open()
  const places = new Map([
    ['One', { x: 0, y: 80 }],
    ['Two', { x: 0, y: 160 }],
  ])
  const seen = new Map([['Wash', { x: 0, y: 0 }]])
  perform(document, (state) => moveInto(state, { places, from: 'Root', to: 'Care', seen, open: ['Root', 'Care'] }))
  const { index, layout } = document.state.getState()
  const care = index.tasks.get('Care')
  expect(care?.kind === 'plan' && care.components.map(({ task }) => task.text)).toEqual(['Wash', 'One', 'Two'])
  expect(layout.positions['Care/Two']).toEqual({ x: 0, y: 160 })
  document.undo()
  expect(document.state.getState().text).toBe(TEXT)
})

test('G1: a plan is not put into itself, nor a task where it is already', () => {
  const { state } = open()
  const into = (name: string, to: string) =>
    moveInto(state.getState(), {
      places: new Map([[name, { x: 0, y: 0 }]]),
      from: 'Root',
      to,
      seen: new Map(),
      open: ['Root', to],
    })
  expect(into('Care', 'Care')).toMatchObject({ ok: false, reason: { id: 'refuse.intoItself' } })
  expect(into('One', 'Root')).toMatchObject({ ok: false, reason: { id: 'refuse.alreadyThere' } })
})

test.each([
  ['its head', { from: 'Two', to: 'One' }],
  ['its tail', { from: 'Care', to: 'End' }],
])('an arrow is led elsewhere by %s, in one step', (_, next) => {
  const document = open()
  perform(document, (state, view) => reconnect(state, view, { from: 'Two', to: 'End' }, next))
  const root = document.state.getState().index.tasks.get('Root')
  const arrows =
    root?.kind === 'plan'
      ? root.components.flatMap(({ task, scheduleConstraints }) =>
          scheduleConstraints.map(({ antecedent }) => `${antecedent.text}>${task.text}`),
        )
      : []
  expect(arrows).toContain(`${next.from}>${next.to}`)
  expect(arrows).not.toContain('Two>End')
  document.undo()
  expect(document.state.getState().text).toBe(TEXT)
})
