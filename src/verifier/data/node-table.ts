/** Thrown when a diagram would need more nodes than the budget; the caller answers "not decided". */
export class DiagramBudgetError extends Error {
  override readonly name = 'DiagramBudgetError'
}

const LEAF = 0x7fffffff

/**
 * The one store of nodes: each node is a variable and its runs `(upTo, child)`, ascending, the last `upTo` being
 * the variable's size, neighbours with different children. Equal nodes are the same node.
 */
export class NodeTable {
  readonly sizes: number[] = []
  readonly maxNodes: number
  /** Arena of runs: even places `upTo` (exclusive), odd places child. */
  runs = new Int32Array(1 << 12)
  #runsEnd = 0
  #variables = new Int32Array(1 << 10)
  #starts = new Int32Array((1 << 10) + 1)
  #count = 0
  #slots = new Int32Array(1 << 11).fill(-1)
  #scratch = new Int32Array(1 << 12)
  #top = 0
  readonly #leaves = new Map<string, number>()
  readonly #leafKeys = new Map<number, string>()

  constructor(maxNodes: number) {
    this.maxNodes = maxNodes
    this.#append(LEAF, 0, 0)
    this.#append(LEAF, 0, 0)
  }

  get nodes(): number {
    return this.#count
  }

  addVariable(size: number): number {
    this.sizes.push(size)
    return this.sizes.length - 1
  }

  leaf(key: string): number {
    const known = this.#leaves.get(key)
    if (known !== undefined) return known
    const id = this.#append(LEAF, 0, 0)
    this.#leaves.set(key, id)
    this.#leafKeys.set(id, key)
    return id
  }

  leafKey(node: number): string | undefined {
    return this.#leafKeys.get(node)
  }

  /** Negative numbers are marks of the caller and count as leaves. */
  isLeaf(node: number): boolean {
    return node < 2 || this.#variables[node] === LEAF
  }

  /** `LEAF`, larger than every variable, for leaves. */
  variable(node: number): number {
    return node < 2 ? LEAF : (this.#variables[node] as number)
  }

  first(node: number): number {
    return this.#starts[node] as number
  }

  end(node: number): number {
    return this.#starts[node + 1] as number
  }

  child(node: number, value: number): number {
    let low = this.first(node) >> 1
    let high = (this.end(node) >> 1) - 1
    while (low < high) {
      const middle = (low + high) >> 1
      if (value < (this.runs[2 * middle] as number)) high = middle
      else low = middle + 1
    }
    return this.runs[2 * low + 1] as number
  }

  /** Begins a node; pass what it returns to `push` and `close`. Nodes may be nested. */
  open(): number {
    return this.#top
  }

  /** The next run ends before `upTo`. Between `open` and the first `push` other nodes may be built. */
  push(base: number, upTo: number, child: number): void {
    const top = this.#top
    if (top > base && this.#scratch[top - 1] === child) {
      this.#scratch[top - 2] = upTo
      return
    }
    if (top + 2 > this.#scratch.length) this.#scratch = grown(this.#scratch)
    this.#scratch[top] = upTo
    this.#scratch[top + 1] = child
    this.#top = top + 2
  }

  close(base: number, variable: number): number {
    const top = this.#top
    this.#top = base
    if (top === base + 2) return this.#scratch[base + 1] as number
    return this.#unique(variable, base, top)
  }

  /** The node that is `of(child of a, child of b)` for each value of the topmost variable of both. */
  merge(a: number, b: number, of: (a: number, b: number) => number): number {
    const va = this.variable(a)
    const vb = this.variable(b)
    const variable = va < vb ? va : vb
    let i = this.first(a)
    let j = this.first(b)
    const size = this.sizes[variable] as number
    const base = this.open()
    for (let from = 0; from < size; ) {
      const endA = va === variable ? (this.runs[i] as number) : size
      const endB = vb === variable ? (this.runs[j] as number) : size
      const upTo = endA < endB ? endA : endB
      const childA = va === variable ? (this.runs[i + 1] as number) : a
      const childB = vb === variable ? (this.runs[j + 1] as number) : b
      this.push(base, upTo, of(childA, childB))
      if (endA === upTo) i += 2
      if (endB === upTo) j += 2
      from = upTo
    }
    return this.close(base, variable)
  }

  #unique(variable: number, base: number, top: number): number {
    if (this.#count * 2 > this.#slots.length) this.#rehash()
    const mask = this.#slots.length - 1
    let slot = hash(variable, this.#scratch, base, top) & mask
    for (;;) {
      const node = this.#slots[slot] as number
      if (node < 0) break
      if (this.#same(node, variable, base, top)) return node
      slot = (slot + 1) & mask
    }
    if (this.#count >= this.maxNodes) throw new DiagramBudgetError(`more than ${this.maxNodes} nodes`)
    const node = this.#append(variable, base, top)
    this.#slots[slot] = node
    return node
  }

  #same(node: number, variable: number, base: number, top: number): boolean {
    if (this.#variables[node] !== variable) return false
    const start = this.first(node)
    if (this.end(node) - start !== top - base) return false
    for (let i = base, j = start; i < top; i += 1, j += 1) if (this.#scratch[i] !== this.runs[j]) return false
    return true
  }

  #append(variable: number, base: number, top: number): number {
    const node = this.#count
    if (node + 2 > this.#variables.length) {
      this.#variables = grown(this.#variables)
      this.#starts = grown(this.#starts)
    }
    while (this.#runsEnd + top - base > this.runs.length) this.runs = grown(this.runs)
    for (let i = base; i < top; i += 1) {
      this.runs[this.#runsEnd] = this.#scratch[i] as number
      this.#runsEnd += 1
    }
    this.#variables[node] = variable
    this.#starts[node + 1] = this.#runsEnd
    this.#count = node + 1
    return node
  }

  #rehash(): void {
    const slots = new Int32Array(this.#slots.length * 2).fill(-1)
    const mask = slots.length - 1
    for (let node = 2; node < this.#count; node += 1) {
      if (this.#variables[node] === LEAF) continue
      let slot = hash(this.#variables[node] as number, this.runs, this.first(node), this.end(node)) & mask
      while ((slots[slot] as number) >= 0) slot = (slot + 1) & mask
      slots[slot] = node
    }
    this.#slots = slots
  }
}

function hash(variable: number, values: Int32Array, from: number, to: number): number {
  let h = Math.imul(variable + 1, 0x9e3779b1)
  for (let i = from; i < to; i += 1) h = Math.imul(h ^ (values[i] as number), 0x01000193) ^ (h >>> 15)
  return (h ^ (h >>> 13)) >>> 0
}

function grown(array: Int32Array): Int32Array<ArrayBuffer> {
  const larger = new Int32Array(array.length * 2)
  larger.set(array)
  return larger
}
