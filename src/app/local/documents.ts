import type { Layout } from '../../contracts/index.ts'
import { database, type LocalDatabase, type Origin, type StoredDocument, type StoredVersion } from './database.ts'

/** What a new document begins with. */
export interface DocumentSeed {
  readonly name: string
  readonly text: string
  readonly layout: Layout
  readonly scenarios: readonly unknown[]
  readonly origin: Origin
}

export type DocumentChange = Partial<Pick<StoredDocument, 'name' | 'text' | 'layout' | 'scenarios'>>

/** The documents of this browser. */
export interface Documents {
  readonly create: (seed: DocumentSeed) => Promise<StoredDocument>
  readonly get: (id: string) => Promise<StoredDocument | undefined>
  /** The last changed one first. */
  readonly list: () => Promise<StoredDocument[]>
  /** Writes a change and reads it back; throws when the browser did not keep it. */
  readonly save: (id: string, change: DocumentChange) => Promise<void>
  /** Takes a document out with its versions; `restore` brings them back as they were. */
  readonly remove: (id: string) => Promise<RemovedDocument | undefined>
  readonly restore: (removed: RemovedDocument) => Promise<void>
}

/** What a deletion took out of the browser. */
export interface RemovedDocument {
  readonly document: StoredDocument
  readonly versions: readonly StoredVersion[]
}

/** The browser said that it kept a document, and it did not: full or refused storage. */
export class NotKeptError extends Error {
  override readonly name = 'NotKeptError'
}

export function documentsIn(local: LocalDatabase, now: () => number = Date.now): Documents {
  const table = local.documents
  return {
    async create(seed) {
      const time = now()
      const document: StoredDocument = { ...seed, id: crypto.randomUUID(), createdAt: time, changedAt: time }
      await table.add(document)
      return document
    },
    get: (id) => table.get(id),
    list: () => table.orderBy('changedAt').reverse().toArray(),
    async save(id, change) {
      const changed = await table.update(id, { ...change, changedAt: now() })
      const kept = await table.get(id)
      if (changed === 0 || kept === undefined) throw new NotKeptError('The pathway is no longer kept in this browser.')
      if (change.text !== undefined && kept.text !== change.text)
        throw new NotKeptError('The browser kept another text than the one that was saved.')
    },
    remove: (id) =>
      local.transaction('rw', table, local.versions, async () => {
        const document = await table.get(id)
        const versions = await local.versions.where('documentId').equals(id).toArray()
        await table.delete(id)
        await local.versions.bulkDelete(versions.map((version) => version.id))
        return document === undefined ? undefined : { document, versions }
      }),
    restore: ({ document, versions }) =>
      local.transaction('rw', table, local.versions, async () => {
        await table.put(document)
        await local.versions.bulkPut([...versions])
      }),
  }
}

export const documents = documentsIn(database)
