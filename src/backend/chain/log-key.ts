import { createPrivateKey, createPublicKey, generateKeyPairSync, sign } from 'node:crypto'
import type { KeyObject } from 'node:crypto'
import { closeSync, fsyncSync, openSync, readFileSync, statSync, writeSync } from 'node:fs'
import { formatNote, formatNoteKey, noteKey } from '../../contracts/index.ts'
import { LedgerError } from './ledger.ts'

/** Signs the checkpoints of one log. */
export interface LogSigner {
  /** `name+hash+key` (C2SP signed-note). */
  readonly key: string
  /** Name of the log. */
  readonly origin: string
  /** @param text of a checkpoint, ending with a newline @returns the signed note */
  sign(text: string): string
}

function publicBytes(key: KeyObject): Uint8Array {
  const jwk = createPublicKey(key).export({ format: 'jwk' })
  return Buffer.from(jwk.x ?? '', 'base64url')
}

/** A signer with this key in memory. */
export function logSigner(origin: string, privateKey: KeyObject): LogSigner {
  const own = noteKey(origin, publicBytes(privateKey))
  return {
    key: formatNoteKey(own),
    origin,
    sign: (text) => formatNote(text, [{ ...own, signature: sign(null, Buffer.from(text), privateKey) }]),
  }
}

function create(file: string): KeyObject {
  const { privateKey } = generateKeyPairSync('ed25519')
  const descriptor = openSync(file, 'wx', 0o600)
  try {
    writeSync(descriptor, privateKey.export({ format: 'pem', type: 'pkcs8' }).toString())
    fsyncSync(descriptor)
  } finally {
    closeSync(descriptor)
  }
  return privateKey
}

/** Whether others on the machine may read the file; Windows keeps rights elsewhere. */
function isExposed(file: string): boolean {
  return process.platform !== 'win32' && (statSync(file).mode & 0o077) !== 0
}

/**
 * The log's own key from `file` (PKCS #8 PEM, readable by its owner only), made on first use.
 * @param mayCreate false when the log has entries already: then another key would break every receipt
 * @throws LedgerError
 */
export function openLogKey(file: string, origin: string, mayCreate: boolean): LogSigner {
  let pem: string
  try {
    pem = readFileSync(file, 'utf8')
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error
    if (mayCreate) return logSigner(origin, create(file))
    throw new LedgerError(`The log has entries but its key ${file} is gone. Put it back from a backup.`)
  }
  if (isExposed(file)) {
    throw new LedgerError(`Others can read the log's key ${file}. Take their rights away: chmod 600 ${file}`)
  }
  try {
    return logSigner(origin, createPrivateKey(pem))
  } catch {
    throw new LedgerError(`The log's key ${file} cannot be read. Put it back from a backup.`)
  }
}
