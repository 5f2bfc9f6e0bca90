import type { ContractBundle } from '../../contracts/index.ts'

/** A contract as the catalogue keeps it. */
export interface StoredContract {
  readonly bundle: ContractBundle
  /** ISO 8601, from the ledger. */
  readonly publishedAt: string
}

/**
 * Where the contracts themselves are kept. A promise that is fulfilled means that it is on disk. The catalogue says
 * nothing the ledger does not: a contract is *staged* first, and listed only once the ledger has it.
 */
export interface ContractStore {
  /** Keeps the bundle, not listed yet. Staging again changes nothing once it is listed. */
  stage(bundle: ContractBundle): Promise<void>
  /** Lists a staged contract. False when it was never staged. */
  list(digest: string, publishedAt: string): Promise<boolean>
  /** A listed contract. */
  get(digest: string): Promise<StoredContract | undefined>
  /** Listed contracts of one name, in no order. */
  versions(name: string): Promise<readonly StoredContract[]>
  /** Every listed contract, oldest first, a few at a time. */
  all(): AsyncIterable<StoredContract>
  close(): Promise<void>
}
