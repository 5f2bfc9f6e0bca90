import type { TextEdit } from '../../model/index.ts'

/** The text with the edits done; they must not overlap. */
export function applyEdits(text: string, edits: readonly TextEdit[]): string {
  let result = ''
  let at = 0
  for (const { span, text: replacement } of [...edits].sort(
    (a, b) => a.span.start - b.span.start || b.span.end - a.span.end,
  )) {
    // What stands inside something that goes as a whole is gone with it.
    if (span.start < at) continue
    result += text.slice(at, span.start) + replacement
    at = span.end
  }
  return result + text.slice(at)
}

/** Lines of which nothing is left but white space go as a whole. */
export function withoutEmptiedLines(text: string, edits: readonly TextEdit[]): TextEdit[] {
  const removed = edits.filter((edit) => edit.text === '').sort((a, b) => a.span.start - b.span.start)
  const lines = new Map<number, number>()
  for (const { span } of removed) {
    const start = text.lastIndexOf('\n', span.start - 1) + 1
    const newline = text[span.end - 1] === '\n' ? span.end - 1 : text.indexOf('\n', span.end)
    lines.set(start, Math.max(lines.get(start) ?? 0, newline < 0 ? text.length : newline + 1))
  }
  const emptied = [...lines].filter(
    ([start, end]) => applyEdits(text.slice(start, end), inside(removed, start, end)).trim() === '',
  )
  return [...edits, ...emptied.map(([start, end]) => ({ span: { start, end }, text: '' }))]
}

function inside(edits: readonly TextEdit[], start: number, end: number): TextEdit[] {
  return edits
    .filter(({ span }) => span.start >= start && span.end <= end)
    .map(({ span, text }) => ({ span: { start: span.start - start, end: span.end - start }, text }))
}

/** Takes a statement away, with its line when it stands there alone. */
export function removal(text: string, start: number, end: number): TextEdit {
  const lineStart = text.lastIndexOf('\n', start - 1) + 1
  const newline = text.indexOf('\n', end)
  const lineEnd = newline < 0 ? text.length : newline + 1
  const alone = text.slice(lineStart, start).trim() === '' && text.slice(end, lineEnd).trim() === ''
  return { span: alone ? { start: lineStart, end: lineEnd } : { start, end }, text: '' }
}

/**
 * Takes away a statement that was put behind another one, with the blank or the line break before it (the way the export writes `ltwh`):
 * the ending of the line stays as it was, whichever kind the text has.
 */
export function removalBehind(text: string, start: number, end: number): TextEdit {
  const { span } = removal(text, start, end)
  const isWithin = span.start === start && span.end === end
  if (isWithin) return { span: { start: text[start - 1] === ' ' ? start - 1 : start, end }, text: '' }
  const before = text[span.start - 2] === '\r' ? span.start - 2 : span.start - 1
  return { span: { start: Math.max(0, before), end }, text: '' }
}
