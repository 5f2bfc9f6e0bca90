import { emptyRoot, nodeHash } from '../../contracts/index.ts'

/** Hash of the complete subtree of 2^level leaves that starts at leaf `index` · 2^level. */
export type ReadNode = (level: number, index: number) => Uint8Array

/** A complete subtree with its hash, to be kept. */
export interface TreeNode {
  readonly level: number
  readonly index: number
  readonly hash: Uint8Array
}

/**
 * The nodes that become complete when a leaf is added at `index`: the leaf, and each parent whose right child it ends.
 */
export function nodesCompletedBy(leaf: Uint8Array, index: number, read: ReadNode): TreeNode[] {
  const nodes: TreeNode[] = [{ level: 0, index, hash: leaf }]
  let hash = leaf
  let position = index
  for (let level = 0; position % 2 === 1; level++) {
    hash = nodeHash(read(level, position - 1), hash)
    position = (position - 1) / 2
    nodes.push({ level: level + 1, index: position, hash })
  }
  return nodes
}

/** Largest power of two below `size`, and its exponent; `size` is at least 2 (RFC 9162, 2.1.1). */
function split(size: number): number {
  let k = 1
  while (k * 2 < size) k *= 2
  return k
}

/** Root over the leaves from `start`, `size` many. `start` is a multiple of every complete subtree in it. */
function rangeRoot(start: number, size: number, read: ReadNode): Uint8Array {
  const level = Math.log2(size)
  if (Number.isInteger(level)) return read(level, start / size)
  const k = split(size)
  return nodeHash(rangeRoot(start, k, read), rangeRoot(start + k, size - k, read))
}

/** Root of the tree of the first `size` leaves. */
export function rootAt(size: number, read: ReadNode): Uint8Array {
  return size === 0 ? emptyRoot() : rangeRoot(0, size, read)
}

/** RFC 9162, 2.1.3.1. `index` is below `size`. */
export function inclusionProof(index: number, size: number, read: ReadNode): Uint8Array[] {
  const path: Uint8Array[] = []
  let start = 0
  let rest = size
  while (rest > 1) {
    const k = split(rest)
    const left = index - start < k
    path.push(left ? rangeRoot(start + k, rest - k, read) : rangeRoot(start, k, read))
    start = left ? start : start + k
    rest = left ? k : rest - k
  }
  return path.reverse()
}

/** RFC 9162, 2.1.4.1. `older` is at most `size`. */
export function consistencyProof(older: number, size: number, read: ReadNode): Uint8Array[] {
  if (older === 0 || older === size) return []
  const path: Uint8Array[] = []
  let start = 0
  let rest = size
  let target = older
  let whole = true
  while (target !== rest) {
    const k = split(rest)
    const left = target <= k
    path.push(left ? rangeRoot(start + k, rest - k, read) : rangeRoot(start, k, read))
    if (left) {
      rest = k
    } else {
      start += k
      rest -= k
      target -= k
      whole = false
    }
  }
  if (!whole) path.push(rangeRoot(start, rest, read))
  return path.reverse()
}
