import { sha256 } from '@noble/hashes/sha2.js'
import { equalBytes, joinBytes } from './encoding.ts'

/**
 * Merkle tree of RFC 9162 (Certificate Transparency 2.0) section 2.1, the same as RFC 6962's. Indices and sizes are
 * safe integers; bit operations are spelled as arithmetic because logs outgrow 32 bits.
 */

const LEAF = Uint8Array.of(0)
const NODE = Uint8Array.of(1)

/** SHA-256 of nothing: the root of the empty tree. */
export function emptyRoot(): Uint8Array {
  return sha256(new Uint8Array())
}

/** Hash of an entry. The prefix keeps entries and inner nodes apart, so that neither can pass for the other. */
export function leafHash(entry: Uint8Array): Uint8Array {
  return sha256(joinBytes(LEAF, entry))
}

/** Hash of an inner node. */
export function nodeHash(left: Uint8Array, right: Uint8Array): Uint8Array {
  return sha256(joinBytes(NODE, left, right))
}

const half = (value: number): number => Math.floor(value / 2)
const odd = (value: number): boolean => value % 2 === 1

function isCount(value: number): boolean {
  return Number.isSafeInteger(value) && value >= 0
}

/**
 * The root that a proof leads to (RFC 9162, 2.1.3.2): compare it with the root of the checkpoint.
 * @returns nothing when the proof cannot be one for this place and size
 */
export function rootFromInclusion(
  leaf: Uint8Array,
  index: number,
  treeSize: number,
  proof: readonly Uint8Array[],
): Uint8Array | undefined {
  if (!isCount(index) || !isCount(treeSize) || index >= treeSize) return undefined
  let node = index
  let last = treeSize - 1
  let hash = leaf
  for (const sibling of proof) {
    if (last === 0) return undefined
    if (odd(node) || node === last) {
      hash = nodeHash(sibling, hash)
      while (!odd(node) && node !== 0) {
        node = half(node)
        last = half(last)
      }
    } else {
      hash = nodeHash(hash, sibling)
    }
    node = half(node)
    last = half(last)
  }
  return last === 0 ? hash : undefined
}

interface Side {
  readonly size: number
  readonly root: Uint8Array
}

function isPowerOfTwo(value: number): boolean {
  let rest = value
  while (rest > 1 && !odd(rest)) rest = half(rest)
  return rest === 1
}

/** Whether the newer tree only added to the older one (RFC 9162, 2.1.4.2): nothing was changed or taken away. */
export function isConsistent(older: Side, newer: Side, proof: readonly Uint8Array[]): boolean {
  if (!isCount(older.size) || !isCount(newer.size) || older.size > newer.size) return false
  if (older.size === newer.size) return proof.length === 0 && equalBytes(older.root, newer.root)
  if (older.size === 0) return proof.length === 0
  const path = isPowerOfTwo(older.size) ? [older.root, ...proof] : proof
  const [first, ...rest] = path
  if (first === undefined || proof.length === 0) return false
  return walkConsistency(older, newer, first, rest)
}

function walkConsistency(older: Side, newer: Side, first: Uint8Array, rest: readonly Uint8Array[]): boolean {
  let node = older.size - 1
  let last = newer.size - 1
  while (odd(node)) {
    node = half(node)
    last = half(last)
  }
  let oldHash = first
  let newHash = first
  for (const sibling of rest) {
    if (last === 0) return false
    if (odd(node) || node === last) {
      oldHash = nodeHash(sibling, oldHash)
      newHash = nodeHash(sibling, newHash)
      while (!odd(node) && node !== 0) {
        node = half(node)
        last = half(last)
      }
    } else {
      newHash = nodeHash(newHash, sibling)
    }
    node = half(node)
    last = half(last)
  }
  return last === 0 && equalBytes(oldHash, older.root) && equalBytes(newHash, newer.root)
}
