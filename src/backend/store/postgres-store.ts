import { Pool } from 'pg'
import type { PoolClient } from 'pg'
import { serializeBundle } from '../../contracts/index.ts'
import type { ContractBundle } from '../../contracts/index.ts'
import type { ContractStore, StoredContract } from './store.ts'

/** Statements that lead from one version of the tables to the next; only ever added to. */
const MIGRATIONS = [
  `CREATE TABLE contracts (
     digest text PRIMARY KEY,
     name text COLLATE "C" NOT NULL,
     bundle bytea NOT NULL,
     published_at text COLLATE "C"
   );
   CREATE INDEX contracts_by_name ON contracts (name) WHERE published_at IS NOT NULL;
   CREATE INDEX contracts_by_time ON contracts (published_at, digest) WHERE published_at IS NOT NULL;`,
]

/** Any number; two servers that start at once migrate one after the other. */
const MIGRATION_LOCK = 4_119_250

const PAGE = 100

interface Row {
  readonly digest: string
  readonly bundle: Buffer
  readonly published_at: string
}

function contractOf({ bundle, published_at }: Row): StoredContract {
  return { bundle: JSON.parse(bundle.toString('utf8')) as ContractBundle, publishedAt: published_at }
}

/** The catalogue on PostgreSQL. Bundles are bytes, not text: PostgreSQL's text cannot hold U+0000, a protocol can. */
class PostgresStore implements ContractStore {
  readonly #pool: Pool

  constructor(pool: Pool) {
    this.#pool = pool
  }

  async stage(bundle: ContractBundle): Promise<void> {
    await this.#pool.query(
      `INSERT INTO contracts (digest, name, bundle) VALUES ($1, $2, $3)
       ON CONFLICT (digest) DO UPDATE SET bundle = excluded.bundle WHERE contracts.published_at IS NULL`,
      [bundle.digest, bundle.content.manifest.name, Buffer.from(serializeBundle(bundle))],
    )
  }

  async list(digest: string, publishedAt: string): Promise<boolean> {
    await this.#pool.query('UPDATE contracts SET published_at = $1 WHERE digest = $2 AND published_at IS NULL', [
      publishedAt,
      digest,
    ])
    const { rowCount } = await this.#pool.query('SELECT 1 FROM contracts WHERE digest = $1', [digest])
    return rowCount === 1
  }

  async get(digest: string): Promise<StoredContract | undefined> {
    const { rows } = await this.#pool.query<Row>(
      'SELECT * FROM contracts WHERE digest = $1 AND published_at IS NOT NULL',
      [digest],
    )
    return rows.map(contractOf)[0]
  }

  async versions(name: string): Promise<readonly StoredContract[]> {
    const { rows } = await this.#pool.query<Row>(
      'SELECT * FROM contracts WHERE name = $1 AND published_at IS NOT NULL',
      [name],
    )
    return rows.map(contractOf)
  }

  async #page(last: Pick<Row, 'published_at' | 'digest'>): Promise<readonly Row[]> {
    const { rows } = await this.#pool.query<Row>(
      `SELECT * FROM contracts WHERE published_at IS NOT NULL AND (published_at, digest) > ($1, $2)
       ORDER BY published_at, digest LIMIT ${PAGE}`,
      [last.published_at, last.digest],
    )
    return rows
  }

  async *all(): AsyncIterable<StoredContract> {
    let last: Pick<Row, 'published_at' | 'digest'> | undefined = { published_at: '', digest: '' }
    while (last !== undefined) {
      const page: readonly Row[] = await this.#page(last)
      yield* page.map(contractOf)
      last = page.at(-1)
    }
  }

  async close(): Promise<void> {
    await this.#pool.end()
  }
}

async function inTransaction(pool: Pool, work: (client: PoolClient) => Promise<void>): Promise<void> {
  const client = await pool.connect()
  try {
    await client.query('BEGIN')
    await work(client)
    await client.query('COMMIT')
  } catch (error) {
    await client.query('ROLLBACK').catch(() => undefined)
    throw error
  } finally {
    client.release()
  }
}

async function migrate(client: PoolClient): Promise<void> {
  await client.query('SELECT pg_advisory_xact_lock($1)', [MIGRATION_LOCK])
  await client.query('CREATE TABLE IF NOT EXISTS ez_doctor_version (version integer NOT NULL)')
  const { rows } = await client.query<{ version: number }>('SELECT version FROM ez_doctor_version')
  const version = rows[0]?.version ?? 0
  if (version > MIGRATIONS.length) {
    throw new Error('The PostgreSQL database was written by a newer EZ-Doctor. Update this one.')
  }
  for (const statements of MIGRATIONS.slice(version)) await client.query(statements)
  await client.query('DELETE FROM ez_doctor_version')
  await client.query('INSERT INTO ez_doctor_version (version) VALUES ($1)', [MIGRATIONS.length])
}

/**
 * Opens the catalogue on a PostgreSQL server (12 or newer) and brings its tables up to date.
 * @param url `postgres://user:password@host/database`
 * @param onError told of connections that break while idle; without it they would end the process
 */
export async function openPostgresStore(url: string, onError: (error: Error) => void): Promise<ContractStore> {
  // A server may be set to answer before a commit is on disk; a receipt must not.
  const options = '-c synchronous_commit=on'
  const pool = new Pool({ connectionString: url, options, max: 10, connectionTimeoutMillis: 10_000 })
  pool.on('error', onError)
  try {
    await inTransaction(pool, migrate)
    return new PostgresStore(pool)
  } catch (error) {
    await pool.end()
    throw error
  }
}
