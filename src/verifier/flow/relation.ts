import type { Actor } from './footprint.ts'

/** Which actors have to be looked at together with which; kept as bits, since of 600 that race each is told of all, again and again. */
export class Relation {
  readonly #actors: Actor[] = []
  readonly #numbers = new Map<Actor, number>()
  /** By number of the first, the bits of the others. */
  readonly #rows: Uint32Array[] = []
  readonly #sets = new Map<Actor, ReadonlySet<Actor>>()

  of(actor: Actor): ReadonlySet<Actor> {
    const known = this.#sets.get(actor)
    if (known) return known
    const number = this.#numbers.get(actor)
    if (number === undefined) return NOBODY
    const row = this.#rows[number] as Uint32Array
    const others = new Set(this.#actors.filter((_, i) => has(row, i)))
    this.#sets.set(actor, others)
    return others
  }

  /** Who is related to anybody, with whom. */
  get pairs(): ReadonlyMap<Actor, ReadonlySet<Actor>> {
    const all = this.#actors.map((actor) => [actor, this.of(actor)] as const)
    return new Map(all.filter(([, others]) => others.size > 0))
  }

  /** In both directions. */
  cross(first: readonly Actor[], second: readonly Actor[]): void {
    this.#join(first, second)
    this.#join(second, first)
  }

  add(from: Actor, to: Actor): void {
    this.#join([from], [to])
  }

  /** Nobody is related to themselves. */
  #join(from: readonly Actor[], to: readonly Actor[]): void {
    const added = to.map((actor) => this.#numberOf(actor))
    const own = from.map((actor) => this.#numberOf(actor))
    const bits = new Uint32Array((this.#actors.length + 31) >> 5)
    for (const each of added) set(bits, each)
    for (const each of own) {
      const row = longer(this.#rows[each] as Uint32Array, bits.length)
      for (let word = 0; word < bits.length; word += 1) row[word] = (row[word] as number) | (bits[word] as number)
      clear(row, each)
      this.#rows[each] = row
    }
    this.#sets.clear()
  }

  #numberOf(actor: Actor): number {
    const known = this.#numbers.get(actor)
    if (known !== undefined) return known
    const number = this.#actors.length
    this.#numbers.set(actor, number)
    this.#actors.push(actor)
    this.#rows.push(new Uint32Array(0))
    return number
  }
}

function longer(row: Uint32Array, words: number): Uint32Array {
  if (row.length >= words) return row
  const copy = new Uint32Array(words)
  copy.set(row)
  return copy
}

const has = (row: Uint32Array, i: number): boolean => (((row[i >> 5] ?? 0) >>> (i & 31)) & 1) === 1

function set(row: Uint32Array, i: number): void {
  row[i >> 5] = (row[i >> 5] as number) | (1 << (i & 31))
}

function clear(row: Uint32Array, i: number): void {
  if (i >> 5 < row.length) row[i >> 5] = (row[i >> 5] as number) & ~(1 << (i & 31))
}

const NOBODY: ReadonlySet<Actor> = new Set()
