import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Client } from 'pg'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { sampleBundle, sampleManifest } from '../../contracts/testing/sample.ts'
import type { ContractBundle } from '../../contracts/index.ts'
import { findPostgres } from '../testing/postgres.ts'
import { openPostgresStore } from './postgres-store.ts'
import { openSqliteStore } from './sqlite-store.ts'
import type { ContractStore } from './store.ts'

const postgres = await findPostgres()
const folder = mkdtempSync(join(tmpdir(), 'ez-store-'))

interface Kind {
  readonly name: string
  /** An empty store. */
  create(): Promise<ContractStore>
  /** The store as it is, opened again. */
  reopen(): Promise<ContractStore>
}

let number = 0
const KINDS: readonly Kind[] = [
  {
    name: 'node:sqlite',
    create: async () => openSqliteStore(join(folder, `${++number}.sqlite`)),
    reopen: async () => openSqliteStore(join(folder, `${number}.sqlite`)),
  },
  {
    name: 'PostgreSQL',
    create: async () => {
      const client = new Client({ connectionString: postgres?.url ?? '' })
      await client.connect()
      await client.query('DROP TABLE IF EXISTS contracts, ez_doctor_version')
      await client.end()
      return openPostgres()
    },
    reopen: async () => openPostgres(),
  },
]

function openPostgres(): Promise<ContractStore> {
  return openPostgresStore(postgres?.url ?? '', () => undefined)
}

const AT = '2026-03-01T09:30:00.000Z'

afterAll(async () => {
  await postgres?.stop()
  rmSync(folder, { recursive: true, force: true })
})

describe.each(KINDS)('the catalogue on $name', (kind) => {
  const skipped = kind.name === 'PostgreSQL' && postgres === undefined
  let store: ContractStore
  let first: ContractBundle
  let second: ContractBundle

  beforeAll(async () => {
    first = await sampleBundle({ protocol: 'plan — \u0000\uFEFF “one”\r\n' })
    second = await sampleBundle({ manifest: sampleManifest({ version: '1.1.0' }) })
  })

  beforeEach(async () => {
    if (!skipped) store = await kind.create()
    return async () => {
      await store?.close().catch(() => undefined)
    }
  })

  it.skipIf(skipped)('K6 shows a contract only when it is listed', async () => {
    await store.stage(first)
    expect(await store.get(first.digest)).toBeUndefined()
    expect(await store.versions('example/advice')).toEqual([])
    expect(await store.list(first.digest, AT)).toBe(true)
    expect(await store.get(first.digest)).toEqual({ bundle: first, publishedAt: AT })
    expect(await store.versions('example/advice')).toEqual([{ bundle: first, publishedAt: AT }])
  })

  it.skipIf(skipped)('K6 cannot list what was never staged', async () => {
    expect(await store.list(first.digest, AT)).toBe(false)
    expect(await store.get(first.digest)).toBeUndefined()
  })

  it.skipIf(skipped)('K6 never changes what is listed', async () => {
    await store.stage(first)
    await store.list(first.digest, AT)
    const resigned = { ...first, signatures: [] }
    await store.stage(resigned)
    await store.list(first.digest, '2030-01-01T00:00:00.000Z')
    expect(await store.get(first.digest)).toEqual({ bundle: first, publishedAt: AT })
  })

  it.skipIf(skipped)('K6 lets what is staged be staged again', async () => {
    await store.stage({ ...first, signatures: [] })
    await store.stage(first)
    await store.list(first.digest, AT)
    expect((await store.get(first.digest))?.bundle.signatures).toHaveLength(1)
  })

  it.skipIf(skipped)('K1 keeps everything when it is closed and opened', async () => {
    await store.stage(first)
    await store.list(first.digest, AT)
    await store.close()
    store = await kind.reopen()
    expect(await store.get(first.digest)).toEqual({ bundle: first, publishedAt: AT })
  })

  it.skipIf(skipped)('K6 goes through everything oldest first, also past one page', async () => {
    const times = Array.from({ length: 230 }, (_, at) => new Date(Date.UTC(2026, 0, 1) + (at % 50)).toISOString())
    for (const [at, publishedAt] of times.entries()) {
      const digest = at.toString(16).padStart(64, '0')
      await store.stage({ ...second, digest })
      await store.list(digest, publishedAt)
    }
    await store.stage({ ...second, digest: 'f'.repeat(64) })
    const seen: string[] = []
    for await (const { publishedAt } of store.all()) seen.push(publishedAt)
    expect(seen).toEqual(times.toSorted())
    expect((await store.versions('example/advice')).length).toBe(230)
  })

  it.skipIf(skipped)('K6 takes many at once', async () => {
    const digests = Array.from({ length: 40 }, (_, at) => at.toString(16).padStart(64, 'a'))
    await Promise.all(
      digests.map(async (digest) => {
        await store.stage({ ...first, digest })
        await store.list(digest, AT)
      }),
    )
    expect((await store.versions('example/advice')).length).toBe(40)
  })
})

describe('opening a catalogue', () => {
  it('K2 says when another process has it', () => {
    const file = join(folder, 'locked.sqlite')
    const open = openSqliteStore(file)
    expect(() => openSqliteStore(file)).toThrow('in use by another EZ-Doctor')
    return open.close()
  })

  it('says when there is no PostgreSQL server', async () => {
    await expect(openPostgresStore('postgres://nobody@127.0.0.1:1/none', () => undefined)).rejects.toThrow(
      'ECONNREFUSED',
    )
  })

  it.skipIf(postgres === undefined)('migrates once when two servers start at the same time', async () => {
    const stores = await Promise.all([openPostgres(), openPostgres(), openPostgres()])
    await Promise.all(stores.map((store) => store.close()))
    expect(stores).toHaveLength(3)
  })
})
