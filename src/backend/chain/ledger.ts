import type { LogEntry, Receipt } from '../../contracts/index.ts'

/** The signed state of a ledger. */
export interface SignedCheckpoint {
  readonly treeSize: number
  /** Hexadecimal. */
  readonly rootHash: string
  /** C2SP signed note. */
  readonly checkpoint: string
}

/** An entry with the proof that it stands at its place. */
export interface ProvedEntry extends SignedCheckpoint {
  readonly index: number
  readonly entry: LogEntry
  /** RFC 9162, hexadecimal, from the leaf to the root. */
  readonly inclusionProof: readonly string[]
}

/** What a publication brings to the ledger. */
export interface Publication {
  readonly digest: string
  readonly name: string
  readonly version: string
}

/** The answer to an append. A name and version are bound to the first digest for ever. */
export type Appended =
  | { readonly kind: 'appended' | 'known'; readonly receipt: Receipt }
  | { readonly kind: 'taken'; readonly digest: string }

/**
 * Where publications are written down for good. A promise that is fulfilled means that the entry survives the loss of
 * power. Other ledgers (an EVM network, Fabric) fit behind the same door.
 */
export interface Ledger {
  /** `name+hash+key` (C2SP signed-note): what one pins to trust this ledger. */
  readonly key: string
  append(publication: Publication): Promise<Appended>
  /** The receipt as it was given at publication. */
  receipt(digest: string): Promise<Receipt | undefined>
  /** The same entry proved in the ledger as it is now. */
  currentReceipt(digest: string): Promise<Receipt | undefined>
  checkpoint(): Promise<SignedCheckpoint>
  entry(index: number): Promise<ProvedEntry | undefined>
  /** RFC 9162 consistency proof; nothing when the sizes are not those of an older and a newer state. */
  consistency(from: number, to: number): Promise<readonly string[] | undefined>
  /** All publications from `index` on, in order, for rebuilding what depends on them. */
  publications(index: number): Promise<readonly LogEntry[]>
  close(): Promise<void>
}

/** The ledger cannot be opened or is damaged; the message says what a person can do. */
export class LedgerError extends Error {
  override readonly name = 'LedgerError'
}
