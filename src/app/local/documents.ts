import type { Layout } from '../../contracts/index.ts'
import { database, type LocalDatabase, type Origin, type StoredDocument } from './database.ts'

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
  /** Takes a document out; `restore` brings it back as it was. */
  readonly remove: (id: string) => Promise<StoredDocument | undefined>
  readonly restore: (document: StoredDocument) => Promise<void>
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
    async remove(id) {
      const document = await table.get(id)
      await table.delete(id)
      return document
    },
    async restore(document) {
      await table.put(document)
    },
  }
}

export const documents = documentsIn(database)
