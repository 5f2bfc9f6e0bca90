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
    level = chunks<Node<T>>(level) as Node<T>[]
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

/** The array with these elements in place of the old ones. */
export function replaced<T>(array: PersistentArray<T>, changes: ReadonlyMap<number, T>): PersistentArray<T> {
  if (changes.size === 0) return array
  const copies = new Set<Node<T>>()
  const root = array.root.slice()
  copies.add(root)
  for (const [index, element] of changes) {
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
    node[index & MASK] = element
  }
  return { length: array.length, height: array.height, root }
}

export function toArray<T>(array: PersistentArray<T>): T[] {
  const result: T[] = []
  for (let i = 0; i < array.length; i++) result.push(at(array, i))
  return result
}
