import { describe, expect, it } from 'vitest'
import { verifyBundle } from './bundle.ts'
import { canonicalText, digestOf } from './canonical.ts'
import { buildContent } from './content.ts'
import { fromHex, toBase64url, toHex } from './encoding.ts'
import { fingerprintOf, generateSigningKey, isSoundPublicKey, publicKeyOf } from './keys.ts'
import { ed25519Sign, ed25519Verify, fromUtf8 } from './platform.ts'
import type { KeyHandle } from './platform.ts'
import { checkSignature, sign, signedBytes } from './signature.ts'
import { sampleBundle, sampleParts } from './testing/sample.ts'

/** RFC 8032, 7.1: secret key, public key, message, signature. */
const VECTORS = [
  [
    '9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60',
    'd75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a',
    '',
    'e5564300c360ac729086e2cc806e828a84877f1eb8e5d974d873e065224901555fb8821590a33bacc61e39701cf9b46bd25bf5f0595bbe24655141438e7a100b',
  ],
  [
    '4ccd089b28ff96da9db6c346ec114e0f5b8a319f35aba624da8cf6ed4fb8a6fb',
    '3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c',
    '72',
    '92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da085ac1e43e15996e458f3613d0f11d8c387b2eaeb4302aeeb00d291612bb0c00',
  ],
  [
    'c5aa8df43f9f837bedb7442f31dcb7b166d38535076f094b85ce3a2e0b4458f7',
    'fc51cd8e6218a1a38da47ed00230f0580816ed13ba3303ac5deb911548908025',
    'af82',
    '6291d657deec24024827e69c3abe01a30ce548a284743a445e3680d7db5ac3ac18ff9b538d16f290ae67f760984dc6594a7c15e9716ed28dc027beceea1ec40a',
  ],
] as const

const bytes = (hex: string): Uint8Array => fromHex(hex) ?? new Uint8Array()

async function keyFrom(secret: string, publicKey: string): Promise<{ privateKey: KeyHandle; publicKey: KeyHandle }> {
  const jwk = { kty: 'OKP', crv: 'Ed25519', x: toBase64url(bytes(publicKey)) }
  const d = toBase64url(bytes(secret))
  return {
    privateKey: await crypto.subtle.importKey('jwk', { ...jwk, d }, 'Ed25519', false, ['sign']),
    publicKey: await crypto.subtle.importKey('jwk', jwk, 'Ed25519', true, ['verify']),
  }
}

describe('Ed25519', () => {
  it.each(VECTORS)('S2 agrees with RFC 8032, key %s', async (secret, publicKey, message, signature) => {
    const key = await keyFrom(secret, publicKey)
    expect(toHex(await ed25519Sign(key.privateKey, bytes(message)))).toBe(signature)
    expect(await ed25519Verify(bytes(publicKey), bytes(signature), bytes(message))).toBe(true)
    expect(await ed25519Verify(bytes(publicKey), bytes(signature), bytes(`${message}00`))).toBe(false)
    expect(isSoundPublicKey(bytes(publicKey))).toBe(true)
  })

  it('S2 refuses a signature whose scalar was enlarged by the group order', async () => {
    const [, publicKey, message, signature] = VECTORS[1]
    const order = 2n ** 252n + 27742317777372353535851937790883648493n
    const little = (hex: string): string => (hex.match(/../g) ?? []).toReversed().join('')
    const enlarged = (BigInt(`0x${little(signature.slice(64))}`) + order).toString(16).padStart(64, '0')
    const forged = signature.slice(0, 64) + little(enlarged)
    expect(await ed25519Verify(bytes(publicKey), bytes(forged), bytes(message))).toBe(false)
  })

  // The eight points of small order and non-canonical spellings of them (RFC 8032, 5.1.3; Chalkias et al. 2020).
  it.each([
    '0100000000000000000000000000000000000000000000000000000000000000',
    'ecffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f',
    '0000000000000000000000000000000000000000000000000000000000000080',
    '0000000000000000000000000000000000000000000000000000000000000000',
    'c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac037a',
    'c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac03fa',
    '26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc05',
    '26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc85',
    'edffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f',
    'eeffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f',
    '0200000000000000000000000000000000000000000000000000000000000000',
  ])('S4 refuses %s as a key', (hex) => {
    expect(isSoundPublicKey(bytes(hex))).toBe(false)
  })

  it('S4 refuses a key that signs everything', async () => {
    const bundle = await sampleBundle()
    const identity = toBase64url(Uint8Array.of(1, ...new Uint8Array(31)))
    const always = toBase64url(Uint8Array.of(1, ...new Uint8Array(63)))
    const forged = { algorithm: 'Ed25519', publicKey: identity, signature: always, signer: 'Anybody' } as const
    expect((await checkSignature(bundle.digest, forged, 0)).code).toBe('signature.weak-key')
  })
})

