import { canonicalBytes, digestOf } from './canonical.ts'
import { fromBase64url, toBase64url } from './encoding.ts'
import { fingerprintOf, isSoundPublicKey, publicKeyOf } from './keys.ts'
import type { SigningKey } from './keys.ts'
import { ed25519Sign, ed25519Verify } from './platform.ts'
import { ContractError } from './problem.ts'
import type { ContractCheck } from './problem.ts'
import { signatureSchema } from './schema.ts'
import type { ContractContent, ContractSignature, Digest } from './types.ts'

/** Ties a signature to this use, so that no other text signed with the same key can pass for one. */
const PURPOSE = 'ez-doctor contract signature 1'

/**
 * What a signer signs (S1): canonical JSON that names the content by its digest, and the signer and the key, so
 * that a name cannot be changed afterwards.
 */
export function signedBytes(digest: Digest, publicKey: string, signer: string): Uint8Array {
  return canonicalBytes({ content: digest, publicKey, purpose: PURPOSE, signer })
}

/**
 * Signs a contract's content.
 * @param signer name to stand beside the signature
 * @throws ContractError when the name is empty or holds control characters
 */
export async function sign(content: ContractContent, key: SigningKey, signer: string): Promise<ContractSignature> {
  const name = signatureSchema.shape.signer.safeParse(signer)
  if (!name.success) {
    throw new ContractError('shape.invalid', '/signer', name.error.issues[0]?.message ?? 'The name cannot be used.')
  }
  const publicKey = await publicKeyOf(key)
  const signature = await ed25519Sign(key.privateKey, signedBytes(digestOf(content), publicKey, signer))
  return { algorithm: 'Ed25519', publicKey, signature: toBase64url(signature), signer }
}

/** Whether one signature is that of its key over the content with this digest. `index` counts from 0. */
export async function checkSignature(
  digest: Digest,
  signature: ContractSignature,
  index: number,
): Promise<ContractCheck & { readonly where: string }> {
  const where = `/signatures/${index}`
  const who = `“${signature.signer}” (key ${fingerprintOf(signature.publicKey)})`
  const key = fromBase64url(signature.publicKey)
  const bytes = fromBase64url(signature.signature)
  if (key === undefined || bytes === undefined || !isSoundPublicKey(key)) {
    const message = `The signature of ${who} was made with something that is no proper key. It proves nothing.`
    return { code: 'signature.weak-key', where, passed: false, message }
  }
  if (await ed25519Verify(key, bytes, signedBytes(digest, signature.publicKey, signature.signer))) {
    const message = `Signed by ${who}. The name is what the signer wrote: make sure that the key is theirs.`
    return { code: 'signature.valid', where, passed: true, message }
  }
  const message = `The signature of ${who} does not fit: the content, the name or the key was changed after signing. Do not use this contract.`
  return { code: 'signature.invalid', where, passed: false, message }
}
