/**
 * The lowest level of reading: where a comment, a text or a quoted name ends. The splitter and the lexer
 * use the same functions, so that they agree on every input, however broken (T6–T8).
 */

const QUOTE = 34
const APOSTROPHE = 39
const STAR = 42
const SLASH = 47
const BACKSLASH = 92
const NEWLINE = 10
const RETURN = 13

export interface Scanned {
  /** Offset after the last character. */
  readonly end: number
  readonly closed: boolean
  /** The offset up to which characters were looked at to find out. */
  readonly seen: number
}

/**
 * A reader of one text. It remembers that a search for a closing mark ran to the end of the text, so that
 * a text full of opening marks is still read in linear time.
 */
export class Scanner {
  readonly text: string
  #noClosingComment = false
  /** The last search for a closing `"`: from where, what it found (-1: none), and whether it can be one. */
  #search = { from: -1, close: -2, follower: 0, plausible: false }

  constructor(text: string) {
    this.text = text
  }

  /** The end of the line that holds `offset`, before its line break. */
  lineEnd(offset: number): number {
    const { text } = this
    let at = offset
    for (; at < text.length; at++) {
      const code = text.charCodeAt(at)
      if (code === NEWLINE || code === RETURN) break
    }
    return at
  }

  /** `offset` stands at `/*` or `//`. An unclosed comment ends with its line. */
  comment(offset: number): Scanned {
    const { text } = this
    if (text.charCodeAt(offset + 1) === SLASH) {
      const end = this.lineEnd(offset + 2)
      return { end, closed: true, seen: end }
    }
    const close = this.#noClosingComment ? -1 : text.indexOf('*/', offset + 2)
    if (close >= 0) return { end: close + 2, closed: true, seen: close + 2 }
    this.#noClosingComment = true
    return { end: this.lineEnd(offset), closed: false, seen: text.length }
  }

  isComment(offset: number): boolean {
    if (this.text.charCodeAt(offset) !== SLASH) return false
    const next = this.text.charCodeAt(offset + 1)
    return next === SLASH || next === STAR
  }

  /** `offset` stands at `'`. A name ends on its line; an unclosed one ends where its line or statement does. */
  quotedName(offset: number): Scanned {
    const { text } = this
    for (let at = offset + 1; at < text.length; at++) {
      const code = text.charCodeAt(at)
      if (code === APOSTROPHE) return { end: at + 1, closed: true, seen: at + 1 }
      if (code === NEWLINE || code === RETURN) return this.#cutAtLineEnd(offset, at)
    }
    return this.#cutAtLineEnd(offset, text.length)
  }

  /**
   * `offset` stands at `"`. A text may hold line breaks. One that is never closed, or whose closing mark is plainly the
   * opening mark of a later text (what follows it cannot follow a text), ends on its own line: one
   * forgotten quote is one problem, and everything after it is still read.
   */
  quotedText(offset: number): Scanned {
    const { text } = this
    const { close, follower, plausible } = this.#closingQuote(offset)
    if (close < 0) return this.#cutAtLineEnd(offset, text.length)
    if (plausible || this.lineEnd(offset) >= close) return { end: close + 1, closed: true, seen: follower + 64 }
    return this.#cutAtLineEnd(offset, follower + 64)
  }

  /**
   * A search that starts inside an earlier one meets the same characters from the same side, so it ends at
   * the same place: each character is looked at once, however many marks are left open.
   */
  #closingQuote(offset: number): { close: number; follower: number; plausible: boolean } {
    const known = this.#search
    if (offset > known.from && (known.close === -1 || offset < known.close)) return known
    const close = this.#findQuote(offset + 1)
    const follower = close < 0 ? close : this.skipTrivia(close + 1)
    this.#search = { from: offset, close, follower, plausible: close >= 0 && this.#canFollowText(follower) }
    return this.#search
  }

  #findQuote(from: number): number {
    const { text } = this
    for (let at = from; at < text.length; at++) {
      const code = text.charCodeAt(at)
      if (code === QUOTE) return at
      if (code === BACKSLASH) at++
    }
    return -1
  }

  /** The end of the line, without a semicolon that closes the statement there. */
  #cutAtLineEnd(offset: number, seen: number): Scanned {
    const lineEnd = this.lineEnd(offset)
    const line = this.text.slice(offset, lineEnd)
    const body = line.replace(/\s*;?\s*$/, '')
    return { end: offset + Math.max(1, body.length), closed: false, seen: Math.max(seen, lineEnd) }
  }

  /** Whitespace and comments from `offset` on. */
  skipTrivia(offset: number): number {
    let at = offset
    for (;;) {
      const code = this.text.charCodeAt(at)
      if (isSpace(code)) at++
      else if (code === SLASH && this.isComment(at)) at = this.comment(at).end
      else return at
    }
  }

  #canFollowText(at: number): boolean {
    if (at >= this.text.length) return true
    const rest = this.text.slice(at, at + 64)
    return /^(?:[;,)\]#=!<>+\-*/.]|(?:and|or|AND|OR|includes?|oneof|attributes|end)\b|[A-Za-z]\w*\s*::)/.test(rest)
  }
}

/** Space of any script, the byte order mark among it; NaN (after the end) is none. */
export function isSpace(code: number): boolean {
  return (
    code === 32 ||
    (code >= 9 && code <= 13) ||
    (code > 127 &&
      (code === 160 ||
        code === 0xfeff ||
        code === 0x85 ||
        code === 0x1680 ||
        (code >= 0x2000 && code <= 0x200a) ||
        code === 0x2028 ||
        code === 0x2029 ||
        code === 0x202f ||
        code === 0x205f ||
        code === 0x3000))
  )
}

const WORD_START = /\p{L}/u
const WORD_PART = /[\p{L}\p{M}\p{N}]/u

export function isWordStart(code: number): boolean {
  if (code < 128) return (code >= 97 && code <= 122) || (code >= 65 && code <= 90)
  return code >= 0xaa && WORD_START.test(String.fromCharCode(code))
}

function isWordPart(code: number): boolean {
  if (code < 128) {
    return (code >= 97 && code <= 122) || (code >= 65 && code <= 90) || (code >= 48 && code <= 57) || code === 95
  }
  return code >= 0xaa && WORD_PART.test(String.fromCharCode(code))
}

/** The end of the word that starts at `offset`. */
export function wordEnd(text: string, offset: number): number {
  let at = offset
  while (at < text.length && isWordPart(text.charCodeAt(at))) at++
  return at
}
