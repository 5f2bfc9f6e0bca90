import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { serializeBundle } from '../../contracts/index.ts'
import { sampleBundle, sampleManifest } from '../../contracts/testing/sample.ts'
import type { Ledger } from '../chain/ledger.ts'
import { openSqliteLedger } from '../chain/sqlite-ledger.ts'
import { SearchIndex } from '../store/search.ts'
import { openSqliteStore } from '../store/sqlite-store.ts'
import type { ContractStore } from '../store/store.ts'
import { CONFIRMING } from '../testing/server.ts'
import { Publisher } from './publisher.ts'

let folder: string
let ledger: Ledger
let store: ContractStore

async function openLedger(): Promise<Ledger> {
  const file = join(folder, 'log.sqlite')
  return openSqliteLedger({ file, keyFile: join(folder, 'key.pem'), origin: 'example.org/log', now: () => new Date(0) })
}

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'ez-publish-'))
  ledger = await openLedger()
  store = openSqliteStore(join(folder, 'store.sqlite'))
})

afterEach(async () => {
  await ledger.close()
  await store.close()
  rmSync(folder, { recursive: true, force: true })
})

/** A publisher that dies where it is told to. */
function dying(at: 'stage' | 'append' | 'list'): Publisher {
  const die = async (): Promise<never> => Promise.reject(new Error('killed'))
  const broken = { stage: store, append: ledger, list: store }[at]
  const part = new Proxy(broken, {
    get: (target, name) => (name === at ? die : bound(target, name)),
  })
  const parts = { store, ledger, index: new SearchIndex(), recheck: CONFIRMING }
  return new Publisher({
    ...parts,
    ...(at === 'append' ? { ledger: part as Ledger } : { store: part as ContractStore }),
  })
}

function bound(target: object, name: PropertyKey): unknown {
  const value: unknown = Reflect.get(target, name, target)
  return typeof value === 'function' ? value.bind(target) : value
}

describe('a crash while publishing', () => {
  it.each(['stage', 'append'] as const)('P5 before the ledger has it (%s) leaves nothing', async (at) => {
    const body = Buffer.from(serializeBundle(await sampleBundle()))
    await expect(dying(at).publish(body)).rejects.toThrow('killed')
    const index = new SearchIndex()
    const publisher = new Publisher({ store, ledger, index, recheck: CONFIRMING })
    expect(await publisher.recover()).toEqual([])
    expect(index.size).toBe(0)
    expect((await publisher.publish(body)).isNew).toBe(true)
    expect(index.size).toBe(1)
  })

  it('P5 after the ledger has it is made good at the next start', async () => {
    const bundle = await sampleBundle()
    const body = Buffer.from(serializeBundle(bundle))
    await expect(dying('list').publish(body)).rejects.toThrow('killed')
    const index = new SearchIndex()
    const publisher = new Publisher({ store, ledger, index, recheck: CONFIRMING })
    expect(await publisher.recover()).toEqual([])
    expect(index.search('advice', 10, 0).hits[0]?.digest).toBe(bundle.digest)
    expect((await publisher.publish(body)).isNew).toBe(false)
    expect((await store.get(bundle.digest))?.publishedAt).toBe('1970-01-01T00:00:00.000Z')
  })

  it('P5 is told when the catalogue was lost', async () => {
    const bundle = await sampleBundle({ manifest: sampleManifest({ version: '2.0.0' }) })
    const index = new SearchIndex()
    await new Publisher({ store, ledger, index, recheck: CONFIRMING }).publish(Buffer.from(serializeBundle(bundle)))
    const empty = openSqliteStore(':memory:')
    const publisher = new Publisher({ store: empty, ledger, index: new SearchIndex(), recheck: CONFIRMING })
    expect(await publisher.recover()).toEqual([bundle.digest])
    await empty.close()
  })
})
