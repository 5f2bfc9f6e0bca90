import { LIMITS, verifyBundleText } from '../../contracts/index.ts'
import type { ContractBundle, ContractProblem, Receipt } from '../../contracts/index.ts'
import type { Ledger } from '../chain/ledger.ts'
import { Refusal } from '../refusal.ts'
import { hitOf } from '../store/hit.ts'
import type { SearchIndex } from '../store/search.ts'
import type { ContractStore } from '../store/store.ts'
import type { Recheck } from './recheck.ts'

/** What publishing needs. */
export interface PublisherParts {
  readonly store: ContractStore
  readonly ledger: Ledger
  readonly index: SearchIndex
  readonly recheck: Recheck
}

export interface Published {
  readonly receipt: Receipt
  /** False when the very same contract was published before. */
  readonly isNew: boolean
}

function invalid(problems: readonly ContractProblem[]): Refusal {
  const [first] = problems
  if (first?.code === 'json.too-large') {
    return new Refusal('request.too-large', `A contract may have at most ${LIMITS.bytes / 1024 / 1024} MB.`)
  }
  const more = problems.length > 1 ? ` (and ${problems.length - 1} more)` : ''
  return new Refusal('contract.invalid', `${first?.message}${more}`, [...problems])
}

async function checked(body: Uint8Array): Promise<ContractBundle> {
  const verdict = await verifyBundleText(body)
  if (!verdict.ok) throw invalid(verdict.problems)
  return verdict.bundle
}

/**
 * Takes contracts in. Nothing that comes with one is believed: shape, digest, every signature and the verification are
 * done again here. The order makes a crash harmless at any point: the bundle is on disk before the ledger names it, and
 * it is listed after; `recover` closes the gap.
 */
export class Publisher {
  readonly #parts: PublisherParts

  constructor(parts: PublisherParts) {
    this.#parts = parts
  }

  async #refuseUnrepeated(bundle: ContractBundle): Promise<void> {
    const outcome = await this.#parts.recheck.repeat(bundle.content)
    if (outcome.kind === 'refused') throw new Refusal(outcome.code, outcome.detail, outcome.problems?.slice())
  }

  async #list(bundle: ContractBundle, publishedAt: string): Promise<void> {
    const { store, index } = this.#parts
    await store.list(bundle.digest, publishedAt)
    const stored = await store.get(bundle.digest)
    if (stored !== undefined) index.add(stored.bundle, hitOf(stored))
  }

  /**
   * Publishes the bytes of a contract.
   * @throws Refusal with the reason
   */
  async publish(body: Uint8Array): Promise<Published> {
    const { store, ledger } = this.#parts
    const bundle = await checked(body)
    const known = await ledger.receipt(bundle.digest)
    if (known !== undefined) return { receipt: known, isNew: false }
    await this.#refuseUnrepeated(bundle)
    await store.stage(bundle)
    const { name, version } = bundle.content.manifest
    const appended = await ledger.append({ digest: bundle.digest, name, version })
    if (appended.kind === 'taken') {
      const detail = `${name} ${version} was published before with another content (${appended.digest}). A published version never changes: raise the version and sign again.`
      throw new Refusal('contract.name-taken', detail)
    }
    await this.#list(bundle, appended.receipt.publishedAt)
    return { receipt: appended.receipt, isNew: appended.kind === 'appended' }
  }

  /**
   * Lists what the ledger has and the catalogue did not list before a crash, and fills the search index.
   * @returns publications whose bundle the catalogue lacks: it must be put back from a backup
   */
  async recover(): Promise<readonly string[]> {
    const { store, ledger, index } = this.#parts
    for await (const stored of store.all()) index.add(stored.bundle, hitOf(stored))
    const missing: string[] = []
    for (const { digest, publishedAt } of await ledger.publications(0)) {
      if (index.has(digest)) continue
      const found = await store.list(digest, publishedAt)
      const stored = found ? await store.get(digest) : undefined
      if (stored === undefined) missing.push(digest)
      else index.add(stored.bundle, hitOf(stored))
    }
    return missing
  }
}
