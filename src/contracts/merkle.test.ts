import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { fromHex, toHex } from './encoding.ts'
import { emptyRoot, isConsistent, leafHash, nodeHash, rootFromInclusion } from './merkle.ts'
import { consistencyPath, inclusionPath, rootOf } from './testing/merkle-reference.ts'

const bytes = (hex: string): Uint8Array => fromHex(hex) ?? new Uint8Array()

/** Test entries and roots of the Certificate Transparency reference implementation. */
const ENTRIES = [
  '',
  '00',
  '10',
  '2021',
  '3031',
  '40414243',
  '5051525354555657',
  '606162636465666768696a6b6c6d6e6f',
].map(bytes)
const ROOTS = [
  'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855',
  '6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d',
  'fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125',
  'aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77',
  'd37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7',
  '4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4',
  '76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef',
  'ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c',
  '5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328',
]

const leaf = (index: number): Uint8Array => leafHash(Uint8Array.of(index >> 8, index & 255))
const leaves = (size: number): Uint8Array[] => Array.from({ length: size }, (_, index) => leaf(index))
const side = (size: number): { size: number; root: Uint8Array } => ({ size, root: rootOf(leaves(size)) })

describe('the Merkle tree', () => {
  it('L1 has the roots of RFC 6962', () => {
    expect(toHex(emptyRoot())).toBe(ROOTS[0])
    for (let size = 0; size <= ENTRIES.length; size++) {
      expect(toHex(rootOf(ENTRIES.slice(0, size).map(leafHash)))).toBe(ROOTS[size])
    }
  })

  it('L1 keeps leaves and nodes apart', () => {
    const [a, b] = [leaf(0), leaf(1)]
    expect(toHex(leafHash(Uint8Array.from([...a, ...b])))).not.toBe(toHex(nodeHash(a, b)))
  })

  it('L2 proves every place of every tree up to 70 entries, and no other', () => {
    for (let size = 1; size <= 70; size++) {
      const all = leaves(size)
      const root = toHex(rootOf(all))
      for (let index = 0; index < size; index++) {
        const proof = inclusionPath(index, all)
        const reached = rootFromInclusion(leaf(index), index, size, proof)
        expect(reached && toHex(reached)).toBe(root)
        const wrong = rootFromInclusion(leaf(index), (index + 1) % size, size, proof)
        expect(size === 1 || wrong === undefined || toHex(wrong) !== root).toBe(true)
      }
    }
  })

  it('L2 refuses a proof that is shorter, longer or for a place outside', () => {
    const all = leaves(11)
    const proof = inclusionPath(5, all)
    expect(rootFromInclusion(leaf(5), 5, 11, proof.slice(1))).toBeUndefined()
    expect(rootFromInclusion(leaf(5), 5, 11, [...proof, leaf(0)])).toBeUndefined()
    for (const [index, size] of [
      [11, 11],
      [-1, 11],
      [0.5, 11],
      [0, Number.NaN],
      [2 ** 53, 2 ** 54],
    ] as const) {
      expect(rootFromInclusion(leaf(0), index, size, [])).toBeUndefined()
    }
  })

  it('L2 refuses any changed byte of a proof', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 2, max: 200 }),
        fc.nat(),
        fc.nat(),
        fc.integer({ min: 1, max: 255 }),
        (size, at, part, change) => {
          const all = leaves(size)
          const index = at % size
          const proof = inclusionPath(index, all).map((hash) => hash.slice())
          const step = proof[part % proof.length] as Uint8Array
          step[part % 32] = (step[part % 32] ?? 0) ^ change
          const reached = rootFromInclusion(leaf(index), index, size, proof)
          expect(reached && toHex(reached)).not.toBe(toHex(rootOf(all)))
        },
      ),
    )
  })

  it('L2 counts beyond 32 bits', () => {
    const size = 2 ** 40 + 1
    const reached = rootFromInclusion(leaf(0), size - 1, size, [leaf(1)])
    expect(reached && toHex(reached)).toBe(toHex(nodeHash(leaf(1), leaf(0))))
  })

  it('L3 proves that every tree up to 50 entries continues every older one', () => {
    for (let size = 0; size <= 50; size++) {
      for (let old = 0; old <= size; old++) {
        const proof = consistencyPath(old, leaves(size))
        expect(isConsistent(side(old), side(size), proof)).toBe(true)
      }
    }
  })

  it('L3 refuses a history that was rewritten', () => {
    const rewritten = [leaf(999), ...leaves(20).slice(1)]
    for (let old = 1; old <= 20; old++) {
      const proof = consistencyPath(old, rewritten)
      expect(isConsistent(side(old), { size: 20, root: rootOf(rewritten) }, proof)).toBe(false)
    }
  })

  it('L3 refuses a changed, shortened or lengthened proof', () => {
    fc.assert(
      fc.property(fc.integer({ min: 2, max: 120 }), fc.nat(), fc.nat(), (size, seed, part) => {
        const old = 1 + (seed % (size - 1))
        const proof = consistencyPath(old, leaves(size)).map((hash) => hash.slice())
        expect(isConsistent(side(old), side(size), proof.slice(1))).toBe(false)
        expect(isConsistent(side(old), side(size), [...proof, leaf(0)])).toBe(false)
        const step = proof[part % proof.length] as Uint8Array
        step[part % 32] = (step[part % 32] ?? 0) ^ 1
        expect(isConsistent(side(old), side(size), proof)).toBe(false)
      }),
    )
  })

  it('L3 refuses sizes that cannot be', () => {
    expect(isConsistent(side(5), side(3), [])).toBe(false)
    expect(isConsistent(side(5), side(5), [leaf(0)])).toBe(false)
    expect(isConsistent({ size: -1, root: leaf(0) }, side(3), [])).toBe(false)
    expect(isConsistent(side(3), side(5), [])).toBe(false)
  })
})
