import { expect, test } from 'vitest'
import type { Problem } from '../../proforma/index.ts'
import { moveProblems } from './problems.ts'

test('P1: fixes are worked out when they are looked at, not when the text before them changes', () => {
  let workedOut = 0
  const problem: Problem = {
    code: 'name.unknown',
    severity: 'error',
    span: { start: 10, end: 14 },
    data: {},
    message: 'Unknown.',
    fixes: [
      {
        title: 'Use the other name',
        safe: false,
        get edits() {
          workedOut += 1
          return [{ span: { start: 10, end: 14 }, text: 'age' }]
        },
      },
    ],
  }
  const once = moveProblems([problem], { span: { start: 0, end: 0 }, text: 'ab' })
  const [twice] = moveProblems(once, { span: { start: 1, end: 1 }, text: 'c' })
  expect(twice?.span).toEqual({ start: 13, end: 17 })
  expect(workedOut).toBe(0)
  expect(twice?.fixes).toEqual([
    { title: 'Use the other name', safe: false, edits: [{ span: { start: 13, end: 17 }, text: 'age' }] },
  ])
})
