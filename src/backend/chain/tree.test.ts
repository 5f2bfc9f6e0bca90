import { describe, expect, it } from 'vitest'
import { leafHash, toHex } from '../../contracts/index.ts'
import { consistencyPath, inclusionPath, rootOf } from '../../contracts/testing/merkle-reference.ts'
import { consistencyProof, inclusionProof, nodesCompletedBy, rootAt } from './tree.ts'
import type { ReadNode } from './tree.ts'

const leaves = Array.from({ length: 130 }, (_, index) => leafHash(Uint8Array.of(index)))
const nodes = new Map<string, Uint8Array>()
const read: ReadNode = (level, index) => {
  const hash = nodes.get(`${level}/${index}`)
  if (hash === undefined) throw new Error(`node ${level}/${index} is not complete`)
  return hash
}
for (const [index, leaf] of leaves.entries()) {
  for (const node of nodesCompletedBy(leaf, index, read)) nodes.set(`${node.level}/${node.index}`, node.hash)
}

const hex = (hashes: readonly Uint8Array[]): string[] => hashes.map(toHex)

describe('the stored tree', () => {
  it('L1 has the root of RFC 9162 at every size', () => {
    for (let size = 0; size <= leaves.length; size++) {
      expect(toHex(rootAt(size, read))).toBe(toHex(rootOf(leaves.slice(0, size))))
    }
  })

  it('L1 keeps fewer than two nodes for each leaf', () => {
    expect(nodes.size).toBeLessThan(2 * leaves.length)
  })

  it('L2 gives the inclusion proofs of RFC 9162 for every place and size', () => {
    for (let size = 1; size <= 70; size++) {
      const part = leaves.slice(0, size)
      for (let index = 0; index < size; index++) {
        expect(hex(inclusionProof(index, size, read))).toEqual(hex(inclusionPath(index, part)))
      }
    }
  })

  it('L3 gives the consistency proofs of RFC 9162 for every pair of sizes', () => {
    for (let size = 0; size <= 70; size++) {
      const part = leaves.slice(0, size)
      for (let older = 0; older <= size; older++) {
        expect(hex(consistencyProof(older, size, read))).toEqual(hex(consistencyPath(older, part)))
      }
    }
  })
})
