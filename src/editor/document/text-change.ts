import { applyEdits, EditError, type TextEdit } from '../../proforma/index.ts'

export { applyEdits, EditError }

/** In text order; edits at one place keep the order in which they were given. Throws `EditError` (rule D2). */
export function inOrder(edits: readonly TextEdit[], length: number): TextEdit[] {
  const sorted = edits
    .map((edit, index) => ({ edit, index }))
    .sort((a, b) => a.edit.span.start - b.edit.span.start || a.edit.span.end - b.edit.span.end || a.index - b.index)
    .map(({ edit }) => edit)
  let reached = 0
  for (const { span } of sorted) {
    if (span.start < reached || span.end < span.start || span.end > length)
      throw new EditError(
        'overlap',
        `An edit at ${span.start}..${span.end} overlaps another or leaves the text of ${length} characters.`,
      )
    reached = span.end
  }
  return sorted
}

/** The edits that take `edits` back, in the coordinates of the text after them. Throws `EditError`. */
export function invert(text: string, edits: readonly TextEdit[]): TextEdit[] {
  let shift = 0
  return inOrder(edits, text.length).map(({ span, text: inserted }) => {
    const start = span.start + shift
    shift += inserted.length - (span.end - span.start)
    return { span: { start, end: start + inserted.length }, text: text.slice(span.start, span.end) }
  })
}

/** Where an offset of the text before the edits is after them; at an insertion it stays before what is inserted. */
export function mapOffset(offset: number, edits: readonly TextEdit[]): number {
  let shift = 0
  for (const { span, text } of edits.toSorted((a, b) => a.span.start - b.span.start)) {
    if (span.end <= offset && span.start < offset) shift += text.length - (span.end - span.start)
    else if (span.start < offset) return span.start + shift
    else break
  }
  return offset + shift
}

/** The one edit that turns `before` into `after`, by what they have in common at both ends; none if they are equal. */
export function difference(before: string, after: string): TextEdit | undefined {
  if (before === after) return undefined
  const shorter = Math.min(before.length, after.length)
  let start = 0
  while (start < shorter && before.charCodeAt(start) === after.charCodeAt(start)) start++
  let tail = 0
  while (
    tail < shorter - start &&
    before.charCodeAt(before.length - 1 - tail) === after.charCodeAt(after.length - 1 - tail)
  )
    tail++
  return { span: { start, end: before.length - tail }, text: after.slice(start, after.length - tail) }
}
