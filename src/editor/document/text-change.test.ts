import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { TextEdit } from '../../proforma/index.ts'
import { applyEdits, difference, EditError, invert, mapOffset } from './text-change.ts'

const at = (start: number, end: number, text: string): TextEdit => ({ span: { start, end }, text })

/** A text and edits that fit it: cut points in order, every second stretch replaced. */
const textAndEdits = fc
  .tuple(
    fc.string({ maxLength: 60, unit: 'binary' }),
    fc.array(fc.tuple(fc.nat(60), fc.nat(60), fc.string({ maxLength: 6 })), { maxLength: 5 }),
  )
  .map(([text, wanted]) => {
    const edits: TextEdit[] = []
    let reached = 0
    for (const [skip, take, inserted] of wanted) {
      const start = Math.min(text.length, reached + (skip % 9))
      const end = Math.min(text.length, start + (take % 7))
      edits.push(at(start, end, inserted))
      reached = end
    }
    return { text, edits }
  })

describe('text edits', () => {
  test('are all in the coordinates of the text before', () => {
    expect(applyEdits('abcdef', [at(4, 5, 'E'), at(1, 2, 'BB'), at(6, 6, '!')])).toBe('aBBcdEf!')
  })

  test('D2: refuse to overlap or to leave the text', () => {
    expect(() => applyEdits('abc', [at(0, 2, ''), at(1, 3, '')])).toThrow(EditError)
    expect(() => applyEdits('abc', [at(2, 4, '')])).toThrow(EditError)
    expect(() => applyEdits('abc', [at(-1, 1, '')])).toThrow(EditError)
  })

  test('D10: are taken back to the byte by their inverse', () => {
    fc.assert(
      fc.property(textAndEdits, ({ text, edits }) => {
        const after = applyEdits(text, edits)
        expect(applyEdits(after, invert(text, edits))).toBe(text)
      }),
    )
  })

  test('the difference of two texts is one edit that makes one of the other', () => {
    fc.assert(
      fc.property(fc.string(), fc.string(), (before, after) => {
        const edit = difference(before, after)
        expect(edit ? applyEdits(before, [edit]) : before).toBe(after)
      }),
    )
  })

  test('the difference is as small as what is common at both ends allows', () => {
    expect(difference('component :: a ;', 'component :: ab ;')).toEqual(at(14, 14, 'b'))
    expect(difference('aa', 'aaa')).toEqual(at(2, 2, 'a'))
    expect(difference('same', 'same')).toBeUndefined()
  })

  test('an offset moves with the text before it', () => {
    const edits = [at(2, 4, 'xyz'), at(8, 8, '!!')]
    expect(mapOffset(1, edits)).toBe(1)
    expect(mapOffset(3, edits)).toBe(2)
    expect(mapOffset(6, edits)).toBe(7)
    expect(mapOffset(9, edits)).toBe(12)
  })
})
