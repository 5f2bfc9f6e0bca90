/** Bounds that keep a hostile file from costing more than it is worth (SPEC.md, C3). */
export const LIMITS = {
  /** UTF-8 bytes of one contract file. */
  bytes: 8 * 1024 * 1024,
  /** Arrays and objects inside one another. */
  depth: 64,
  /** Values in all: objects, arrays, texts, numbers. */
  values: 1_000_000,
  /** Signatures on one contract. */
  signatures: 64,
} as const

export type Limits = { readonly [K in keyof typeof LIMITS]: number }
