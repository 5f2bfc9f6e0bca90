import { database, type LocalDatabase, type StoredDocument, type StoredVersion } from './database.ts'
import { NotKeptError } from './documents.ts'

/** What a version is made of. */
export interface VersionSeed extends Pick<StoredDocument, 'text' | 'layout' | 'scenarios'> {
  readonly documentId: string
  readonly name: string
  readonly note: string
}

/** The versions that authors named, in this browser. */
export interface Versions {
  /** Writes a version and reads it back; throws when the browser did not keep it. */
  readonly save: (seed: VersionSeed) => Promise<StoredVersion>
  /** Those of a document, the newest first. */
  readonly list: (documentId: string) => Promise<StoredVersion[]>
  readonly remove: (id: string) => Promise<void>
  readonly restore: (version: StoredVersion) => Promise<void>
}

export function versionsIn(local: LocalDatabase, now: () => number = Date.now): Versions {
  const table = local.versions
  return {
    async save(seed) {
      const version: StoredVersion = { ...seed, id: crypto.randomUUID(), createdAt: now() }
      await table.add(version)
      const kept = await table.get(version.id)
      if (kept?.text !== version.text) throw new NotKeptError('The browser did not keep the version.')
      return version
    },
    async list(documentId) {
      const found = await table.where('documentId').equals(documentId).sortBy('createdAt')
      return found.reverse()
    },
    remove: (id) => table.delete(id),
    async restore(version) {
      await table.put(version)
    },
  }
}

export const versions = versionsIn(database)
