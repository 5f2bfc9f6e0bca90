import { chmodSync, mkdtempSync, rmSync, statSync, unlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import {
  fromHex,
  isConsistent,
  isSignedBy,
  leafHash,
  logEntryBytes,
  parseCheckpoint,
  parseNote,
  parseNoteKey,
  rootFromInclusion,
  sha256Hex,
  toHex,
  verifyReceipt,
} from '../../contracts/index.ts'
import type { Receipt } from '../../contracts/index.ts'
import type { Ledger, Publication } from './ledger.ts'
import { openSqliteLedger } from './sqlite-ledger.ts'

let folder: string
let ledger: Ledger
let clock = 0

const open = (): Promise<Ledger> =>
  openSqliteLedger({
    file: join(folder, 'log.sqlite'),
    keyFile: join(folder, 'log-key.pem'),
    origin: 'example.org/log',
    now: () => new Date(Date.UTC(2026, 0, 1) + clock++),
  })

const publication = (number: number): Publication => ({
  digest: sha256Hex(`content ${number}`),
  name: 'example/pathway',
  version: `1.0.${number}`,
})

async function publish(number: number): Promise<Receipt> {
  const appended = await ledger.append(publication(number))
  if (appended.kind === 'taken') throw new Error('taken')
  return appended.receipt
}

const bytes = (hex: string): Uint8Array => fromHex(hex) ?? new Uint8Array()

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'ez-log-'))
  clock = 0
  ledger = await open()
})

afterEach(async () => {
  await ledger.close().catch(() => undefined)
  rmSync(folder, { recursive: true, force: true })
})

describe('the evidence log', () => {
  it('L5 gives receipts that are checked without it', async () => {
    for (let number = 0; number < 20; number++) {
      const receipt = await publish(number)
      expect(receipt).toMatchObject({ index: number, treeSize: number + 1, name: 'example/pathway' })
      expect(receipt.publishedAt).toBe(`2026-01-01T00:00:00.${String(number).padStart(3, '0')}Z`)
      expect(await verifyReceipt(receipt, { log: ledger.key })).toMatchObject({ ok: true })
    }
  })

  it('L5 proves old entries in the log as it is now', async () => {
    for (let number = 0; number < 13; number++) await publish(number)
    const { checkpoint } = await ledger.checkpoint()
    for (let number = 0; number < 13; number++) {
      const receipt = await ledger.currentReceipt(publication(number).digest)
      expect(receipt).toMatchObject({ index: number, treeSize: 13, checkpoint })
      expect(await verifyReceipt(receipt, { log: ledger.key })).toMatchObject({ ok: true })
    }
  })

  it('P4 returns the same receipt when the same contract comes again', async () => {
    const first = await publish(1)
    await publish(2)
    expect(await ledger.append(publication(1))).toEqual({ kind: 'known', receipt: first })
    expect(await ledger.receipt(first.digest)).toEqual(first)
    expect((await ledger.checkpoint()).treeSize).toBe(2)
  })

  it('P4 binds a name and version once', async () => {
    const { digest } = await publish(1)
    const other = { ...publication(1), digest: sha256Hex('other') }
    expect(await ledger.append(other)).toEqual({ kind: 'taken', digest })
    expect((await ledger.checkpoint()).treeSize).toBe(1)
    expect(await ledger.append({ ...other, version: '1.0.1-x' })).toMatchObject({ kind: 'appended' })
  })

  it('L4 signs each state, the empty one too', async () => {
    const key = parseNoteKey(ledger.key)
    for (let size = 0; size < 5; size++) {
      const { checkpoint, treeSize, rootHash } = await ledger.checkpoint()
      const note = parseNote(checkpoint)
      expect(note && key && (await isSignedBy(note, key))).toBe(true)
      const state = parseCheckpoint(note?.text ?? '')
      expect(state).toMatchObject({ origin: 'example.org/log', treeSize: size })
      expect([treeSize, rootHash]).toEqual([size, toHex(state?.rootHash ?? new Uint8Array())])
      await publish(size)
    }
  })

  it('L2 proves each entry by its place', async () => {
    for (let number = 0; number < 9; number++) await publish(number)
    const proved = await ledger.entry(4)
    if (proved === undefined) throw new Error('not found')
    const root = rootFromInclusion(leafHash(logEntryBytes(proved.entry)), 4, 9, proved.inclusionProof.map(bytes))
    expect(root && toHex(root)).toBe(proved.rootHash)
    expect(await ledger.entry(9)).toBeUndefined()
    expect(await ledger.entry(-1)).toBeUndefined()
  })

  it('L3 proves that it only grew', async () => {
    const states = [await ledger.checkpoint()]
    for (let number = 0; number < 12; number++) {
      await publish(number)
      states.push(await ledger.checkpoint())
    }
    for (const older of states) {
      for (const newer of states.slice(older.treeSize)) {
        const proof = (await ledger.consistency(older.treeSize, newer.treeSize)) ?? []
        const side = ({ treeSize, rootHash }: typeof older) => ({ size: treeSize, root: bytes(rootHash) })
        expect(isConsistent(side(older), side(newer), proof.map(bytes))).toBe(true)
      }
    }
    expect(await ledger.consistency(3, 2)).toBeUndefined()
    expect(await ledger.consistency(0, 13)).toBeUndefined()
  })

  it('K1 is the same after it was closed and opened', async () => {
    const receipt = await publish(1)
    await ledger.close()
    ledger = await open()
    expect(await ledger.receipt(receipt.digest)).toEqual(receipt)
    expect(ledger.key).toBe(receipt.log)
    expect((await ledger.publications(0)).map(({ version }) => version)).toEqual(['1.0.1'])
    expect(await publish(2)).toMatchObject({ index: 1, treeSize: 2 })
  })

  it('K4 keeps its key from others', async () => {
    expect(statSync(join(folder, 'log-key.pem')).mode & 0o777).toBe(0o600)
    await ledger.close()
    chmodSync(join(folder, 'log-key.pem'), 0o644)
    await expect(open()).rejects.toThrow('chmod 600')
  })

  it('K2 lets one process in', async () => {
    await publish(1)
    await expect(open()).rejects.toThrow('in use by another EZ-Doctor')
  })
})

