/** A set of small whole numbers, packed: plans may have thousands of components, each with a set of those before it. */
export class Bits {
  readonly #words: Uint32Array

  constructor(size: number) {
    this.#words = new Uint32Array((size + 31) >>> 5)
  }

  has(i: number): boolean {
    return ((this.#words[i >>> 5] ?? 0) & (1 << (i & 31))) !== 0
  }

  add(i: number): void {
    const word = i >>> 5
    this.#words[word] = (this.#words[word] ?? 0) | (1 << (i & 31))
  }

  remove(i: number): void {
    const word = i >>> 5
    this.#words[word] = (this.#words[word] ?? 0) & ~(1 << (i & 31))
  }

  addAll(other: Bits): void {
    for (let word = 0; word < this.#words.length; word++) {
      this.#words[word] = (this.#words[word] ?? 0) | (other.#words[word] ?? 0)
    }
  }

  keepOnly(other: Bits): void {
    for (let word = 0; word < this.#words.length; word++) {
      this.#words[word] = (this.#words[word] ?? 0) & (other.#words[word] ?? 0)
    }
  }

  copy(): Bits {
    const copy = new Bits(this.#words.length << 5)
    copy.addAll(this)
    return copy
  }
}
