import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { startChecking } from './checking.ts'
import { createEditorDocument } from './create-document.ts'
import { emptyLayout } from './layout-change.ts'
import { words } from './words.ts'

const TEXT = `plan :: 'P' ; component :: 'A' ; end plan .
action :: 'A' ; precondition :: age > 3 ; end action .
data :: 'age' ; type :: integer ; end data .
`

function open() {
  const document = createEditorDocument({ text: TEXT, layout: emptyLayout, name: 'test' })
  const stop = startChecking(document, { today: () => '2026-01-01' })
  vi.runAllTimers()
  return { document, stop }
}

const unknownNames = (document: ReturnType<typeof open>['document']) =>
  document.state.getState().problems.filter(({ code }) => code.startsWith('name.'))

function replace(document: ReturnType<typeof open>['document'], from: string, to: string, merge?: string) {
  const start = document.state.getState().text.indexOf(from)
  document.transact({
    label: words('history.typing'),
    edits: [{ span: { start, end: start + from.length }, text: to }],
    ...(merge === undefined ? {} : { merge }),
  })
}

describe('problems', () => {
  beforeEach(() => void vi.useFakeTimers())
  afterEach(() => void vi.useRealTimers())

  test('P2: follow a gesture at once', () => {
    const { document } = open()
    replace(document, 'age > 3', 'agee > 3')
    expect(unknownNames(document)).toHaveLength(0)
    vi.advanceTimersByTime(100)
    expect(unknownNames(document)).toHaveLength(1)
  })

  test('P2: wait for a pause while the author types', () => {
    const { document } = open()
    replace(document, 'age > 3', 'agee > 3', 'typing')
    vi.advanceTimersByTime(300)
    expect(unknownNames(document)).toHaveLength(0)
    vi.advanceTimersByTime(300)
    expect(unknownNames(document)).toHaveLength(1)
  })

  test('P1: stay where they belong until the checks have run again', () => {
    const { document } = open()
    replace(document, 'age > 3', 'agee > 3')
    vi.runAllTimers()
    replace(document, "plan :: 'P'", "plan :: 'Longer'", 'typing')
    const [problem] = unknownNames(document)
    const { text } = document.state.getState()
    expect(text.slice(problem?.span.start, problem?.span.end)).toBe('agee')
  })

  test('P1: their fixes move along, except where the text itself was changed', () => {
    const { document } = open()
    replace(document, 'age > 3', 'agee > 3')
    vi.runAllTimers()
    const fixOf = () => unknownNames(document)[0]?.fixes?.[0]
    expect(fixOf()).toBeDefined()
    replace(document, "plan :: 'P'", "plan :: 'Longer'", 'typing')
    const { text } = document.state.getState()
    const [edit] = fixOf()?.edits ?? []
    expect(text.slice(edit?.span.start, edit?.span.end)).toBe('agee')
    replace(document, 'agee', 'ageee', 'typing')
    expect(fixOf()).toBeUndefined()
  })

  test('the list stays the same object while nothing new is found', () => {
    const { document } = open()
    replace(document, 'age > 3', 'agee > 3')
    vi.runAllTimers()
    const before = document.state.getState().problems
    replace(document, 'end data .', 'end data . // note')
    vi.runAllTimers()
    expect(document.state.getState().problems).toEqual(before)
  })

  test('stop when the document is left', () => {
    const { document, stop } = open()
    stop()
    replace(document, 'age > 3', 'agee > 3')
    vi.runAllTimers()
    expect(unknownNames(document)).toHaveLength(0)
  })
})
