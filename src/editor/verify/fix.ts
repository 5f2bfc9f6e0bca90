import type { TextEdit } from '../../proforma/index.ts'
import type { Finding } from '../../verifier/index.ts'
import { difference } from '../document/text-change.ts'

/** A repair that the verifier suggests, in the text as it is now. */
export interface Repair {
  readonly title: string
  readonly edit: TextEdit
  /** What stands there and what would stand there, in whole lines. */
  readonly before: readonly string[]
  readonly after: readonly string[]
  /** Number of the first of these lines, from 1. */
  readonly line: number
}

/**
 * The repair of a finding, moved to the text as it is now; nothing when none is known, or when the place itself has been
 * changed since.
 *
 * @param checked the text that the finding is about
 */
export function repairOf(finding: Finding, checked: string, now: string): Repair | undefined {
  const { edit } = finding
  if (edit === undefined) return undefined
  const offset = offsetNow(edit.offset, edit.offset + edit.length, checked, now)
  if (offset === undefined) return undefined
  const span = { start: offset, end: offset + edit.length }
  const changed = now.slice(0, span.start) + edit.text + now.slice(span.end)
  return {
    title: edit.title,
    edit: { span, text: edit.text },
    ...linesAround(now, changed, span.start, span.end, edit.text.length),
  }
}

function offsetNow(start: number, end: number, checked: string, now: string): number | undefined {
  const change = difference(checked, now)
  if (change === undefined || end <= change.span.start) return start
  if (start < change.span.end) return undefined
  return start + change.text.length - (change.span.end - change.span.start)
}

function linesAround(
  before: string,
  after: string,
  start: number,
  end: number,
  length: number,
): Pick<Repair, 'before' | 'after' | 'line'> {
  const from = before.lastIndexOf('\n', start - 1) + 1
  const cut = (text: string, last: number): string[] => {
    const to = text.indexOf('\n', last)
    const lines = text.slice(from, to < 0 ? text.length : to).split('\n')
    while (lines.length > 0 && lines.at(-1)?.trim() === '') lines.pop()
    return lines
  }
  const old = cut(before, Math.max(start, end - (before[end - 1] === '\n' ? 1 : 0)))
  const fresh = cut(after, start + length)
  return { before: old, after: fresh, line: before.slice(0, from).split('\n').length }
}

/** How many lines two texts have in common at their beginning, and after those at their end. */
export function sameAtBothEnds(
  before: readonly string[],
  after: readonly string[],
): { readonly first: number; readonly last: number } {
  const shorter = Math.min(before.length, after.length)
  let first = 0
  while (first < shorter && before[first] === after[first]) first++
  let last = 0
  while (last < shorter - first && before.at(-1 - last) === after.at(-1 - last)) last++
  return { first, last }
}
