import { base64pad, base64url as base64urlCodec } from 'multiformats/bases/base64'
import { bytesToHex, hexToBytes } from '@noble/hashes/utils.js'

const HEX = /^(?:[0-9a-f]{2})*$/
const BASE64URL = /^[A-Za-z0-9_-]*$/
const BASE64 = /^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$/

export const toHex = bytesToHex

/** Bytes of lower-case hexadecimal; nothing for any other text. */
export function fromHex(text: string): Uint8Array | undefined {
  return HEX.test(text) ? hexToBytes(text) : undefined
}

/** RFC 4648 section 5, without padding. */
export function toBase64url(bytes: Uint8Array): string {
  return base64urlCodec.baseEncode(bytes)
}

/** Nothing for a text that is not the one base64url form of its bytes: each value has one spelling. */
export function fromBase64url(text: string): Uint8Array | undefined {
  if (!BASE64URL.test(text)) return undefined
  return decode(() => base64urlCodec.baseDecode(text), text, toBase64url)
}

/** RFC 4648 section 4, with padding. */
export function toBase64(bytes: Uint8Array): string {
  return base64pad.baseEncode(bytes)
}

/** Nothing for a text that is not the one base64 form of its bytes. */
export function fromBase64(text: string): Uint8Array | undefined {
  if (!BASE64.test(text)) return undefined
  return decode(() => base64pad.baseDecode(text), text, toBase64)
}

function decode(read: () => Uint8Array, text: string, write: (bytes: Uint8Array) => string): Uint8Array | undefined {
  try {
    const bytes = read()
    return write(bytes) === text ? bytes : undefined
  } catch {
    return undefined
  }
}

export function equalBytes(a: Uint8Array, b: Uint8Array): boolean {
  return a.length === b.length && a.every((byte, index) => byte === b[index])
}

/** One array of all the bytes, in order. */
export function joinBytes(...parts: readonly Uint8Array[]): Uint8Array {
  const joined = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0))
  let offset = 0
  for (const part of parts) {
    joined.set(part, offset)
    offset += part.length
  }
  return joined
}
