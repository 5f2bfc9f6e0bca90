import { NodeTable } from './node-table.ts'

/** A node of a diagram: a small integer, equal exactly when the functions are equal (rule V20). */
export type Diagram = number

export const FALSE: Diagram = 0
export const TRUE: Diagram = 1

const AND = 0
const OR = 1
const MINUS = 2
const CACHE_BITS = 16
const PAIR = 67_108_864

/**
 * Decision diagrams whose variables have many ordered values (regions of a data item) and whose edges carry
 * runs of values, so that `x > 7` costs two edges however finely `x` is divided. Leaves are numbered: 0 is
 * false, 1 is true, others are interned values. Reduced and ordered, hence canonical
 * (Bryant 1986; interval edges after Strehl & Thiele 1998).
 */
export class Diagrams {
  readonly table: NodeTable
  readonly #cacheKeys: Float64Array
  readonly #cacheValues: Int32Array
  readonly #exists = new Map<string, Map<Diagram, Diagram>>()
  readonly #not = new Map<Diagram, Diagram>()
  readonly #supports = new Map<Diagram, readonly number[]>()

  constructor(maxNodes = 2_000_000) {
    this.table = new NodeTable(maxNodes)
    this.#cacheKeys = new Float64Array(1 << CACHE_BITS).fill(-1)
    this.#cacheValues = new Int32Array(1 << CACHE_BITS)
  }

  /** Adds a variable with values 0 … size−1 below all variables there are; returns its index. */
  addVariable(size: number): number {
    return this.table.addVariable(size)
  }

  size(variable: number): number {
    return this.table.sizes[variable] as number
  }

  /** The leaf of a value other than true and false; one leaf per key. */
  leaf(key: string): Diagram {
    return this.table.leaf(key)
  }

  isLeaf(node: Diagram): boolean {
    return this.table.isLeaf(node)
  }

  /** True where `variable` has one of the values for which `test` holds. */
  literal(variable: number, test: (value: number) => boolean): Diagram {
    return this.cases(variable, (value) => (test(value) ? TRUE : FALSE))
  }

  /** The function that is `of(value)` where `variable` has that value; every `of(value)` must lie below `variable`. */
  cases(variable: number, of: (value: number) => Diagram): Diagram {
    const { table } = this
    const base = table.open()
    for (let value = 0; value < this.size(variable); value += 1) table.push(base, value + 1, of(value))
    return table.close(base, variable)
  }

  and(a: Diagram, b: Diagram): Diagram {
    return this.#boolean(AND, a, b)
  }

  or(a: Diagram, b: Diagram): Diagram {
    return this.#boolean(OR, a, b)
  }

  /** `a` and not `b`. */
  minus(a: Diagram, b: Diagram): Diagram {
    return this.#boolean(MINUS, a, b)
  }

