/**
 * The lowest level of reading: where a comment, a text or a quoted name ends. The splitter and the lexer
 * use the same functions, so that they agree on every input, however broken (T6–T8).
 */

const QUOTE = 34
const APOSTROPHE = 39
const STAR = 42
const SLASH = 47
const BACKSLASH = 92
const SEMICOLON = 59
const NEWLINE = 10
const RETURN = 13

export interface Scanned {
  /** Offset after the last character. */
  readonly end: number
  readonly closed: boolean
}

/** How far the word after a text is looked at to judge whether it can follow one. */
const FOLLOWER = 64

/**
 * A reader of one text. It remembers that a search for a closing mark ran to the end of the text, so that
 * a text full of opening marks is still read in linear time.
 */
export class Scanner {
  readonly text: string
  /** The offset up to which characters have been looked at so far. */
  seen = 0
  #noClosingComment = false
  /** The last search for a closing `"`: from where, and what it found (-1: none). */
  #search = { from: -1, close: -2 }
  /** Whether the `"` at an offset can close a text of several lines, from what follows it. */
  #judged = { close: -1, plausible: false }

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
    if (text.charCodeAt(offset + 1) === SLASH) return this.#scanned(this.lineEnd(offset + 2), true)
    const close = this.#noClosingComment ? -1 : text.indexOf('*/', offset + 2)
    if (close >= 0) return this.#scanned(close + 2, true)
    this.#noClosingComment = true
    this.look(text.length)
    return this.#scanned(this.lineEnd(offset), false)
  }

  look(offset: number): void {
    if (offset > this.seen) this.seen = offset
  }

  #scanned(end: number, closed: boolean): Scanned {
    this.look(end + 1)
    return { end, closed }
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
      if (code === APOSTROPHE) return this.#scanned(at + 1, true)
      if (code === NEWLINE || code === RETURN) return this.#cutAtLineEnd(offset)
    }
    return this.#cutAtLineEnd(offset)
  }

  /**
   * `offset` stands at `"`. A text may hold line breaks. One that is never closed, or whose closing mark is plainly the
   * opening mark of a later text (what follows it cannot follow a text), ends on its own line: one
   * forgotten quote is one problem, and everything after it is still read.
   */
  quotedText(offset: number): Scanned {
    const close = this.#closingQuote(offset)
    if (close < 0) this.look(this.text.length)
    else if (this.#onOneLine(offset, close) || this.#canClose(close)) return this.#scanned(close + 1, true)
    return this.#cutAtLineEnd(offset)
  }

  /**
   * A search that starts inside an earlier one meets the same characters from the same side, so it ends at
   * the same place: each character is looked at once, however many marks are left open.
   */
  #closingQuote(offset: number): number {
    const known = this.#search
    if (offset > known.from && (known.close === -1 || offset < known.close)) return known.close
    this.#search = { from: offset, close: this.#findQuote(offset + 1) }
    return this.#search.close
  }

  /** Looks no further than the closing mark: a long line of many texts is read once. */
  #onOneLine(offset: number, close: number): boolean {
    const { text } = this
    for (let at = offset; at < close; at++) {
      const code = text.charCodeAt(at)
      if (code === NEWLINE || code === RETURN) return false
    }
    return true
  }

  #canClose(close: number): boolean {
    if (this.#judged.close !== close) {
      const follower = this.skipTrivia(close + 1)
      this.look(follower + FOLLOWER)
      this.#judged = { close, plausible: this.#canFollowText(follower) }
    }
    return this.#judged.plausible
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
  #cutAtLineEnd(offset: number): Scanned {
    const lineEnd = this.lineEnd(offset)
    this.look(lineEnd + 1)
    const end = this.#spaceBefore(lineEnd)
    const cut = this.text.charCodeAt(end - 1) === SEMICOLON ? this.#spaceBefore(end - 1) : end
    return this.#scanned(Math.max(offset + 1, cut), false)
  }

  #spaceBefore(offset: number): number {
    let at = offset
    while (at > 0 && isSpace(this.text.charCodeAt(at - 1))) at--
    return at
  }

  /** Whitespace and comments from `offset` on. */
  skipTrivia(offset: number): number {
    let at = offset
    for (;;) {
      const code = this.text.charCodeAt(at)
      if (isSpace(code)) at++
      else if (code === SLASH && this.isComment(at)) at = this.comment(at).end
      else {
        this.look(at + 2)
        return at
      }
    }
  }

  #canFollowText(at: number): boolean {
    if (at >= this.text.length) return true
    const rest = this.text.slice(at, at + FOLLOWER)
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
