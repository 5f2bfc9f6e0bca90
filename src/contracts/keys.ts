import { ed25519 } from '@noble/curves/ed25519.js'
import { sha256Hex } from './canonical.ts'
import { fromBase64url, toBase64url } from './encoding.ts'
import { generateEd25519, rawPublicKey } from './platform.ts'
import type { KeyHandle } from './platform.ts'

/** A signer's key. The private half never leaves the browser: it can be kept (IndexedDB) but not read. */
export interface SigningKey {
  readonly privateKey: KeyHandle
  readonly publicKey: KeyHandle
}

/** A new Ed25519 key (RFC 8032) that cannot be exported. @throws NoCryptographyError */
export function generateSigningKey(): Promise<SigningKey> {
  return generateEd25519()
}

/** The public key as it stands in a signature: 32 bytes, base64url. */
export async function publicKeyOf(key: SigningKey): Promise<string> {
  return toBase64url(await rawPublicKey(key.publicKey))
}

/** Short form of a public key that two people can read to each other: `3f9a 02c1 77be 10d4`. */
export function fingerprintOf(publicKey: string): string {
  const bytes = fromBase64url(publicKey)
  if (bytes === undefined) return 'unreadable'
  return sha256Hex(bytes)
    .slice(0, 16)
    .replace(/(.{4})(?=.)/g, '$1 ')
}

/**
 * Whether these bytes are a key that somebody can hold: the one encoding of a point of the large subgroup.
 * A point of small order would accept one signature for every message (S4).
 */
export function isSoundPublicKey(bytes: Uint8Array): boolean {
  try {
    const point = ed25519.Point.fromBytes(bytes, false)
    return !point.isSmallOrder() && point.isTorsionFree()
  } catch {
    return false
  }
}
