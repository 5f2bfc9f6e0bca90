/** Writes the parts of a canonical byte form: each value has one encoding. */
export class ByteWriter {
  #bytes = new Uint8Array(256)
  #view = new DataView(this.#bytes.buffer)
  #length = 0

  byte(value: number): void {
    this.#reserve(1)
    this.#bytes[this.#length++] = value
  }

  /** A whole number from 0 on, in groups of seven bits. */
  count(value: number): void {
    let rest = value
    while (rest >= 0x80) {
      this.byte((rest % 0x80) | 0x80)
      rest = Math.floor(rest / 0x80)
    }
    this.byte(rest)
  }

  counts(values: readonly number[]): void {
    this.count(values.length)
    for (const value of values) this.count(value)
  }

  number(value: number): void {
    this.#reserve(8)
    this.#view.setFloat64(this.#length, value === 0 ? 0 : value)
    this.#length += 8
  }

  text(value: string): void {
    this.count(value.length)
    for (let i = 0; i < value.length; i++) this.count(value.charCodeAt(i))
  }

  finish(): Uint8Array {
    return this.#bytes.slice(0, this.#length)
  }

  #reserve(size: number): void {
    if (this.#length + size <= this.#bytes.length) return
    const larger = new Uint8Array(this.#bytes.length * 2)
    larger.set(this.#bytes)
    this.#bytes = larger
    this.#view = new DataView(larger.buffer)
  }
}

/** Reads what `ByteWriter` wrote. Beyond the end everything is 0 and `failed` is set: nothing is thrown. */
export class ByteReader {
  failed = false
  #position = 0
  readonly #bytes: Uint8Array
  readonly #view: DataView

  constructor(bytes: Uint8Array) {
    this.#bytes = bytes
    this.#view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  }

  get atEnd(): boolean {
    return this.#position >= this.#bytes.length
  }

  byte(): number {
    const value = this.#bytes[this.#position++]
    if (value === undefined) this.failed = true
    return value ?? 0
  }

  count(): number {
    let value = 0
    for (let factor = 1; factor <= Number.MAX_SAFE_INTEGER; factor *= 0x80) {
      const byte = this.byte()
      value += (byte & 0x7f) * factor
      if (byte < 0x80) return value
    }
    this.failed = true
    return 0
  }

  /** At most `limit` numbers below `limit`. */
  counts(limit: number): number[] {
    const length = this.count()
    if (length > limit) this.failed = true
    const values: number[] = []
    while (values.length < length && !this.failed) {
      const value = this.count()
      if (value >= limit) this.failed = true
      values.push(value)
    }
    return values
  }

  number(): number {
    if (this.#position + 8 > this.#bytes.length) {
      this.failed = true
      return 0
    }
    const value = this.#view.getFloat64(this.#position)
    this.#position += 8
    return value
  }

  text(): string {
    const length = this.count()
    let value = ''
    for (let i = 0; i < length && !this.failed; i++) value += String.fromCharCode(this.count())
    return value
  }
}
