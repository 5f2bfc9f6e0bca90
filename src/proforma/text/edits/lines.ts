import type { Span, TextEdit } from '../../model/index.ts'
import { isSpace, Scanner } from '../scan.ts'

/** Whether a character ends a line. */
function isBreak(text: string, at: number): boolean {
  return text[at] === '\n' || text[at] === '\r'
}

/** The layout of a text: how its lines end and how deep they are indented, so that new ones look like their neighbours (E3). */
export class Lines {
  readonly text: string
  readonly eol: string
  readonly #scanner: Scanner

  constructor(text: string) {
    this.text = text
    this.#scanner = new Scanner(text)
    this.eol = /\r\n|\n|\r/.exec(text)?.[0] ?? '\n'
  }

  lineStart(offset: number): number {
    let at = offset
    while (at > 0 && !isBreak(this.text, at - 1)) at--
    return at
  }

  /** The offset after the line break that ends the line, or the end of the text. */
  nextLine(offset: number): number {
    const end = this.#scanner.lineEnd(offset)
    return this.text.startsWith('\r\n', end) ? end + 2 : Math.min(end + 1, this.text.length)
  }

  /** The space before a place, when nothing but space stands before it on its line. */
  indentBefore(offset: number): string | undefined {
    const before = this.text.slice(this.lineStart(offset), offset)
    return /^[^\S\n\r]*$/.test(before) ? before.replace(/^\uFEFF/, '') : undefined
  }

  /** The indentation of the line that holds a place. */
  indentOf(offset: number): string {
    return /^[ \t]*/.exec(this.text.slice(this.lineStart(offset), offset))?.[0] ?? ''
  }

  /**
   * After a statement that ends at `offset`: the end of its line, comments on it included, when nothing else stands there;
   * otherwise nothing, and what is new goes on the same line.
   */
  lineEndAfter(offset: number): number | undefined {
    let at = offset
    for (;;) {
      while (isSpace(this.text.charCodeAt(at)) && !isBreak(this.text, at)) at++
      if (at >= this.text.length || isBreak(this.text, at)) return at
      if (!this.#scanner.isComment(at)) return undefined
      at = this.#scanner.comment(at).end
    }
  }

  /** New lines after a statement: on lines of their own, or on its line when the text goes on there. */
  insertAfter(offset: number, lines: readonly string[], indent: string): TextEdit {
    const end = this.lineEndAfter(offset)
    if (end === undefined) {
      const inline = lines.map((line) => ` ${line.trimStart()}`).join('')
      return { span: { start: offset, end: offset }, text: inline }
    }
    const text = lines.map((line) => this.eol + indent + line).join('')
    return { span: { start: end, end }, text }
  }

  /** The span of a statement or block, with its whole lines when nothing else stands on them. */
  wholeLines(span: Span): Span {
    const indent = this.indentBefore(span.start)
    const end = this.lineEndAfter(span.end)
    if (indent === undefined || end === undefined || !this.#onlySpace(span.end, end)) return this.#withSpace(span)
    return { start: this.lineStart(span.start), end: this.nextLine(end) }
  }

  #onlySpace(from: number, to: number): boolean {
    return this.text.slice(from, to).trim() === ''
  }

  /** On a shared line the space after goes too, or before when there is none after. */
  #withSpace({ start, end }: Span): Span {
    let after = end
    while (this.text[after] === ' ' || this.text[after] === '\t') after++
    if (after > end && !isBreak(this.text, after)) return { start, end: after }
    let before = start
    if (this.indentBefore(start) === undefined) {
      while (this.text[before - 1] === ' ' || this.text[before - 1] === '\t') before--
    }
    return { start: before, end }
  }

  remove(span: Span): TextEdit {
    return { span: this.wholeLines(span), text: '' }
  }

  /** The block of a part with what belongs to it: comment lines directly above and a comment after it on its line. */
  block(span: Span): Span {
    const indent = this.indentBefore(span.start)
    const end = this.lineEndAfter(span.end)
    if (indent === undefined || end === undefined) return this.#withSpace(span)
    let start = this.lineStart(span.start)
    for (let above = this.#commentLineAbove(start); above !== undefined; above = this.#commentLineAbove(start)) {
      start = above
    }
    return { start, end: this.nextLine(end) }
  }

  /** The start of the line above when it holds nothing but one comment. */
  #commentLineAbove(start: number): number | undefined {
    if (start === 0) return undefined
    const above = this.lineStart(this.text.startsWith('\r\n', start - 2) ? start - 2 : start - 1)
    const line = this.text.slice(above, start).trim()
    return line.startsWith('//') || /^\/\*(?:(?!\*\/)[\s\S])*\*\/$/.test(line) ? above : undefined
  }
}
