/** Lower-case hexadecimal SHA-256. */
export type Digest = string

/** Positions beside the text, keyed by task path. Never changes what a protocol does. */
export interface Layout {
  readonly version: 1
  readonly positions: Readonly<Record<string, { readonly x: number; readonly y: number }>>
}

/** What a contract says about itself. Free text is plain text; dates are ISO 8601. */
export interface Manifest {
  /** `namespace/name`, lower case. */
  readonly name: string
  /** semver */
  readonly version: string
  readonly title: string
  readonly summary: string
  readonly intendedUse: string
  readonly intendedUser: string
  readonly population: string
  readonly limits: string
  /** SPDX */
  readonly licence: string
  readonly authors: readonly string[]
  readonly citations: readonly string[]
  /** Words for the store's search. */
  readonly keywords: readonly string[]
  readonly reviewBy?: string
  readonly parents: readonly { readonly digest: Digest; readonly name: string; readonly version: string }[]
}

/** A test case that travels with the protocol. */
export interface BundledScenario {
  readonly scenario: unknown
  readonly passed: boolean
}

/**
 * The signed content. Canonical JSON (RFC 8785) of this object is what is hashed and signed;
 * signatures are outside.
 */
export interface ContractContent {
  readonly format: 'ez-doctor-contract'
  readonly formatVersion: 1
  readonly manifest: Manifest
  /** The `.pf` text, byte for byte. */
  readonly protocol: string
  readonly layout: Layout
  readonly scenarios: readonly BundledScenario[]
  /** The verifier's report (`VerificationReport`), as data. */
  readonly report: unknown
}

export interface ContractSignature {
  readonly algorithm: 'Ed25519'
  /** Raw public key, base64url. */
  readonly publicKey: string
  /** Over the canonical statement of digest, key and name (`SPEC.md` S1), base64url. */
  readonly signature: string
  /** Name that the signer gave, covered by the signature; who it really is, is for the reader to find out. */
  readonly signer: string
}

/** What is published, exported and checked offline. */
export interface ContractBundle {
  readonly content: ContractContent
  readonly digest: Digest
  readonly signatures: readonly ContractSignature[]
}

/** What the log keeps of a publication. */
export interface LogEntry {
  readonly format: 'ez-doctor-log-publish'
  readonly formatVersion: 1
  readonly digest: Digest
  readonly name: string
  readonly version: string
  /** ISO 8601 in UTC with milliseconds, by the server's clock. */
  readonly publishedAt: string
}

/** Proof that a contract stands in a log, checkable without the log. */
export interface Receipt {
  readonly format: 'ez-doctor-receipt'
  readonly formatVersion: 1
  readonly digest: Digest
  readonly name: string
  readonly version: string
  readonly publishedAt: string
  /** Place in the log, from 0. */
  readonly index: number
  /** Number of entries in the log when the receipt was written. */
  readonly treeSize: number
  /** Hexadecimal. */
  readonly rootHash: string
  /** RFC 9162 inclusion proof, hexadecimal, from the leaf to the root. */
  readonly inclusionProof: readonly string[]
  /** C2SP signed note. */
  readonly checkpoint: string
  /** Key of the log: `name+hash+key` (C2SP signed-note). */
  readonly log: string
}

/** What the store hands out. */
export interface PublishedContract {
  readonly bundle: ContractBundle
  readonly receipt: Receipt
}
