/**
 * The few host objects that this folder uses, as narrowly as it uses them. Browsers and Node 24 have
 * all of them as globals; this folder compiles without the types of either.
 */

/** A Web Crypto key; what it holds stays with the host. */
export interface KeyHandle {
  readonly type: string
  readonly extractable: boolean
}

interface KeyPairHandle {
  readonly privateKey: KeyHandle
  readonly publicKey: KeyHandle
}

interface Subtle {
  generateKey(algorithm: string, extractable: boolean, usages: readonly string[]): Promise<unknown>
  importKey(
    format: string,
    data: Uint8Array,
    algorithm: string,
    extractable: boolean,
    usages: readonly string[],
  ): Promise<unknown>
  exportKey(format: string, key: KeyHandle): Promise<unknown>
  sign(algorithm: string, key: KeyHandle, data: Uint8Array): Promise<unknown>
  verify(algorithm: string, key: KeyHandle, signature: Uint8Array, data: Uint8Array): Promise<boolean>
}

declare const crypto: { readonly subtle?: Subtle } | undefined
declare const TextEncoder: new () => { encode(text: string): Uint8Array }
declare const TextDecoder: new (
  label: string,
  options: { fatal: boolean; ignoreBOM: boolean },
) => { decode(bytes: Uint8Array): string }

/** The host cannot sign or check signatures. */
export class NoCryptographyError extends Error {
  override readonly name = 'NoCryptographyError'
}

const ALGORITHM = 'Ed25519'

function subtle(): Subtle {
  const found = typeof crypto === 'undefined' ? undefined : crypto.subtle
  if (found === undefined) {
    throw new NoCryptographyError(
      'This page cannot sign or check signatures: browsers allow it only on https addresses and on localhost. Open EZ-Doctor by such an address.',
    )
  }
  return found
}

function bytesOf(result: unknown): Uint8Array {
  return new Uint8Array(result as ArrayBuffer)
}

/** A new Ed25519 pair; the private half can sign but never be read. */
export async function generateEd25519(): Promise<KeyPairHandle> {
  return (await subtle().generateKey(ALGORITHM, false, ['sign', 'verify'])) as KeyPairHandle
}

/** The 32 bytes of a public key. */
export async function rawPublicKey(key: KeyHandle): Promise<Uint8Array> {
  return bytesOf(await subtle().exportKey('raw', key))
}

export async function ed25519Sign(key: KeyHandle, message: Uint8Array): Promise<Uint8Array> {
  return bytesOf(await subtle().sign(ALGORITHM, key, message))
}

/** Whether `signature` is that of `message` under the raw `publicKey`. False for bytes that are no key. */
export async function ed25519Verify(
  publicKey: Uint8Array,
  signature: Uint8Array,
  message: Uint8Array,
): Promise<boolean> {
  const host = subtle()
  try {
    const key = (await host.importKey('raw', publicKey, ALGORITHM, true, ['verify'])) as KeyHandle
    return await host.verify(ALGORITHM, key, signature, message)
  } catch {
    return false
  }
}

export function utf8(text: string): Uint8Array {
  return new TextEncoder().encode(text)
}

/** The text of UTF-8 bytes, a byte order mark kept; throws `TypeError` when they are not UTF-8. */
export function fromUtf8(bytes: Uint8Array): string {
  return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes)
}
