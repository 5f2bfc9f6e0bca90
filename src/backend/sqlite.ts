import { DatabaseSync } from 'node:sqlite'

/** The file is in use by another process, or is no database; the message says what a person can do. */
export class DatabaseError extends Error {
  override readonly name = 'DatabaseError'
}

/**
 * Opens a database so that a committed transaction survives the loss of power: write-ahead log, flushed to disk on
 * every commit, one process only.
 * @param migrations statements that lead from one version of the tables to the next; only ever added to
 */
export function openDatabase(file: string, migrations: readonly string[]): DatabaseSync {
  let database: DatabaseSync | undefined
  try {
    database = new DatabaseSync(file)
    database.exec(
      'PRAGMA locking_mode = EXCLUSIVE; PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA foreign_keys = ON;',
    )
    migrate(database, migrations, file)
    return database
  } catch (error) {
    database?.close()
    throw explained(error, file)
  }
}

function explained(error: unknown, file: string): unknown {
  const code = (error as { readonly errcode?: unknown }).errcode
  if (code === BUSY) {
    return new DatabaseError(`${file} is in use by another EZ-Doctor. Stop it, or use another folder (EZ_DATA).`)
  }
  if (code === NOT_A_DATABASE || code === CORRUPT) {
    return new DatabaseError(`${file} is damaged. Put it back from a backup.`)
  }
  return error
}

// Result codes of SQLite (sqlite.org/rescode.html).
const BUSY = 5
const CORRUPT = 11
const NOT_A_DATABASE = 26

function versionOf(database: DatabaseSync): number {
  return Number(database.prepare('PRAGMA user_version').get()?.['user_version'] ?? 0)
}

function migrate(database: DatabaseSync, migrations: readonly string[], file: string): void {
  // Also takes the lock at once, so that a second process is told at its start and not at its first write.
  inTransaction(database, () => {
    const version = versionOf(database)
    if (version > migrations.length) {
      throw new DatabaseError(`${file} was written by a newer EZ-Doctor. Update this one.`)
    }
    for (const statements of migrations.slice(version)) database.exec(statements)
    database.exec(`PRAGMA user_version = ${migrations.length}`)
  })
}

/** Does it all or nothing. What it returns is on disk. */
export function inTransaction<T>(database: DatabaseSync, work: () => T): T {
  database.exec('BEGIN IMMEDIATE')
  try {
    const result = work()
    database.exec('COMMIT')
    return result
  } catch (error) {
    if (database.isTransaction) database.exec('ROLLBACK')
    throw error
  }
}
