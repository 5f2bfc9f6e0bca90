import { describe, expect, test } from 'vitest'
import { createEditorDocument } from '../document/create-document.ts'
import { emptyLayout } from '../document/layout-change.ts'
import { translate } from '../messages/index.ts'
import { changeGroups, compareVersions } from './comparison.ts'
import { restoreVersion } from './restore.ts'
import { unionOf } from './union.ts'

const OLD = `plan :: 'P' ;
  component :: 'a' ;
  component :: 'b' ; schedule_constraint :: completed('a') ;
  component :: 'c' ; schedule_constraint :: completed('b') ;
end plan .
action :: 'a' ; caption :: "Ask" ; end action .
plan :: 'b' ; component :: 'inner' ; end plan .
action :: 'inner' ; caption :: "Look" ; end action .
action :: 'c' ; caption :: "Send home" ; end action .
`
const NEW = `plan :: 'P' ;
  component :: 'a' ;
  component :: 'b' ;
  component :: 'd' ; schedule_constraint :: completed('a') ;
end plan .
action :: 'a' ; caption :: "Ask" ; end action .
plan :: 'b' ; component :: 'inner' ; end plan .
action :: 'inner' ; caption :: "Look again" ; end action .
action :: 'd' ; caption :: "Admit" ; end action .
`

const compare = (before: string, after: string) =>
  compareVersions(
    { text: before, layout: { version: 1, positions: { 'P/c': { x: 1, y: 2 } } }, label: 'old' },
    { text: after, layout: emptyLayout, label: 'new' },
  )

describe('two versions in one drawing', () => {
  const { index, marks, layout } = unionOf(compare(OLD, NEW))

  test('holds what both have, with what came, went and changed', () => {
    const plan = marks.get('P')
    expect([...(plan?.tasks ?? [])]).toEqual([
      ['b', 'changed'],
      ['d', 'added'],
      ['c', 'removed'],
    ])
    expect([...(plan?.arrows ?? [])]).toEqual([
      ['a→b', 'removed'],
      ['a→d', 'added'],
      ['b→c', 'removed'],
    ])
    expect([...index.tasks.keys()]).toContain('c')
  })

  test('what is gone keeps its place', () => {
    expect(layout.positions['P/c']).toEqual({ x: 1, y: 2 })
  })

  test('a renamed task is one and the same', () => {
    const renamed = compare(OLD, OLD.replaceAll("'c'", "'home'"))
    const union = unionOf(renamed)
    expect([...(union.marks.get('P')?.tasks ?? [])]).toEqual([['home', 'changed']])
    expect(union.layout.positions['P/home']).toEqual({ x: 1, y: 2 })
  })
})

test('sentences stand together by definition, in the language of the page', () => {
  const groups = changeGroups(compare(OLD, NEW), translate)
  expect(groups.map(({ place, changes }) => [place, changes.map(({ what }) => what)])).toEqual([
    ['Plan “P”', ['step “b”: no longer waits for “Ask”', 'new step “Admit”', 'step “Send home” was taken out']],
    ['Action “Look again”', ['caption is now “Look again”, was “Look”']],
    ['Action “Admit”', ['is new']],
    ['Action “Send home”', ['was removed']],
  ])
})

test('going back to a version is one entry of the history, and undo takes it back', () => {
  const layout = { version: 1, positions: { 'P/a': { x: 5, y: 5 }, 'P/d': { x: 9, y: 9 } } } as const
  const document = createEditorDocument({ text: NEW, layout, name: 'p' })
  const before = document.state.getState()
  restoreVersion(document, {
    text: OLD,
    layout: { version: 1, positions: { 'P/a': { x: 1, y: 1 } } },
    label: 'First',
    scenarios: [{ name: 'one' }],
  })
  expect(document.state.getState()).toMatchObject({
    text: OLD,
    scenarios: [{ name: 'one' }],
    layout: { positions: { 'P/a': { x: 1, y: 1 } } },
    past: [{ label: { id: 'history.restoreVersion', values: { name: 'First' } } }],
  })
  expect(document.state.getState().layout.positions['P/d']).toBeUndefined()
  document.undo()
  expect(document.state.getState()).toMatchObject({ text: before.text, layout: before.layout, scenarios: [], past: [] })
})
