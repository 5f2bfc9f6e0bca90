import { sha256 } from '@noble/hashes/sha2.js'
import { equalBytes, fromBase64, fromHex, joinBytes, toBase64, toHex } from './encoding.ts'
import { isSoundPublicKey } from './keys.ts'
import { ed25519Verify, utf8 } from './platform.ts'

/**
 * Signed notes (C2SP signed-note) with Ed25519 keys: a text, an empty line, and one line for each signature.
 */

/** Who signs notes: a name and a public key, written `name+hash+key`. */
export interface NoteKey {
  readonly name: string
  readonly hash: Uint8Array
  readonly publicKey: Uint8Array
}

export interface NoteSignature {
  readonly name: string
  readonly hash: Uint8Array
  readonly signature: Uint8Array
}

export interface Note {
  /** Ends with a newline; this is what is signed. */
  readonly text: string
  readonly signatures: readonly NoteSignature[]
}

const ED25519 = 1
/** No white space, no plus: they separate the parts (C2SP signed-note). */
const NAME = /^[^\s+\p{Cc}]+$/u
const SIGNATURE_LINE = /^\u2014 (\S+) (\S+)$/u
const MAXIMUM_SIGNATURES = 100

/** SHA-256 of name, newline, algorithm and key, the first four bytes. */
function keyHash(name: string, publicKey: Uint8Array): Uint8Array {
  return sha256(joinBytes(utf8(`${name}\n`), Uint8Array.of(ED25519), publicKey)).slice(0, 4)
}

/** @throws RangeError for a name that cannot stand in a note */
export function noteKey(name: string, publicKey: Uint8Array): NoteKey {
  if (!NAME.test(name) || publicKey.length !== 32) throw new RangeError(`“${name}” cannot sign notes.`)
  return { name, publicKey, hash: keyHash(name, publicKey) }
}

/** `name+hash+key`, what one pins to trust a log. */
export function formatNoteKey({ name, hash, publicKey }: NoteKey): string {
  return `${name}+${toHex(hash)}+${toBase64(joinBytes(Uint8Array.of(ED25519), publicKey))}`
}

/** Nothing for a text that is no Ed25519 key, or whose hash is not that of its name and key. */
export function parseNoteKey(text: string): NoteKey | undefined {
  const [name = '', hashText = '', ...rest] = text.split('+')
  const bytes = fromBase64(rest.join('+'))
  const hash = fromHex(hashText)
  if (!NAME.test(name) || hash === undefined || bytes?.length !== 33 || bytes[0] !== ED25519) return undefined
  const key = noteKey(name, bytes.slice(1))
  return equalBytes(key.hash, hash) && isSoundPublicKey(key.publicKey) ? key : undefined
}

/** The note as it is sent. */
export function formatNote(text: string, signatures: readonly NoteSignature[]): string {
  const lines = signatures.map(
    ({ name, hash, signature }) => `\u2014 ${name} ${toBase64(joinBytes(hash, signature))}\n`,
  )
  return `${text}\n${lines.join('')}`
}

function parseSignature(line: string): NoteSignature | undefined {
  const [, name = '', encoded = ''] = SIGNATURE_LINE.exec(line) ?? []
  const bytes = fromBase64(encoded)
  if (!NAME.test(name) || bytes === undefined || bytes.length < 5) return undefined
  return { name, hash: bytes.slice(0, 4), signature: bytes.slice(4) }
}

/** Nothing for a text that is no signed note. */
export function parseNote(note: string): Note | undefined {
  const split = note.lastIndexOf('\n\n')
  if (split < 0 || !note.endsWith('\n')) return undefined
  const lines = note.slice(split + 2, -1).split('\n')
  if (lines.length > MAXIMUM_SIGNATURES) return undefined
  const signatures = lines.map(parseSignature).filter((one) => one !== undefined)
  return signatures.length === lines.length ? { text: note.slice(0, split + 1), signatures } : undefined
}

/** Whether `key` has signed the note. Signatures of other keys say nothing, as the format has it. */
export async function isSignedBy({ text, signatures }: Note, key: NoteKey): Promise<boolean> {
  const own = signatures.filter(({ name, hash }) => name === key.name && equalBytes(hash, key.hash))
  if (own.length === 0) return false
  const results = await Promise.all(own.map(({ signature }) => ed25519Verify(key.publicKey, signature, utf8(text))))
  return results.every((valid) => valid)
}