  not(a: Diagram): Diagram {
    return this.map(a, (leaf) => (leaf === FALSE ? TRUE : FALSE), this.#not)
  }

  /** Where `condition` holds `then`, elsewhere `otherwise`; the latter two may have any leaves. */
  choose(condition: Diagram, then: Diagram, otherwise: Diagram): Diagram {
    if (condition === TRUE) return then
    if (condition === FALSE) return otherwise
    if (then === otherwise) return then
    const hidden = -1
    const left = this.apply(condition, then, (c, t) => (c === TRUE ? t : hidden))
    return this.apply(left, otherwise, (l, o) => (l === hidden ? o : l))
  }

  /**
   * Combines two diagrams leaf by leaf. `combine` gets and returns leaves; it may return a negative mark, which
   * stands for itself until a later `apply` replaces it.
   */
  apply(a: Diagram, b: Diagram, combine: (a: Diagram, b: Diagram) => Diagram): Diagram {
    const memo = new Map<number, Diagram>()
    const { table } = this
    const walk = (x: Diagram, y: Diagram): Diagram => {
      if (table.isLeaf(x) && table.isLeaf(y)) return combine(x, y)
      const key = (x + 1) * PAIR + y + 1
      const known = memo.get(key)
      if (known !== undefined) return known
      const result = table.merge(x, y, walk)
      memo.set(key, result)
      return result
    }
    return walk(a, b)
  }

  /** Replaces every leaf. */
  map(a: Diagram, of: (leaf: Diagram) => Diagram, memo: Map<Diagram, Diagram> = new Map()): Diagram {
    const { table } = this
    const walk = (x: Diagram): Diagram => {
      if (table.isLeaf(x)) return of(x)
      const known = memo.get(x)
      if (known !== undefined) return known
      const base = table.open()
      for (let i = table.first(x); i < table.end(x); i += 2) {
        const child = walk(table.runs[i + 1] as Diagram)
        table.push(base, table.runs[i] as number, child)
      }
      const result = table.close(base, table.variable(x))
      memo.set(x, result)
      return result
    }
    return walk(a)
  }

  /** True where some values of the variables make `a` true. `variables` ascending. */
  exists(a: Diagram, variables: readonly number[]): Diagram {
    if (variables.length === 0 || a < 2) return a
    const name = variables.join(',')
    const memo = this.#exists.get(name) ?? new Map<Diagram, Diagram>()
    this.#exists.set(name, memo)
    const last = variables[variables.length - 1] as number
    const hidden = new Set(variables)
    const { table } = this
    const walk = (x: Diagram): Diagram => {
      if (x < 2 || table.variable(x) > last) return x
      const known = memo.get(x)
      if (known !== undefined) return known
      const result = hidden.has(table.variable(x)) ? this.#join(x, walk) : this.#rebuild(x, walk)
      memo.set(x, result)
      return result
    }
    return walk(a)
  }

  /** `a` with `variable` fixed to `value`. */
  restrict(a: Diagram, variable: number, value: number): Diagram {
    const memo = new Map<Diagram, Diagram>()
    const { table } = this
    const walk = (x: Diagram): Diagram => {
      if (table.isLeaf(x) || table.variable(x) > variable) return x
      if (table.variable(x) === variable) return table.child(x, value)
      const known = memo.get(x)
      if (known !== undefined) return known
      const result = this.#rebuild(x, walk)
      memo.set(x, result)
      return result
    }
    return walk(a)
  }

  /** `a` for one value of each variable: the leaf. */
  evaluate(a: Diagram, valueOf: (variable: number) => number): Diagram {
    let node = a
    while (!this.table.isLeaf(node)) node = this.table.child(node, valueOf(this.table.variable(node)))
    return node
  }

  /** The variables that `a` depends on, ascending. */
  support(a: Diagram): readonly number[] {
    const known = this.#supports.get(a)
    if (known) return known
    const seen = new Set<Diagram>()
    const found = new Set<number>()
    const pending = [a]
    for (let node = pending.pop(); node !== undefined; node = pending.pop()) {
      if (this.table.isLeaf(node) || seen.has(node)) continue
      seen.add(node)
      found.add(this.table.variable(node))
      for (let i = this.table.first(node); i < this.table.end(node); i += 2)
        pending.push(this.table.runs[i + 1] as Diagram)
    }
    const support = [...found].sort((x, y) => x - y)
    this.#supports.set(a, support)
    return support
  }

  /** The leaves that can be reached. */
  leaves(a: Diagram): readonly Diagram[] {
    const found = new Set<Diagram>()
    this.map(a, (leaf) => (found.add(leaf), leaf))
    return [...found]
  }

  /** How many valuations of `variables` (which hold the support) make `a` true. */
  count(a: Diagram, variables: readonly number[]): bigint {
    const memo = new Map<Diagram, bigint>()
    const place = new Map(variables.map((variable, index) => [variable, index]))
    const free = (from: number, to: number): bigint => {
      let product = 1n
      for (let i = from; i < to; i += 1) product *= BigInt(this.size(variables[i] as number))
      return product
    }
    const at = (x: Diagram): number =>
      this.table.isLeaf(x) ? variables.length : (place.get(this.table.variable(x)) as number)
    const walk = (x: Diagram): bigint => {
      if (x < 2) return BigInt(x)
      const known = memo.get(x)
      if (known !== undefined) return known
      let sum = 0n
      let from = 0
      for (let i = this.table.first(x); i < this.table.end(x); i += 2) {
        const child = this.table.runs[i + 1] as Diagram
        const upTo = this.table.runs[i] as number
        sum += BigInt(upTo - from) * walk(child) * free(at(x) + 1, at(child))
        from = upTo
      }
      memo.set(x, sum)
      return sum
    }
    return walk(a) * free(0, at(a))
  }

  #boolean(operation: number, a: Diagram, b: Diagram): Diagram {
    if (operation === AND) {
      if (a === FALSE || b === FALSE) return FALSE
      if (a === TRUE || a === b) return b
      if (b === TRUE) return a
    } else if (operation === OR) {
      if (a === TRUE || b === TRUE) return TRUE
      if (a === FALSE || a === b) return b
      if (b === FALSE) return a
    } else {
      if (a === FALSE || b === TRUE || a === b) return FALSE
      if (b === FALSE) return a
    }
    const first = operation !== MINUS && a > b ? b : a
    const second = operation !== MINUS && a > b ? a : b
    const key = (first * PAIR + second) * 3 + operation
    const slot = (Math.imul(first, 0x9e3779b1) ^ Math.imul(second, 0x85ebca6b) ^ operation) >>> (32 - CACHE_BITS)
    if (this.#cacheKeys[slot] === key) return this.#cacheValues[slot] as Diagram
    const result = this.table.merge(first, second, (x, y) => this.#boolean(operation, x, y))
    this.#cacheKeys[slot] = key
    this.#cacheValues[slot] = result
    return result
  }

  #join(x: Diagram, walk: (child: Diagram) => Diagram): Diagram {
    let result: Diagram = FALSE
    for (let i = this.table.first(x); i < this.table.end(x) && result !== TRUE; i += 2)
      result = this.or(result, walk(this.table.runs[i + 1] as Diagram))
    return result
  }

  #rebuild(x: Diagram, walk: (child: Diagram) => Diagram): Diagram {
    const { table } = this
    const base = table.open()
    for (let i = table.first(x); i < table.end(x); i += 2) {
      const child = walk(table.runs[i + 1] as Diagram)
      table.push(base, table.runs[i] as number, child)
    }
    return table.close(base, table.variable(x))
  }
}
