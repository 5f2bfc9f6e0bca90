import { generateSigningKey, publicKeyOf } from '../../contracts/index.ts'
import { database, type StoredKey } from '../local/database.ts'

/** All keys of this browser, the oldest first. */
export function listKeys(): Promise<StoredKey[]> {
  return database.keys.orderBy('createdAt').toArray()
}

/**
 * Makes a key and keeps it in this browser. The browser is asked not to clear its storage, because a lost key cannot
 * be made again.
 * @throws NoCryptographyError where the browser has no Ed25519
 */
export async function makeKey(name: string): Promise<StoredKey> {
  const pair = (await generateSigningKey()) as StoredKey['pair']
  const key: StoredKey = {
    id: crypto.randomUUID(),
    name: name.trim(),
    publicKey: await publicKeyOf(pair),
    pair,
    createdAt: Date.now(),
  }
  await database.keys.add(key)
  await navigator.storage?.persist?.().catch(() => false)
  return key
}

/** Forgets a key for good. What it signed stays valid. */
export async function deleteKey(id: string): Promise<void> {
  await database.keys.delete(id)
}
