import * as fc from 'fast-check'
import { beforeAll, describe, expect, it } from 'vitest'
import { serializeBundle } from './bundle.ts'
import { canonicalText } from './canonical.ts'
import { utf8 } from './platform.ts'
import { serializePublished, verifyContractFile } from './published.ts'
import { verifyReceipt } from './receipt.ts'
import { sampleReceipt } from './testing/log.ts'
import { sampleBundle, sampleManifest } from './testing/sample.ts'
import type { ContractBundle, Receipt } from './types.ts'

let bundle: ContractBundle
let receipt: Receipt

beforeAll(async () => {
  bundle = await sampleBundle()
  receipt = await sampleReceipt(bundle)
})

async function codes(value: unknown, expected = { bundle }): Promise<string[]> {
  const verdict = await verifyReceipt(value, expected)
  return verdict.ok ? [] : verdict.problems.map(({ code }) => code)
}

describe('a receipt', () => {
  it('L5 is checked without the log', async () => {
    const verdict = await verifyReceipt(receipt, { bundle, log: receipt.log })
    expect(verdict.ok).toBe(true)
    expect(verdict.checks.map(({ code }) => code)).toEqual([
      'receipt.contract',
      'receipt.inclusion',
      'receipt.checkpoint',
      'receipt.signature',
    ])
    expect(verdict.checks[1]?.message).toContain('entry 4 of 7')
  })

  it('L5 is for one contract only', async () => {
    const other = await sampleBundle({ manifest: sampleManifest({ version: '1.0.1' }) })
    expect(await codes(receipt, { bundle: other })).toEqual(['receipt.contract-failed'])
    expect(await codes({ ...receipt, digest: other.digest, version: '1.0.1' }, { bundle: other })).toEqual([
      'receipt.inclusion-failed',
    ])
  })

  it.each([
    ['time', () => ({ ...receipt, publishedAt: '2026-03-01T09:30:00.001Z' }), 'receipt.inclusion-failed'],
    ['place', () => ({ ...receipt, index: 2 }), 'receipt.inclusion-failed'],
    ['proof', () => ({ ...receipt, inclusionProof: receipt.inclusionProof.toReversed() }), 'receipt.inclusion-failed'],
    ['size', () => ({ ...receipt, treeSize: 8 }), 'receipt.checkpoint-failed'],
    ['root', () => ({ ...receipt, rootHash: '0'.repeat(64) }), 'receipt.checkpoint-failed'],
    [
      'checkpoint',
      () => ({ ...receipt, checkpoint: receipt.checkpoint.replace('\n7\n', '\n8\n') }),
      'receipt.signature-failed',
    ],
    ['log', () => ({ ...receipt, log: 'x' }), 'receipt.signature-failed'],
  ])('L5 with another %s is refused', async (_, change, code) => {
    expect(await codes(change())).toContain(code)
  })

  it('L5 from another log than the trusted one is refused', async () => {
    const other = await sampleReceipt(bundle)
    const verdict = await verifyReceipt(other, { bundle, log: receipt.log })
    expect(verdict.ok ? [] : verdict.problems.map(({ code }) => code)).toEqual(['receipt.other-log'])
  })

  it.each([[null], [1], [{}], [[]]])('L5 that is no receipt is refused: %j', async (value) => {
    expect((await codes(value)).length).toBeGreaterThan(0)
  })
})

describe('a published contract in a file', () => {
  it('B6 is checked with its receipt', async () => {
    const verdict = await verifyContractFile(serializePublished({ bundle, receipt }))
    expect(verdict.ok && verdict.receipt).toEqual(receipt)
    expect(verdict.checks).toHaveLength(8)
  })

  it('B6 is checked without one too', async () => {
    const verdict = await verifyContractFile(serializeBundle(bundle))
    expect(verdict.ok && verdict.receipt).toBe(undefined)
    expect(verdict.ok && verdict.digest).toBe(bundle.digest)
  })

  it('B6 refuses what it does not know', async () => {
    const file = { format: 'ez-doctor-published', formatVersion: 1, bundle, receipt }
    for (const changed of [
      { ...file, extra: 1 },
      { ...file, formatVersion: 2 },
      { ...file, receipt: null },
      { ...file, bundle: receipt },
    ]) {
      expect((await verifyContractFile(canonicalText(changed))).ok).toBe(false)
    }
  })

  it('B3 with one changed byte is refused, or says exactly the same', async () => {
    const text = serializePublished({ bundle, receipt })
    const bytes = utf8(text)
    await fc.assert(
      fc.asyncProperty(fc.nat({ max: bytes.length - 1 }), fc.integer({ min: 1, max: 255 }), async (at, change) => {
        const verdict = await verifyContractFile(bytes.with(at, (bytes[at] ?? 0) ^ change))
        const caught =
          !verdict.ok ||
          (verdict.receipt !== undefined &&
            serializePublished({ bundle: verdict.bundle, receipt: verdict.receipt }) === text)
        expect(caught).toBe(true)
      }),
      { numRuns: 1_000 },
    )
  })
})
