import { isSpace, isWordStart, Scanner, wordEnd } from './scan.ts'
import { isDefinitionKind } from './words.ts'

/** The text of one definition, from its first word to the dot of its `end`. */
export interface Chunk {
  readonly start: number
  readonly end: number
  /** How far the splitter looked to find `end`: an edit before it asks for a new split. */
  readonly seen: number
}

/** A run of characters outside every definition that is neither space nor comment. */
export interface Stray {
  readonly start: number
  readonly end: number
  /** `comment`: an opening comment mark without its end. */
  readonly kind: 'stray' | 'comment'
}

export interface Split {
  readonly chunks: readonly Chunk[]
  readonly strays: readonly Stray[]
}

/** Lets the caller stop early: asked at top level with the offset of the next significant character. */
export type StopAt = (offset: number) => boolean

/**
 * Cuts a text into definitions without reading them (T9): a definition starts at `plan ::` or one of its
 * kind and ends at `end plan .`, or before the next start when its end is missing. Linear in the length.
 */
export function split(text: string, from = 0, stop: StopAt = () => false): Split & { readonly stopped: number } {
  return new Splitter(text).run(from, stop)
}

class Splitter {
  readonly #text: string
  readonly #scanner: Scanner
  readonly #chunks: Chunk[] = []
  readonly #strays: Stray[] = []
  #at = 0
  #seen = 0

  constructor(text: string) {
    this.#text = text
    this.#scanner = new Scanner(text)
  }

  run(from: number, stop: StopAt): Split & { readonly stopped: number } {
    this.#at = from
    for (;;) {
      this.#skipOutside()
      if (this.#at >= this.#text.length || stop(this.#at)) break
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
        const comment = this.#scanner.comment(this.#at)
        if (!comment.closed) this.#strays.push({ start: this.#at, end: comment.end, kind: 'comment' })
        this.#at = comment.end
      } else return
    }
  }

  /** `plan ::`, and `word :: name ; … end plan .` for a misspelt `plan`, which is told from its end. */
  #startsDefinition(offset: number): boolean {
    if (!isWordStart(this.#text.charCodeAt(offset))) return false
    const end = wordEnd(this.#text, offset)
    return this.#colonsAt(end) && isDefinitionKind(this.#text.slice(offset, end))
  }

  #colonsAt(offset: number): boolean {
    const at = this.#scanner.skipTrivia(offset)
    this.#seen = Math.max(this.#seen, at + 2)
    return this.#text.charCodeAt(at) === 58 && this.#text.charCodeAt(at + 1) === 58
  }

  /** From the first word to `end <word> .`, or to the last significant character before the next start. */
  #definition(): void {
    const start = this.#at
    this.#seen = start
    this.#at = wordEnd(this.#text, start)
    const end = this.#body(this.#at)
    this.#chunks.push({ start, end, seen: Math.max(this.#seen, end) })
    this.#at = end
  }

  /** The end of the body that starts at `last`, the end of the last significant character. */
  #body(from: number): number {
    let last = from
    let afterSemicolon = false
    this.#at = from
    for (;;) {
      this.#at = this.#skip(this.#at)
      if (this.#at >= this.#text.length) return last
      const start = this.#at
      const code = this.#text.charCodeAt(start)
      if (isWordStart(code)) {
        const end = wordEnd(this.#text, start)
        const word = this.#text.slice(start, end)
        if (isDefinitionKind(word) && this.#colonsAt(end)) return last
        if (word === 'end') {
          const closed = this.#end(end, afterSemicolon)
          if (closed !== undefined) return closed
        }
        this.#at = end
      } else this.#at = this.#token(start, code)
      last = this.#at
      afterSemicolon = code === 59
    }
  }

  #skip(offset: number): number {
    const at = this.#scanner.skipTrivia(offset)
    if (at >= this.#text.length) this.#seen = this.#text.length
    return at
  }

  #token(offset: number, code: number): number {
    if (code !== 34 && code !== 39) return offset + 1
    const scanned = code === 34 ? this.#scanner.quotedText(offset) : this.#scanner.quotedName(offset)
    this.#seen = Math.max(this.#seen, scanned.seen)
    return scanned.end
  }

  /** After the word `end`: the end of the definition, or nothing when this closes attributes or is a name. */
  #end(offset: number, afterSemicolon: boolean): number | undefined {
    const at = this.#skip(offset)
    const end = isWordStart(this.#text.charCodeAt(at)) ? wordEnd(this.#text, at) : at
    const word = this.#text.slice(at, end)
    if (word === 'attributes' || (!isDefinitionKind(word) && !afterSemicolon)) return undefined
    const dot = this.#skip(end)
    this.#seen = Math.max(this.#seen, dot + 1)
    if (this.#text.charCodeAt(dot) === 46) return dot + 1
    return word === '' ? offset : end
  }

  /** What is no definition: up to the next start of one, or past an `end <kind> .` that belongs to it. */
  #stray(): void {
    const start = this.#at
    const misspelt = this.#misspeltDefinition(start)
    const end = this.#body(start)
    const kind = this.#text.slice(start, end).match(/end\s+([a-z]+)\s*\.?$/)?.[1]
    if (misspelt && kind !== undefined && isDefinitionKind(kind)) {
      this.#chunks.push({ start, end, seen: Math.max(this.#seen, end) })
    } else this.#strays.push({ start, end: Math.max(end, start + 1), kind: 'stray' })
    this.#at = Math.max(end, start + 1)
  }

  #misspeltDefinition(offset: number): boolean {
    this.#seen = offset
    if (!isWordStart(this.#text.charCodeAt(offset))) return false
    return this.#colonsAt(wordEnd(this.#text, offset))
  }
}
