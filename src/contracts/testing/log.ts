import { formatCheckpoint } from '../checkpoint.ts'
import { fromBase64url, toHex } from '../encoding.ts'
import { generateSigningKey, publicKeyOf } from '../keys.ts'
import { leafHash } from '../merkle.ts'
import { formatNote, formatNoteKey, noteKey } from '../note.ts'
import { ed25519Sign, utf8 } from '../platform.ts'
import { logEntryBytes, logEntryOf } from '../receipt.ts'
import type { ContractBundle, Receipt } from '../types.ts'
import { inclusionPath, rootOf } from './merkle-reference.ts'

/** A receipt for `bundle` from an invented log in which it stands at `index` among `size` entries. */
export async function sampleReceipt(bundle: ContractBundle, index = 3, size = 7): Promise<Receipt> {
  const pair = await generateSigningKey()
  const key = noteKey('log.example/test', fromBase64url(await publicKeyOf(pair)) ?? new Uint8Array())
  const { name, version } = bundle.content.manifest
  const publishedAt = '2026-03-01T09:30:00.000Z'
  const entry = logEntryOf({ digest: bundle.digest, name, version, publishedAt })
  const leaves = Array.from({ length: size }, (_, at) =>
    leafHash(at === index ? logEntryBytes(entry) : Uint8Array.of(at)),
  )
  const rootHash = rootOf(leaves)
  const text = formatCheckpoint({ origin: key.name, treeSize: size, rootHash })
  const signature = await ed25519Sign(pair.privateKey, utf8(text))
  return {
    format: 'ez-doctor-receipt',
    formatVersion: 1,
    digest: bundle.digest,
    name,
    version,
    publishedAt,
    index,
    treeSize: size,
    rootHash: toHex(rootHash),
    inclusionProof: inclusionPath(index, leaves).map(toHex),
    checkpoint: formatNote(text, [{ ...key, signature }]),
    log: formatNoteKey(key),
  }
}
