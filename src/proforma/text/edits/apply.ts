import type { Span, TextEdit } from '../../model/index.ts'

/** An edit that cannot be made; `message` says why in words for the author. */
export class EditError extends Error {
  readonly code: 'unknown-target' | 'not-allowed' | 'duplicate' | 'invalid-name' | 'overlap' | 'unreadable'

  constructor(code: EditError['code'], message: string) {
    super(message)
    this.name = 'EditError'
    this.code = code
  }
}

/** Edits in text order; insertions at one place keep the order in which they were given. */
function inOrder(edits: readonly TextEdit[]): TextEdit[] {
  return edits
    .map((edit, i) => ({ edit, i }))
    .sort((a, b) => a.edit.span.start - b.edit.span.start || a.edit.span.end - b.edit.span.end || a.i - b.i)
    .map(({ edit }) => edit)
}

/** Removals that meet take the space between them twice: they become one. Other edits stay as they are. */
export function joinRemovals(edits: readonly TextEdit[]): TextEdit[] {
  const joined: TextEdit[] = []
  for (const edit of inOrder(edits)) {
    const last = joined[joined.length - 1]
    const meets = last !== undefined && last.text === '' && edit.text === '' && edit.span.start < last.span.end
    if (!meets) joined.push(edit)
    else {
      const end = Math.max(last.span.end, edit.span.end)
      joined[joined.length - 1] = { span: { start: last.span.start, end }, text: '' }
    }
  }
  return joined
}

/**
 * The text with all edits made at once; spans are those of the text before (E1).
 *
 * @throws EditError `overlap` when two edits replace the same characters or one lies outside the text
 */
export function applyEdits(text: string, edits: readonly TextEdit[]): string {
  let result = ''
  let at = 0
  for (const { span, text: replacement } of inOrder(edits)) {
    if (span.start < at || span.end < span.start || span.end > text.length) {
      throw new EditError('overlap', 'Two edits replace the same characters, or one lies outside the text.')
    }
    result += text.slice(at, span.start) + replacement
    at = span.end
  }
  return result + text.slice(at)
}

/**
 * Where a place of the text before is in the text after (E2). A replaced place becomes its replacement; what is inserted at
 * the start of a span comes before it, what is inserted at its end after it.
 */
export function mapSpan(span: Span, edits: readonly TextEdit[]): Span {
  const empty = span.start === span.end
  const start = mapOffset(span.start, edits, 'after')
  return empty ? { start, end: start } : { start, end: Math.max(start, mapOffset(span.end, edits, 'before')) }
}

function mapOffset(offset: number, edits: readonly TextEdit[], side: 'before' | 'after'): number {
  let moved = 0
  for (const { span, text } of inOrder(edits)) {
    if (span.start > offset || (span.start === offset && side === 'before')) break
    const insertion = span.start === span.end
    if (insertion || span.end <= offset) moved += text.length - (span.end - span.start)
    else {
      const inside = side === 'before' ? text.length : 0
      return span.start + moved + inside
    }
  }
  return offset + moved
}
