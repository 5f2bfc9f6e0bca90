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
  /** Over the canonical bytes, base64url. */
  readonly signature: string
  /** Name that the signer gave; who it really is, is for the reader to find out. */
  readonly signer: string
}

/** What is published, exported and checked offline. */
export interface ContractBundle {
  readonly content: ContractContent
  readonly digest: Digest
  readonly signatures: readonly ContractSignature[]
}
