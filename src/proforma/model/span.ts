/**
 * A half-open range of UTF-16 code units, `[start, end)`.
 *
 * Spans inside a definition are relative to the start of that definition, so that an edit in one
 * definition leaves the parsed form of every other one untouched (see `ParsedDefinition.offset`).
 */
export interface Span {
  readonly start: number
  readonly end: number
}

/** The same range in the coordinates of the document, given the offset of the owning definition. */
export function absolute(span: Span, offset: number): Span {
  return { start: span.start + offset, end: span.end + offset }
}

/** One replacement in a text: the characters of `span` (document coordinates) become `text`. */
export interface TextEdit {
  readonly span: Span
  readonly text: string
}
