import type { DatabaseSync } from 'node:sqlite'
import { serializeBundle } from '../../contracts/index.ts'
import type { ContractBundle } from '../../contracts/index.ts'
import { openDatabase } from '../sqlite.ts'
import type { ContractStore, StoredContract } from './store.ts'

const MIGRATIONS = [
  `CREATE TABLE contracts (
     digest TEXT PRIMARY KEY,
     name TEXT NOT NULL,
     bundle TEXT NOT NULL,
     published_at TEXT
   ) STRICT;
   CREATE INDEX contracts_by_name ON contracts (name) WHERE published_at IS NOT NULL;
   CREATE INDEX contracts_by_time ON contracts (published_at, digest) WHERE published_at IS NOT NULL;`,
]

/** How many contracts are read at a time. */
const PAGE = 100

function contractOf(row: Record<string, unknown>): StoredContract {
  return { bundle: JSON.parse(String(row['bundle'])) as ContractBundle, publishedAt: String(row['published_at']) }
}

/** The embedded catalogue, on one SQLite file. */
class SqliteStore implements ContractStore {
  readonly #database: DatabaseSync

  constructor(database: DatabaseSync) {
    this.#database = database
  }

  async stage(bundle: ContractBundle): Promise<void> {
    this.#database
      .prepare(
        `INSERT INTO contracts (digest, name, bundle) VALUES (?, ?, ?)
         ON CONFLICT (digest) DO UPDATE SET bundle = excluded.bundle WHERE published_at IS NULL`,
      )
      .run(bundle.digest, bundle.content.manifest.name, serializeBundle(bundle))
  }

  async list(digest: string, publishedAt: string): Promise<boolean> {
    this.#database
      .prepare('UPDATE contracts SET published_at = ? WHERE digest = ? AND published_at IS NULL')
      .run(publishedAt, digest)
    return this.#database.prepare('SELECT 1 FROM contracts WHERE digest = ?').get(digest) !== undefined
  }

  async get(digest: string): Promise<StoredContract | undefined> {
    const row = this.#database
      .prepare('SELECT * FROM contracts WHERE digest = ? AND published_at IS NOT NULL')
      .get(digest)
    return row && contractOf(row)
  }

  async versions(name: string): Promise<readonly StoredContract[]> {
    const select = this.#database.prepare('SELECT * FROM contracts WHERE name = ? AND published_at IS NOT NULL')
    return select.all(name).map(contractOf)
  }

  async *all(): AsyncIterable<StoredContract> {
    const select = this.#database.prepare(
      `SELECT * FROM contracts WHERE published_at IS NOT NULL AND (published_at, digest) > (?, ?)
       ORDER BY published_at, digest LIMIT ${PAGE}`,
    )
    let page = select.all('', '')
    while (page.length > 0) {
      yield* page.map(contractOf)
      const last = page.at(-1)
      page = select.all(String(last?.['published_at']), String(last?.['digest']))
    }
  }

  async close(): Promise<void> {
    this.#database.close()
  }
}

/**
 * Opens the embedded catalogue.
 * @param file the database; `:memory:` keeps nothing
 * @throws DatabaseError when another process has it or it is damaged
 */
export function openSqliteStore(file: string): ContractStore {
  return new SqliteStore(openDatabase(file, MIGRATIONS))
}
