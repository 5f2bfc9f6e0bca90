import { describe, expect, test } from 'vitest'
import { createEditorDocument } from './create-document.ts'
import { emptyLayout } from './layout-change.ts'
import { words } from './words.ts'

const TEXT = `plan :: 'P' ;
  component :: 'A' ; // first
  component :: 'Q' ;
end plan .
action :: 'A' ; caption :: "Do it" ; end action .
plan :: 'Q' ; component :: 'B' ; end plan .
action :: 'B' ; end action .
`

function open(text = TEXT) {
  let time = 0
  return createEditorDocument({ text, layout: emptyLayout, name: 'test', now: () => time++ })
}

function replace(document: ReturnType<typeof open>, from: string, to: string) {
  const start = document.state.getState().text.indexOf(from)
  if (start < 0) throw new Error(`The text has no ${from}.`)
  return document.transact({
    label: words('history.typing'),
    edits: [{ span: { start, end: start + from.length }, text: to }],
  })
}

describe('a document', () => {
  test('D1: opening changes nothing', () => {
    const { text, past, layout, revision } = open().state.getState()
    expect({ text, past, layout, revision }).toEqual({ text: TEXT, past: [], layout: emptyLayout, revision: 0 })
  })

  test('opens at the root plan', () => {
    expect(open().view.getState().plan).toEqual(['P'])
  })

  test('D2: a refused transaction changes nothing and says so', () => {
    const document = open()
    const outcome = document.transact({
      label: words('history.typing'),
      edits: [{ span: { start: 0, end: 9999 }, text: '' }],
    })
    expect(outcome).toEqual({ ok: false, reason: words('refuse.edits') })
    expect(document.state.getState().text).toBe(TEXT)
  })

  test('D5: a broken definition stays in its last sound form, the others are live', () => {
    const document = open()
    replace(document, '"Do it"', '"Do')
    const { index, outdated, parsed } = document.state.getState()
    expect(parsed.problems.length).toBeGreaterThan(0)
    expect(index.tasks.get('A')?.caption?.value).toBe('Do it')
    expect(outdated.has('A')).toBe(true)
    expect(index.tasks.has('B')).toBe(true)
    expect(index.root).toBe('P')
  })

  test('D5: nothing old is left once the text is sound', () => {
    const document = open()
    replace(document, `caption :: "Do it" ;`, `caption :: `)
    replace(document, `caption :: `, ``)
    const { index, outdated } = document.state.getState()
    expect(outdated.size).toBe(0)
    expect(index.tasks.get('A')?.caption).toBeUndefined()
  })

  test('D6: undo brings back plan and selection', () => {
    const document = open()
    document.select({ kind: 'tasks', names: ['A'] })
    replace(document, '"Do it"', '"Do that"')
    document.open(['P', 'Q'])
    document.undo()
    expect(document.view.getState()).toMatchObject({ plan: ['P'], selection: { kind: 'tasks', names: ['A'] } })
  })

  test('D6: a plan that is gone is left for the one around it', () => {
    const document = open()
    document.open(['P', 'Q'])
    replace(document, `  component :: 'Q' ;\n`, '')
    expect(document.view.getState().plan).toEqual(['P'])
  })

  test('D11: moving about cannot be undone', () => {
    const document = open()
    document.open(['P', 'Q'])
    expect(document.undo()).toEqual({ ok: false, reason: words('announce.nothingToUndo') })
    expect(document.view.getState().plan).toEqual(['P', 'Q'])
  })

  test('goes to any entry of the history and back', () => {
    const document = open()
    replace(document, '"Do it"', '"one"')
    replace(document, '"one"', '"two"')
    replace(document, '"two"', '"three"')
    const ids = document.state.getState().past.map(({ id }) => id)
    document.goTo(ids[0] ?? 0)
    expect(document.state.getState().text).toContain('"one"')
    document.goTo(ids[2] ?? 0)
    expect(document.state.getState().text).toContain('"three"')
    document.goTo(0)
    expect(document.state.getState().text).toBe(TEXT)
  })

  test('definitions that did not change are the same objects', () => {
    const document = open()
    const before = document.state.getState().index.tasks.get('B')
    replace(document, 'Do it', 'Do that')
    expect(document.state.getState().index.tasks.get('B')).toBe(before)
  })
})
