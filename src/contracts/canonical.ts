import canonicalize from 'canonicalize'
import { sha256 } from '@noble/hashes/sha2.js'
import { copyData } from './data.ts'
import type { JsonData } from './data.ts'
import { toHex } from './encoding.ts'
import { utf8 } from './platform.ts'
import type { ContractContent, Digest } from './types.ts'

/** As `canonicalText`, for data that is known to be plain: not looked at again. */
export function canonicalTextOfData(data: JsonData): string {
  const text = canonicalize(data)
  if (text === undefined) throw new TypeError('Canonical JSON of nothing')
  return text
}

/**
 * The one way to write a value down: RFC 8785 (JSON Canonicalization Scheme).
 * @throws ContractError when the value is not JSON data (C1).
 */
export function canonicalText(value: unknown): string {
  return canonicalTextOfData(copyData(value))
}

/** The UTF-8 bytes of `canonicalText`: what is hashed and signed. */
export function canonicalBytes(value: unknown): Uint8Array {
  return utf8(canonicalText(value))
}

/** SHA-256 (FIPS 180-4) in lower-case hexadecimal; of a text, its UTF-8 bytes. */
export function sha256Hex(data: Uint8Array | string): Digest {
  return toHex(sha256(typeof data === 'string' ? utf8(data) : data))
}

/** The address of a contract: SHA-256 of its canonical content (C5). */
export function digestOf(content: ContractContent): Digest {
  return sha256Hex(canonicalBytes(content))
}

/** As `digestOf`, for content that was copied as plain data before. */
export function digestOfData(content: ContractContent): Digest {
  return sha256Hex(canonicalTextOfData(content as unknown as JsonData))
}
