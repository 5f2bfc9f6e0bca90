import { Dexie, type EntityTable, type Table } from 'dexie'
import type { ContractBundle, Receipt } from '../../contracts/index.ts'

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

/** A contract that was signed here: published with its receipt, or waiting for the store to be reached. */
export interface SignedContract {
  readonly digest: string
  /** The document that it was signed from. */
  readonly documentId: string
  readonly bundle: ContractBundle
  readonly signedAt: number
  readonly receipt?: Receipt
}

/** What this browser keeps besides the documents, which the editor keeps itself. */
export interface LocalDatabase extends Dexie {
  readonly keys: EntityTable<StoredKey, 'id'>
  readonly contracts: Table<SignedContract, string>
}

export function openDatabase(name = 'ez-doctor'): LocalDatabase {
  const database = new Dexie(name) as LocalDatabase
  database.version(1).stores({ keys: 'id, createdAt', contracts: 'digest, documentId, signedAt' })
  return database
}

export const database = openDatabase()
