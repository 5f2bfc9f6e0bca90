/**
 * An array of fixed length that is copied in pieces: a change copies one leaf of 32 and the nodes above it, and every
 * other piece is shared with the array before. A hundred thousand enactments share what they have not touched, and an
 * operation on a large protocol costs no more than on a small one.
 */
export interface PersistentArray<T> {
  readonly length: number
  /** Levels of nodes above the leaves. */
  readonly height: number
  readonly root: Node<T>
}

type Node<T> = readonly (T | Node<T>)[]

const BITS = 5
const WIDTH = 1 << BITS
const MASK = WIDTH - 1

export function persistent<T>(elements: readonly T[]): PersistentArray<T> {
  let level: Node<T>[] = chunks(elements)
  let height = 0
  while (level.length > 1) {
    level = chunks<Node<T>>(level)
    height++
  }
  return { length: elements.length, height, root: level[0] ?? [] }
}

function chunks<T>(elements: readonly T[]): T[][] {
  const result: T[][] = []
  for (let i = 0; i < elements.length; i += WIDTH) result.push(elements.slice(i, i + WIDTH))
  return result
}

export function at<T>(array: PersistentArray<T>, index: number): T {
  let node = array.root
  for (let level = array.height; level > 0; level--) node = node[(index >> (level * BITS)) & MASK] as Node<T>
  return node[index & MASK] as T
}

/** New elements for some places of an array. */
export interface Replacements<T> {
  readonly touched: readonly number[]
  get(index: number): T | undefined
}

/** The array with these elements in place of the old ones. */
export function replaced<T>(array: PersistentArray<T>, changes: Replacements<T>): PersistentArray<T> {
  if (changes.touched.length === 0) return array
  const root = array.root.slice()
  if (array.height === 0) {
    for (const index of changes.touched) root[index] = changes.get(index) as T
    return { length: array.length, height: 0, root }
  }
  const copies = new Set<Node<T>>([root])
  for (const index of changes.touched) {
    let node = root
    for (let level = array.height; level > 0; level--) {
      const slot = (index >> (level * BITS)) & MASK
      let child = node[slot] as (T | Node<T>)[]
      if (!copies.has(child)) {
        child = child.slice()
        copies.add(child)
        node[slot] = child
      }
      node = child
    }
    node[index & MASK] = changes.get(index) as T
  }
  return { length: array.length, height: array.height, root }
}

export function toArray<T>(array: PersistentArray<T>): T[] {
  const result: T[] = []
  for (let i = 0; i < array.length; i++) result.push(at(array, i))
  return result
}
