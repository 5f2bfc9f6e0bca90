/**
 * A 64-bit hash that is the same on every machine: two lanes of 32 bits in the manner of cyrb53 (bryc, public domain).
 * It tells protocols and states apart by accident-proof margins; it is no protection against forgery.
 */
export class Hasher {
  #a: number
  #b: number

  constructor(seed = 0) {
    this.#a = 0xdeadbeef ^ seed
    this.#b = 0x41c6ce57 ^ seed
  }

  add(code: number): void {
    this.#a = Math.imul(this.#a ^ code, 2654435761)
    this.#b = Math.imul(this.#b ^ code, 1597334677)
  }

  /** 16 hexadecimal digits. */
  digest(): string {
    let a = this.#a
    let b = this.#b
    a = Math.imul(a ^ (a >>> 16), 2246822507) ^ Math.imul(b ^ (b >>> 13), 3266489909)
    b = Math.imul(b ^ (b >>> 16), 2246822507) ^ Math.imul(a ^ (a >>> 13), 3266489909)
    return hex(b) + hex(a)
  }
}

export function hashText(text: string): string {
  const hasher = new Hasher()
  for (let i = 0; i < text.length; i++) hasher.add(text.charCodeAt(i))
  return hasher.digest()
}

export function hashBytes(bytes: Uint8Array): string {
  const hasher = new Hasher()
  for (const byte of bytes) hasher.add(byte)
  return hasher.digest()
}

const hex = (n: number): string => (n >>> 0).toString(16).padStart(8, '0')
