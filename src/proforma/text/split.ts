import { isSpace, isWordStart, Scanner, wordEnd } from './scan.ts'
import { LIMITS } from './limits.ts'
import { isDefinitionKind } from './words.ts'

/** The text of one definition, from its first word to the dot of its `end`. */
export interface Chunk {
  readonly start: number
  readonly end: number
  /** How far the splitter looked to find its end: an edit before that asks for a new split. */
  readonly seen: number
}

/** A run of characters outside every definition that is neither space nor comment. */
export interface Stray extends Chunk {
  /** `comment`: an opening comment mark without its end. */
  readonly kind: 'stray' | 'comment'
}

export interface Split {
  readonly chunks: readonly Chunk[]
  readonly strays: readonly Stray[]
  /** Where the splitter was told to stop, or the end of the text. */
  readonly stopped: number
}

/** Lets the caller stop early: asked between definitions, with the offset of the next significant character. */
export type StopAt = (offset: number) => boolean

/**
 * Cuts a text into definitions without reading them (T9): a definition starts at `plan ::` or one of its
 * kind and ends at `end plan .`, or before the next start when its end is missing. Linear in the length.
 *
 * @param from an offset outside every definition
 */
export function split(text: string, from = 0, stop: StopAt = () => false): Split {
  return new Splitter(text).run(from, stop)
}

const COLON = 58
const SEMICOLON = 59
const DOT = 46
const QUOTE = 34
const APOSTROPHE = 39

class Splitter {
  readonly #text: string
  readonly #scanner: Scanner
  readonly #chunks: Chunk[] = []
  readonly #strays: Stray[] = []
  #at = 0

  constructor(text: string) {
    this.#text = text
    this.#scanner = new Scanner(text)
  }

  run(from: number, stop: StopAt): Split {
    this.#at = from
    for (;;) {
      this.#skipOutside()
      // Beyond the limits nothing more is read, so nothing more needs to be found.
      if (this.#strays.length > LIMITS.problems || this.#chunks.length > LIMITS.definitions) break
      if (this.#at >= this.#text.length || stop(this.#at)) break
      this.#scanner.seen = this.#at
      if (this.#startsDefinition(this.#at)) this.#definition()
      else this.#stray()
    }
    return { chunks: this.#chunks, strays: this.#strays, stopped: this.#at }
  }

  /** Space and comments between definitions. */
  #skipOutside(): void {
    const text = this.#text
    for (;;) {
      const code = text.charCodeAt(this.#at)
      if (isSpace(code)) this.#at++
      else if (this.#scanner.isComment(this.#at)) {
        const { end, closed } = this.#scanner.comment(this.#at)
        if (!closed && this.#strays.length <= LIMITS.problems)
          this.#strays.push({ start: this.#at, end, seen: text.length, kind: 'comment' })
        this.#at = end
      } else return
    }
  }

  #startsDefinition(offset: number): boolean {
    if (!isWordStart(this.#text.charCodeAt(offset))) return false
    const end = wordEnd(this.#text, offset)
    return isDefinitionKind(this.#text.slice(offset, end)) && this.#colonsAt(end)
  }

  #colonsAt(offset: number): boolean {
    const at = this.#scanner.skipTrivia(offset)
    return this.#text.charCodeAt(at) === COLON && this.#text.charCodeAt(at + 1) === COLON
  }

  /** From the first word to `end <word> .`, or to the last significant character before the next start. */
  #definition(): void {
    const start = this.#at
    const end = this.#body(wordEnd(this.#text, start))
    this.#chunks.push({ start, end, seen: Math.max(this.#scanner.seen, end) })
    this.#at = end
  }

  /** The end of the body that starts at `from`, the end of the last significant character. */
  #body(from: number): number {
    const text = this.#text
    let last = from
    let afterSemicolon = false
    for (;;) {
      const start = this.#scanner.skipTrivia(last)
      if (start >= text.length) return last
      const code = text.charCodeAt(start)
      if (isWordStart(code)) {
        const end = wordEnd(text, start)
        const boundary = this.#boundary({ last, start, end }, afterSemicolon)
        if (boundary !== undefined) return boundary
        last = end
      } else last = this.#token(start, code)
      afterSemicolon = code === SEMICOLON
    }
  }

  /** Where the definition ends when a word says so: at its own `end`, or before the start of the next one. */
  #boundary(
    { last, start, end }: Record<'last' | 'start' | 'end', number>,
    afterSemicolon: boolean,
  ): number | undefined {
    const text = this.#text
    const length = end - start
    // Most words are neither, and are not cut out of the text to be compared.
    if (length === 3 && text.startsWith('end', start)) return this.#end(end, afterSemicolon)
    if (length < 4 || length > 9 || !isDefinitionKind(text.slice(start, end))) return undefined
    return this.#colonsAt(end) ? last : undefined
  }

  #token(offset: number, code: number): number {
    if (code === QUOTE) return this.#scanner.quotedText(offset).end
    if (code === APOSTROPHE) return this.#scanner.quotedName(offset).end
    return offset + 1
  }

  /** After the word `end`: the end of the definition, or nothing when this closes attributes or is a name. */
  #end(offset: number, afterSemicolon: boolean): number | undefined {
    const at = this.#scanner.skipTrivia(offset)
    const end = isWordStart(this.#text.charCodeAt(at)) ? wordEnd(this.#text, at) : at
    const word = this.#text.slice(at, end)
    this.#scanner.look(end + 1)
    if (word === 'attributes' || (!isDefinitionKind(word) && !afterSemicolon)) return undefined
    if (this.#text.charCodeAt(at) === SEMICOLON || this.#closesAttributes(offset)) return undefined
    const dot = this.#scanner.skipTrivia(end)
    if (this.#text.charCodeAt(dot) === DOT) return dot + 1
    return this.#dotOnLine(end) ?? (word === '' ? offset : end)
  }

  /** `end nonsense attributes ;` on one line. */
  #closesAttributes(offset: number): boolean {
    const rest = this.#text.slice(offset, offset + 80)
    this.#scanner.look(offset + 80)
    return /^[^:;"'.\n\r]*\battributes\s*;/.test(rest)
  }

  /** `end plan plan .`: nonsense before the dot that ends the line belongs to the end. */
  #dotOnLine(offset: number): number | undefined {
    const lineEnd = this.#scanner.lineEnd(offset)
    this.#scanner.look(lineEnd + 1)
    const rest = this.#text.slice(offset, Math.min(lineEnd, offset + 80))
    return /^[^:;"'.]*\.[ \t]*$/.test(rest) && offset + rest.length === lineEnd
      ? offset + rest.lastIndexOf('.') + 1
      : undefined
  }

  /** What is no definition: up to the next start of one, or past an `end <kind> .` that belongs to it. */
  #stray(): void {
    const start = this.#at
    const misspelt = this.#misspeltDefinition(start)
    const end = Math.max(this.#body(start), start + 1)
    const kind = this.#text.slice(Math.max(start, end - 40), end).match(/\bend\s+([a-z]+)\s*\.?$/)?.[1]
    const chunk = { start, end, seen: Math.max(this.#scanner.seen, end) }
    // A misspelt `plan :: … end plan .` is told from its end and still read.
    if (misspelt && kind !== undefined && isDefinitionKind(kind)) this.#chunks.push(chunk)
    else this.#strays.push({ ...chunk, kind: 'stray' })
    this.#at = end
  }

  #misspeltDefinition(offset: number): boolean {
    if (!isWordStart(this.#text.charCodeAt(offset))) return false
    return this.#colonsAt(wordEnd(this.#text, offset))
  }
}