describe('signing', () => {
  it('S1 signs the canonical statement of content, key, purpose and name', async () => {
    const key = await generateSigningKey()
    const content = buildContent(sampleParts())
    const signature = await sign(content, key, 'Dr. Åse Müller')
    const statement = fromUtf8(signedBytes(digestOf(content), signature.publicKey, 'Dr. Åse Müller'))
    expect(statement).toBe(
      `{"content":"${digestOf(content)}","publicKey":"${await publicKeyOf(key)}","purpose":"ez-doctor contract signature 1","signer":"Dr. Åse Müller"}`,
    )
    expect(statement).toBe(canonicalText(JSON.parse(statement)))
    expect((await checkSignature(digestOf(content), signature, 0)).passed).toBe(true)
  })

  it('S3 makes keys that cannot be read', async () => {
    const { privateKey } = await generateSigningKey()
    expect(privateKey.extractable).toBe(false)
    for (const format of ['pkcs8', 'jwk', 'raw']) {
      await expect(crypto.subtle.exportKey(format as 'raw', privateKey as never)).rejects.toThrow(/extractable/)
    }
  })

  it('S1 refuses an empty or misleading name', async () => {
    const key = await generateSigningKey()
    const content = buildContent(sampleParts())
    await expect(sign(content, key, '  ')).rejects.toThrow('The name of the signer is missing.')
    await expect(sign(content, key, 'Dr. \u202Eelpmaxe')).rejects.toThrow('invisible')
  })

  it('S1 does not let the name, the key or the content be changed afterwards', async () => {
    const bundle = await sampleBundle({}, ['A', 'B'])
    const [first, second] = bundle.signatures
    if (first === undefined || second === undefined) throw new Error('two signatures were made')
    const renamed = { ...bundle, signatures: [{ ...first, signer: 'C' }, second] }
    const swapped = { ...bundle, signatures: [{ ...first, publicKey: second.publicKey }] }
    const retitled = {
      ...bundle,
      content: { ...bundle.content, manifest: { ...bundle.content.manifest, title: 'Other' } },
    }
    const redone = { ...retitled, digest: digestOf(retitled.content) }
    for (const changed of [renamed, swapped, redone]) {
      const verdict = await verifyBundle(changed)
      expect(verdict.ok ? [] : verdict.problems.map(({ code }) => code)).toContain('signature.invalid')
    }
    const verdict = await verifyBundle(retitled)
    expect(verdict.ok ? [] : verdict.problems.map(({ code }) => code)).toContain('digest.mismatch')
  })

  it('S5 counts one key once', async () => {
    const key = await generateSigningKey()
    const content = buildContent(sampleParts())
    const signatures = [await sign(content, key, 'A'), await sign(content, key, 'B')]
    const verdict = await verifyBundle({ content, digest: digestOf(content), signatures })
    expect(verdict.ok ? [] : verdict.problems.map(({ code }) => code)).toEqual(['signature.repeated-key'])
  })

  it('S6 shows keys as short groups', () => {
    expect(fingerprintOf(toBase64url(new Uint8Array(32)))).toBe('6668 7aad f862 bd77')
    expect(fingerprintOf('no key!')).toBe('unreadable')
  })
})
