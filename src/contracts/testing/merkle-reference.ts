import { emptyRoot, nodeHash } from '../merkle.ts'

/**
 * RFC 9162 section 2.1 as it is written there, recursive and slow: what the fast ways are held against.
 */

/** The largest power of two below `size`, which is at least 2. */
function split(size: number): number {
  let k = 1
  while (k * 2 < size) k *= 2
  return k
}

/** MTH, over leaf hashes. */
export function rootOf(leaves: readonly Uint8Array[]): Uint8Array {
  const [first] = leaves
  if (first === undefined) return emptyRoot()
  if (leaves.length === 1) return first
  const k = split(leaves.length)
  return nodeHash(rootOf(leaves.slice(0, k)), rootOf(leaves.slice(k)))
}

/** PATH(index, leaves). */
export function inclusionPath(index: number, leaves: readonly Uint8Array[]): Uint8Array[] {
  if (leaves.length <= 1) return []
  const k = split(leaves.length)
  return index < k
    ? [...inclusionPath(index, leaves.slice(0, k)), rootOf(leaves.slice(k))]
    : [...inclusionPath(index - k, leaves.slice(k)), rootOf(leaves.slice(0, k))]
}

/** PROOF(older, leaves). */
export function consistencyPath(older: number, leaves: readonly Uint8Array[]): Uint8Array[] {
  return older === 0 || older === leaves.length ? [] : subproof(older, leaves, true)
}

function subproof(older: number, leaves: readonly Uint8Array[], whole: boolean): Uint8Array[] {
  if (older === leaves.length) return whole ? [] : [rootOf(leaves)]
  const k = split(leaves.length)
  return older <= k
    ? [...subproof(older, leaves.slice(0, k), whole), rootOf(leaves.slice(k))]
    : [...subproof(older - k, leaves.slice(k), false), rootOf(leaves.slice(0, k))]
}
