import { Dexie, type EntityTable, type Table } from 'dexie'
import type { ContractBundle, Layout, Receipt } from '../../contracts/index.ts'

/** A signing key of this person in this browser. The private half can be used, not read (Web Crypto, not extractable). */
export interface StoredKey {
  readonly id: string
  /** What stands beside a signature. */
  readonly name: string
  /** 32 bytes, base64url. */
  readonly publicKey: string
  readonly pair: { readonly privateKey: CryptoKey; readonly publicKey: CryptoKey }
  /** Milliseconds since 1970. */
  readonly createdAt: number
}

/** Where a document came from. */
export type Origin =
  | { readonly kind: 'new' }
  | { readonly kind: 'template'; readonly template: string }
  | { readonly kind: 'file'; readonly file: string }
  | { readonly kind: 'contract'; readonly digest: string; readonly name: string; readonly version: string }

/** A pathway that is being drawn in this browser. */
export interface StoredDocument {
  readonly id: string
  readonly name: string
  readonly text: string
  readonly layout: Layout
  /** Test cases, as data in the runner's form. */
  readonly scenarios: readonly unknown[]
  readonly origin: Origin
  readonly createdAt: number
  readonly changedAt: number
}

/** A moment of a document that its author named. */
export interface StoredVersion {
  readonly id: string
  readonly documentId: string
  readonly name: string
  readonly note: string
  readonly text: string
  readonly layout: Layout
  readonly scenarios: readonly unknown[]
  readonly createdAt: number
}

/** A contract that was signed here: published with its receipt, or waiting for the store to be reached. */
export interface SignedContract {
  readonly digest: string
  /** The document that it was signed from. */
  readonly documentId: string
  readonly bundle: ContractBundle
  readonly signedAt: number
  readonly receipt?: Receipt
}

/** What this browser keeps. Nothing of a run with patient values is ever in here but recorded, invented scenarios. */
export interface LocalDatabase extends Dexie {
  readonly keys: EntityTable<StoredKey, 'id'>
  readonly documents: EntityTable<StoredDocument, 'id'>
  readonly contracts: Table<SignedContract, string>
  readonly versions: EntityTable<StoredVersion, 'id'>
}

export function openDatabase(name = 'ez-doctor'): LocalDatabase {
  const database = new Dexie(name) as LocalDatabase
  database.version(1).stores({
    keys: 'id, createdAt',
    documents: 'id, changedAt',
    contracts: 'digest, documentId, signedAt',
  })
  database.version(2).stores({ versions: 'id, documentId, createdAt' })
  return database
}

export const database = openDatabase()
