import type { DatabaseSync, StatementSync } from 'node:sqlite'
import { canonicalText, formatCheckpoint, leafHash, logEntryBytes, logEntryOf, toHex } from '../../contracts/index.ts'
import type { LogEntry, Receipt } from '../../contracts/index.ts'
import { inTransaction, openDatabase } from '../sqlite.ts'
import { LedgerError } from './ledger.ts'
import type { Appended, Ledger, ProvedEntry, Publication, SignedCheckpoint } from './ledger.ts'
import { isEmptyLog, refuseDamagedLog } from './log-check.ts'
import { openLogKey } from './log-key.ts'
import type { LogSigner } from './log-key.ts'
import { consistencyProof, inclusionProof, nodesCompletedBy, rootAt } from './tree.ts'

const MIGRATIONS = [
  `CREATE TABLE entries (
     place INTEGER PRIMARY KEY,
     digest TEXT NOT NULL UNIQUE,
     name TEXT NOT NULL,
     version TEXT NOT NULL,
     entry TEXT NOT NULL,
     checkpoint TEXT NOT NULL,
     UNIQUE (name, version)
   ) STRICT;
   CREATE TABLE nodes (
     level INTEGER NOT NULL,
     place INTEGER NOT NULL,
     hash BLOB NOT NULL,
     PRIMARY KEY (level, place)
   ) STRICT, WITHOUT ROWID;`,
]

const STATEMENTS = {
  // Places have no gaps: the last one tells the size without counting.
  size: 'SELECT max(place) + 1 AS size FROM entries',
  node: 'SELECT hash FROM nodes WHERE level = ? AND place = ?',
  byDigest: 'SELECT * FROM entries WHERE digest = ?',
  byPlace: 'SELECT * FROM entries WHERE place = ?',
  byName: 'SELECT digest FROM entries WHERE name = ? AND version = ?',
  from: 'SELECT * FROM entries WHERE place >= ? ORDER BY place',
  addNode: 'INSERT INTO nodes (level, place, hash) VALUES (?, ?, ?)',
  addEntry: 'INSERT INTO entries (place, digest, name, version, entry, checkpoint) VALUES (?, ?, ?, ?, ?, ?)',
} as const

function prepared(database: DatabaseSync): Readonly<Record<keyof typeof STATEMENTS, StatementSync>> {
  const entries = Object.entries(STATEMENTS).map(([name, sql]) => [name, database.prepare(sql)])
  return Object.fromEntries(entries) as Record<keyof typeof STATEMENTS, StatementSync>
}

interface Row {
  readonly place: number
  readonly entry: LogEntry
  /** The state right after this entry: what its receipt is against. */
  readonly checkpoint: string
}

function rowOf(found: Record<string, unknown> | undefined): Row | undefined {
  if (found === undefined) return undefined
  const entry = JSON.parse(String(found['entry'])) as LogEntry
  return { place: Number(found['place']), entry, checkpoint: String(found['checkpoint']) }
}

/** The evidence log on one SQLite file: Merkle tree of RFC 9162, signed checkpoints (L1 to L5 of src/contracts/SPEC.md). */
class SqliteLedger implements Ledger {
  readonly #database: DatabaseSync
  readonly #statements: Readonly<Record<keyof typeof STATEMENTS, StatementSync>>
  readonly #signer: LogSigner
  readonly #now: () => Date

  constructor(database: DatabaseSync, signer: LogSigner, now: () => Date) {
    this.#database = database
    this.#statements = prepared(database)
    this.#signer = signer
    this.#now = now
  }

  get key(): string {
    return this.#signer.key
  }

  #size(): number {
    return Number(this.#statements.size.get()?.['size'] ?? 0)
  }

