import { expect, test } from 'vitest'
import { emptyLayout } from './layout-change.ts'
import { createEditorDocument } from './create-document.ts'
import { createVisits } from './visits.ts'

const TEXT = `plan :: 'Root' ; component :: 'Care' ; component :: 'End' ; end plan .
plan :: 'Care' ; component :: 'Wash' ; end plan .
action :: 'Wash' ; end action .
action :: 'End' ; end action .
`

function open() {
  let time = 0
  const document = createEditorDocument({ text: TEXT, layout: emptyLayout, name: 'x', now: () => time })
  const visits = createVisits(document, () => time)
  visits.watch()
  const at = () => {
    const { plan, selection } = document.view.getState()
    return [plan.join('/'), selection.kind === 'tasks' ? selection.names.join() : selection.kind]
  }
  return { document, visits, at, wait: () => (time += 5000) }
}

test('back and forward lead through the places that were visited', () => {
  const { document, visits, at, wait } = open()
  document.select({ kind: 'tasks', names: ['End'] })
  wait()
  document.open(['Root', 'Care'])
  document.select({ kind: 'tasks', names: ['Wash'] })
  wait()
  visits.back()
  expect(at()).toEqual(['Root', 'End'])
  expect(visits.state.getState()).toEqual({ back: 0, forward: 1 })
  visits.forward()
  expect(at()).toEqual(['Root/Care', 'Wash'])
})

test('what is passed by quickly is no place, and a new way forgets the old one forward', () => {
  const { document, visits, at, wait } = open()
  document.select({ kind: 'tasks', names: ['End'] })
  wait()
  document.select({ kind: 'tasks', names: ['Care'] })
  document.select({ kind: 'tasks', names: ['Care', 'End'] })
  wait()
  visits.back()
  expect(at()).toEqual(['Root', 'End'])
  document.select({ kind: 'definition', name: 'Wash' })
  expect(visits.state.getState().forward).toBe(0)
})

test('D11: a place that is gone is left out, and going about is no part of the history', () => {
  const { document, visits, at, wait } = open()
  document.open(['Root', 'Care'])
  wait()
  document.open(['Root'])
  wait()
  const span = { start: TEXT.indexOf("component :: 'Care' ;"), end: TEXT.indexOf("component :: 'End'") }
  document.transact({ label: { id: 'history.typing' }, edits: [{ span, text: '' }] })
  visits.back()
  expect(at()[0]).toBe('Root')
  expect(document.state.getState().past).toHaveLength(1)
})
