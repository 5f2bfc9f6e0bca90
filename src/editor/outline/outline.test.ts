import { describe, expect, test } from 'vitest'
import { createEditorDocument } from '../document/create-document.ts'
import { addTask } from '../document/gestures/index.ts'
import { emptyLayout } from '../document/layout-change.ts'
import { perform } from '../document/perform.ts'
import { movedIn, movedOut, movedTo } from './outline-moves.ts'
import { countAside, ROW_HEIGHT, rowsBetween, typedAhead, visibleRows, withoutAside } from './outline-rows.ts'
import { byKey, outlineTree } from './outline-tree.ts'

const TEXT = `plan :: 'Root' ; component :: 'One' ; component :: 'Care' ; component :: 'End' ; end plan .
plan :: 'Care' ; component :: 'Wash' ; component :: 'Feed' ; end plan .
action :: 'One' ; end action .
action :: 'Wash' ; end action .
action :: 'Feed' ; end action .
action :: 'End' ; end action .
data :: 'age' ; type :: integer ; end data .
`

function open() {
  const document = createEditorDocument({ text: TEXT, layout: emptyLayout, name: 'x' })
  const tree = () => outlineTree(document.state.getState().index, (id) => id)
  const node = (key: string) => {
    const found = byKey(tree()).get(key)
    if (!found) throw new Error(`There is no line ${key}.`)
    return found
  }
  const tasks = (plan: string) =>
    byKey(tree())
      .get(plan)
      ?.children.map(({ name }) => name)
  return { document, tree, node, tasks }
}

describe('the lines of the outline', () => {
  const { tree } = open()
  const rows = visibleRows(tree(), new Set(['Root', 'Root/Care']))

  test('are those of open branches, with their level and place', () => {
    expect(rows.map(({ node, level, at, of }) => `${level} ${node.name} ${at}/${of}`)).toEqual([
      '1 Root 1/2',
      '2 One 1/3',
      '2 Care 2/3',
      '3 Wash 1/2',
      '3 Feed 2/2',
      '2 End 3/3',
      '1 dataItems 2/2',
    ])
  })

  test('are on the page only where they can be seen', () => {
    expect(rowsBetween(rows, ROW_HEIGHT * 2, ROW_HEIGHT * 3, 0)).toEqual([2, 4])
    expect(rowsBetween(rows, 0, 10_000, 3)).toEqual([0, rows.length])
  })

  test('without what plays no part in a finding are those that do, and the plans around them', () => {
    const aside = new Set(['One', 'Care', 'Wash', 'End', 'age'])
    const near = withoutAside(tree(), aside)
    expect([...byKey(near).keys()]).toEqual(['Root', 'Root/Care', 'Root/Care/Feed'])
    expect(countAside(tree(), aside)).toEqual({ near: 2, all: 7 })
    expect(withoutAside(tree(), new Set())).toEqual(tree())
  })

  test('are found by typing their beginning', () => {
    expect(typedAhead(rows, 0, 'fe')?.node.name).toBe('Feed')
    expect(typedAhead(rows, 4, 'o')?.node.name).toBe('One')
    expect(typedAhead(rows, 0, 'zz')).toBeUndefined()
  })
})

describe('tasks move in the outline', () => {
  test('before and after others, into plans, with the plan opened', () => {
    const { document, tree, node, tasks } = open()
    perform(document, (state) => movedTo(state, byKey(tree()), node('Root/End'), { key: 'Root/One', where: 'before' }))
    expect(tasks('Root')).toEqual(['End', 'One', 'Care'])
    perform(document, (state) => movedTo(state, byKey(tree()), node('Root/End'), { key: 'Root/Care', where: 'into' }))
    expect(tasks('Root/Care')).toEqual(['Wash', 'Feed', 'End'])
    expect(document.view.getState()).toMatchObject({
      plan: ['Root', 'Care'],
      selection: { kind: 'tasks', names: ['End'] },
    })
  })

  test('out of a plan, and into the one that stands before', () => {
    const { document, tree, node, tasks } = open()
    perform(document, (state) => movedOut(state, byKey(tree()), node('Root/Care/Wash')))
    expect(tasks('Root')).toEqual(['One', 'Care', 'Wash', 'End'])
    perform(document, (state) => movedIn(state, byKey(tree()), node('Root/Wash')))
    expect(tasks('Root/Care')).toEqual(['Feed', 'Wash'])
    document.undo()
    document.undo()
    expect(document.state.getState().text).toBe(TEXT)
  })

  test('what is not possible says why', () => {
    const { document, tree, node } = open()
    const state = document.state.getState()
    const all = byKey(tree())
    expect(movedOut(state, all, node('Root/One'))).toMatchObject({ ok: false, reason: { id: 'refuse.topPlan' } })
    expect(movedIn(state, all, node('Root/One'))).toMatchObject({ ok: false, reason: { id: 'refuse.noPlanBefore' } })
    expect(movedTo(state, all, node('Root/Care'), { key: 'Root/Care', where: 'into' })).toMatchObject({ ok: false })
  })
})

test('a task is added where the outline says, and the plan that it is in is worked on', () => {
  const { document, tasks } = open()
  const name = perform(document, (state) =>
    addTask(state, { kind: 'decision', path: ['Root', 'Care'], before: 'Feed' }),
  )
  expect(tasks('Root/Care')).toEqual(['Wash', name, 'Feed'])
  expect(document.view.getState().plan).toEqual(['Root', 'Care'])
})
