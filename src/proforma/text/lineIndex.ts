/** A place for people: both count from 1, columns in UTF-16 code units as editors do. */
export interface Position {
  readonly line: number
  readonly column: number
}

/** Offsets and lines of one text; `\n`, `\r\n` and `\r` end a line. */
export class LineIndex {
  readonly #starts: number[] = [0]
  readonly #length: number

  constructor(text: string) {
    this.#length = text.length
    const ends = /\r\n|\n|\r/g
    while (ends.exec(text) !== null) this.#starts.push(ends.lastIndex)
  }

  get lineCount(): number {
    return this.#starts.length
  }

  /** The line and column of an offset; one outside the text is moved to its nearer end. */
  position(offset: number): Position {
    const at = Math.min(Math.max(0, offset), this.#length)
    let low = 0
    let high = this.#starts.length - 1
    while (low < high) {
      const middle = (low + high + 1) >> 1
      if ((this.#starts[middle] ?? 0) <= at) low = middle
      else high = middle - 1
    }
    return { line: low + 1, column: at - (this.#starts[low] ?? 0) + 1 }
  }

  /** The offset of a line and column; what lies outside is moved to the nearest place in the text. */
  offset({ line, column }: Position): number {
    const at = Math.min(Math.max(1, line), this.#starts.length)
    const start = this.#starts[at - 1] ?? 0
    const end = this.#starts[at] ?? this.#length + 1
    return Math.max(start, Math.min(start + column - 1, Math.max(start, end - 1), this.#length))
  }
}
