import { ApiError } from '../../api/index.ts'
import type { ContractBundle, Receipt } from '../../contracts/index.ts'
import { database, type SignedContract } from '../local/database.ts'
import { storeClient } from '../store-client.ts'

/** How a publication ended: with a receipt, or kept here until the store can be reached. */
export type Publication =
  | { readonly kind: 'published'; readonly receipt: Receipt }
  | { readonly kind: 'waiting'; readonly reason: string }

/** Keeps a signed contract in this browser first, so that nothing that happens on the way to the store can lose it. */
export async function keepSigned(bundle: ContractBundle, documentId: string): Promise<void> {
  await database.contracts.put({ digest: bundle.digest, bundle, documentId, signedAt: Date.now() })
}

/**
 * Sends a kept contract to the store. Unreachable: it waits.
 * @throws ApiError when the store refuses it; what was refused is not kept waiting, because it would be refused again
 */
export async function publishKept(digest: string): Promise<Publication> {
  const kept = await database.contracts.get(digest)
  if (kept === undefined) throw new Error('This signed contract is no longer kept in this browser.')
  if (kept.receipt !== undefined) return { kind: 'published', receipt: kept.receipt }
  try {
    const receipt = await storeClient.publish(kept.bundle)
    await database.contracts.update(digest, { receipt })
    return { kind: 'published', receipt }
  } catch (error) {
    if (isPassing(error)) return { kind: 'waiting', reason: error.message }
    await database.contracts.delete(digest)
    throw error
  }
}

/** Faults that go away by themselves: no answer, or a server in trouble. */
function isPassing(error: unknown): error is ApiError {
  if (!(error instanceof ApiError)) return false
  return error.code === 'client.unreachable' || error.status === 429 || (error.status ?? 0) >= 500
}

/** Contracts that were signed here and have no receipt yet, the oldest first. */
export async function waitingContracts(): Promise<readonly SignedContract[]> {
  const all = await database.contracts.orderBy('signedAt').toArray()
  return all.filter(({ receipt }) => receipt === undefined)
}