describe('a damaged log', () => {
  async function damage(how: (database: DatabaseSync) => void): Promise<void> {
    for (let number = 0; number < 5; number++) await publish(number)
    await ledger.close()
    const database = new DatabaseSync(join(folder, 'log.sqlite'))
    how(database)
    database.close()
  }

  it.each([
    ['an entry was rewritten', `UPDATE entries SET entry = replace(entry, '1.0.2', '1.0.9') WHERE place = 2`],
    ['the last entry was cut off', 'DELETE FROM entries WHERE place = 4'],
    ['an entry in the middle is missing', 'DELETE FROM entries WHERE place = 2'],
    ['a node is missing', 'DELETE FROM nodes WHERE level = 1 AND place = 0'],
    ['a node was changed', 'UPDATE nodes SET hash = zeroblob(32) WHERE level = 2 AND place = 0'],
    ['the checkpoint was changed', `UPDATE entries SET checkpoint = 'x' WHERE place = 4`],
  ])('K3 is refused at the start: %s', async (_, statement) => {
    await damage((database) => database.exec(statement))
    await expect(open()).rejects.toThrow('does not fit its last checkpoint')
  })

  it('K3 is refused when its key is gone, unreadable or another one', async () => {
    await damage(() => undefined)
    const keyFile = join(folder, 'log-key.pem')
    unlinkSync(keyFile)
    await expect(open()).rejects.toThrow('its key')
    writeFileSync(keyFile, 'no key', { mode: 0o600 })
    await expect(open()).rejects.toThrow('cannot be read')
    unlinkSync(keyFile)
    const elsewhere = mkdtempSync(join(tmpdir(), 'ez-log-'))
    const now = () => new Date(0)
    const origin = 'example.org/log'
    await (await openSqliteLedger({ file: join(elsewhere, 'log.sqlite'), keyFile, origin, now })).close()
    rmSync(elsewhere, { recursive: true })
    await expect(open()).rejects.toThrow('is another one than before')
  })

  it('K3 is refused when the file is no database', async () => {
    await ledger.close()
    writeFileSync(join(folder, 'log.sqlite'), 'x'.repeat(5_000))
    await expect(open()).rejects.toThrow('is damaged')
  })

  it('K3 is refused when a newer program wrote it', async () => {
    await damage((database) => database.exec('PRAGMA user_version = 99'))
    await expect(open()).rejects.toThrow('newer EZ-Doctor')
  })
})
