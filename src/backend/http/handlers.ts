import type { z } from 'zod'
import type { ENDPOINTS, EndpointId } from '../../api/index.ts'
import type { Ledger, ProvedEntry } from '../chain/ledger.ts'
import type { Publisher } from '../publish/publisher.ts'
import { Refusal } from '../refusal.ts'
import { hitOf } from '../store/hit.ts'
import type { SearchIndex } from '../store/search.ts'
import { compareVersions } from '../store/semver.ts'
import type { ContractStore } from '../store/store.ts'

/** What the handlers work with. */
export interface Services {
  readonly store: ContractStore
  readonly ledger: Ledger
  readonly index: SearchIndex
  readonly publisher: Publisher
  /** Of this program. */
  readonly version: string
}

type Parsed<E, Part extends string> = E extends { readonly [K in Part]: infer S extends z.ZodType }
  ? z.infer<S>
  : unknown

/** What one endpoint is given, checked by its schemas. */
export interface Input<E> {
  readonly params: Parsed<E, 'params'>
  readonly query: Parsed<E, 'query'>
  /** The bytes as they came: strict reading is the handler's. */
  readonly body: Uint8Array
}

type EndpointOf<Id extends EndpointId> = Extract<(typeof ENDPOINTS)[number], { readonly id: Id }>

export interface Answer {
  readonly status: number
  readonly value: unknown
}

/** One handler for each endpoint of the HTTP contract; a missing one does not compile. */
export type Handlers = { readonly [Id in EndpointId]: (input: Input<EndpointOf<Id>>) => Promise<Answer> }

const ok = (value: unknown): Answer => ({ status: 200, value })

function provedIn(entry: ProvedEntry | undefined, index: number): ProvedEntry {
  if (entry === undefined) throw new Refusal('log.not-found', `The log has no entry at place ${index}.`)
  return entry
}

async function contract({ store, ledger }: Services, digest: string): Promise<Answer> {
  const stored = await store.get(digest)
  const [receipt, inclusion] = await Promise.all([ledger.receipt(digest), ledger.currentReceipt(digest)])
  if (stored === undefined || receipt === undefined) {
    throw new Refusal('contract.not-found', `No contract with the digest ${digest} was published here.`)
  }
  return ok({ bundle: stored.bundle, receipt, inclusion })
}

async function versions({ store }: Services, name: string): Promise<Answer> {
  const found = await store.versions(name)
  if (found.length === 0) throw new Refusal('contract.not-found', `No contract named ${name} was published here.`)
  const hits = found.map(hitOf).sort((a, b) => compareVersions(b.version, a.version))
  return ok({ name, versions: hits })
}

async function consistency({ ledger }: Services, from: number, to: number): Promise<Answer> {
  const proof = await ledger.consistency(from, to)
  if (proof === undefined) {
    throw new Refusal('log.not-found', `The log never had the sizes ${from} and ${to} in this order.`)
  }
  return ok({ from, to, proof })
}

/** What the server does at each endpoint. */
export function createHandlers(services: Services): Handlers {
  const { ledger, index, publisher, version } = services
  return {
    health: async () => ok({ status: 'ok', version, contracts: index.size, log: ledger.key }),
    publish: async ({ body }) => {
      const { receipt, isNew } = await publisher.publish(body)
      return { status: isNew ? 201 : 200, value: receipt }
    },
    search: async ({ query: { q, limit, offset } }) => ok({ query: q, ...index.search(q, limit, offset) }),
    contract: ({ params: { digest } }) => contract(services, digest),
    versions: ({ params: { namespace, name } }) => versions(services, `${namespace}/${name}`),
    checkpoint: async () => ok({ log: ledger.key, ...(await ledger.checkpoint()) }),
    inclusion: async ({ params: { index: place } }) =>
      ok({ log: ledger.key, ...provedIn(await ledger.entry(place), place) }),
    consistency: ({ query: { from, to } }) => consistency(services, from, to),
  }
}
