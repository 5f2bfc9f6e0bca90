import { describe, expect, test } from 'vitest'
import type { Problem, QuickFix } from '../../proforma/index.ts'
import { createEditorDocument } from '../document/create-document.ts'
import { emptyLayout } from '../document/layout-change.ts'
import { entriesOf, fits } from './listing.ts'
import { safeFixes } from './safe-fixes.ts'

const TEXT = `plan :: 'P' ; component :: 'A' ; end plan .
action :: 'A' ; caption :: "Give fluids" ; end action .
`
const state = () => createEditorDocument({ text: TEXT, layout: emptyLayout, name: 'test' }).state.getState()

const problem = (code: string, severity: Problem['severity'], start: number, fixes?: readonly QuickFix[]): Problem => ({
  code,
  severity,
  span: { start, end: start + 1 },
  data: {},
  message: `message of ${code}`,
  ...(fixes && { fixes }),
})

const fix = (start: number, end: number, safe = true): QuickFix => ({
  title: 'mend',
  edits: [{ span: { start, end }, text: 'x' }],
  safe,
})

describe('the list of problems', () => {
  const inAction = TEXT.indexOf('caption')

  test('tells what blocks first, and where each stands', () => {
    const entries = entriesOf([problem('a', 'hint', 3), problem('b', 'error', inAction)], state())
    expect(entries.map(({ key, caption }) => [key, caption])).toEqual([
      ['b A 0', 'Give fluids'],
      ['a P 0', 'P'],
    ])
  })

  test('keeps the name of an entry while the text above it changes', () => {
    const before = entriesOf([problem('b', 'error', inAction), problem('b', 'error', inAction + 4)], state())
    const after = entriesOf([problem('b', 'error', inAction + 1), problem('b', 'error', inAction + 6)], state())
    expect(after.map(({ key }) => key)).toEqual(before.map(({ key }) => key))
  })

  test('is filtered by words of the message, the code and the place', () => {
    const [entry] = entriesOf([problem('unit.scale', 'check', inAction)], state())
    for (const query of ['', 'fluids', 'SCALE message', 'A'])
      expect(entry !== undefined && fits(entry, query), query).toBe(true)
    expect(entry !== undefined && fits(entry, 'fluids potassium')).toBe(false)
  })
})

describe('safe fixes together', () => {
  test('leave out what is not safe and what touches another', () => {
    const problems = [
      problem('a', 'check', 0, [fix(0, 2)]),
      problem('b', 'check', 1, [fix(1, 3)]),
      problem('c', 'check', 5, [fix(5, 6, false)]),
      problem('d', 'check', 8, [fix(8, 9)]),
      problem('e', 'check', 9),
    ]
    expect(safeFixes(problems)).toMatchObject({ count: 2 })
    expect(safeFixes(problems).edits.map(({ span }) => span.start)).toEqual([0, 8])
  })
})