  readonly #node = (level: number, place: number): Uint8Array => {
    const hash = this.#statements.node.get(level, place)?.['hash']
    if (hash instanceof Uint8Array) return hash
    throw new LedgerError(`The log is damaged: node ${level}/${place} is missing. Put it back from a backup.`)
  }

  #byDigest(digest: string): Row | undefined {
    return rowOf(this.#statements.byDigest.get(digest))
  }

  #byPlace(place: number): Row | undefined {
    return rowOf(this.#statements.byPlace.get(place))
  }

  #sign(size: number): string {
    const rootHash = rootAt(size, this.#node)
    return this.#signer.sign(formatCheckpoint({ origin: this.#signer.origin, treeSize: size, rootHash }))
  }

  #checkpointAt(size: number, checkpoint: string): SignedCheckpoint {
    return { treeSize: size, rootHash: toHex(rootAt(size, this.#node)), checkpoint }
  }

  #latest(): SignedCheckpoint {
    const size = this.#size()
    return this.#checkpointAt(size, this.#byPlace(size - 1)?.checkpoint ?? this.#sign(0))
  }

  #receiptAt({ place, entry }: Row, { treeSize, rootHash, checkpoint }: SignedCheckpoint): Receipt {
    const { digest, name, version, publishedAt } = entry
    return {
      format: 'ez-doctor-receipt',
      formatVersion: 1,
      digest,
      name,
      version,
      publishedAt,
      index: place,
      treeSize,
      rootHash,
      inclusionProof: inclusionProof(place, treeSize, this.#node).map(toHex),
      checkpoint,
      log: this.key,
    }
  }

  #firstReceipt(row: Row): Receipt {
    return this.#receiptAt(row, this.#checkpointAt(row.place + 1, row.checkpoint))
  }

  #write(publication: Publication): Row {
    const place = this.#size()
    const entry = logEntryOf({ ...publication, publishedAt: this.#now().toISOString() })
    for (const { level, index, hash } of nodesCompletedBy(leafHash(logEntryBytes(entry)), place, this.#node)) {
      this.#statements.addNode.run(level, index, hash)
    }
    const checkpoint = this.#sign(place + 1)
    this.#statements.addEntry.run(place, entry.digest, entry.name, entry.version, canonicalText(entry), checkpoint)
    return { place, entry, checkpoint }
  }

  async append(publication: Publication): Promise<Appended> {
    const { digest, name, version } = publication
    return inTransaction(this.#database, (): Appended => {
      const known = this.#byDigest(digest)
      if (known !== undefined) return { kind: 'known', receipt: this.#firstReceipt(known) }
      const holder = this.#statements.byName.get(name, version)?.['digest']
      if (holder !== undefined) return { kind: 'taken', digest: String(holder) }
      return { kind: 'appended', receipt: this.#firstReceipt(this.#write({ digest, name, version })) }
    })
  }

  async receipt(digest: string): Promise<Receipt | undefined> {
    const row = this.#byDigest(digest)
    return row && this.#firstReceipt(row)
  }

  async currentReceipt(digest: string): Promise<Receipt | undefined> {
    const row = this.#byDigest(digest)
    return row && this.#receiptAt(row, this.#latest())
  }

  async checkpoint(): Promise<SignedCheckpoint> {
    return this.#latest()
  }

  async entry(index: number): Promise<ProvedEntry | undefined> {
    const row = this.#byPlace(index)
    if (row === undefined) return undefined
    const { inclusionProof, treeSize, rootHash, checkpoint } = this.#receiptAt(row, this.#latest())
    return { index, entry: row.entry, inclusionProof, treeSize, rootHash, checkpoint }
  }

  async consistency(from: number, to: number): Promise<readonly string[] | undefined> {
    if (from > to || to > this.#size()) return undefined
    return consistencyProof(from, to, this.#node).map(toHex)
  }

  async publications(index: number): Promise<readonly LogEntry[]> {
    return this.#statements.from.all(index).flatMap((row) => rowOf(row)?.entry ?? [])
  }

  async close(): Promise<void> {
    this.#database.close()
  }
}

export interface SqliteLedgerOptions {
  /** The database; `:memory:` keeps nothing. */
  readonly file: string
  /** Where the log's key is or will be. */
  readonly keyFile: string
  /** Name of the log in its checkpoints. */
  readonly origin: string
  readonly now: () => Date
}

/**
 * Opens the log, or starts one. Every entry is hashed again and held against the last checkpoint first.
 * @throws LedgerError when log or key are damaged or missing, DatabaseError when another process has the file
 */
export async function openSqliteLedger({ file, keyFile, origin, now }: SqliteLedgerOptions): Promise<Ledger> {
  const database = openDatabase(file, MIGRATIONS)
  try {
    const signer = openLogKey(keyFile, origin, isEmptyLog(database))
    await refuseDamagedLog(database, file, signer.key)
    return new SqliteLedger(database, signer, now)
  } catch (error) {
    database.close()
    throw error
  }
}
