import type { z } from 'zod'
import { canonicalText, parseStrictJson, receiptSchema, verifyBundle, verifyReceipt } from '../contracts/index.ts'
import type { ContractBundle, ContractProblem, Receipt } from '../contracts/index.ts'
import { API } from './endpoints.ts'
import { problemSchema } from './problem.ts'
import type { Problem } from './problem.ts'
import {
  checkpointSchema,
  consistencySchema,
  healthSchema,
  inclusionSchema,
  searchResultSchema,
  versionsSchema,
} from './schemas.ts'
import type { Health, LogCheckpoint, LogConsistency, LogInclusion, SearchResult, Versions } from './schemas.ts'

/** `fetch`, as narrowly as it is used. */
export type Fetch = (url: string, options?: FetchOptions) => Promise<FetchResponse>

interface FetchOptions {
  method?: string
  headers?: Record<string, string>
  body?: string
  signal?: AbortSignal
}

interface FetchResponse {
  readonly ok: boolean
  readonly status: number
  text(): Promise<string>
}

/**
 * A request that did not succeed. `code` is the server's (`contract.name-taken`, …), or one of the client's own:
 * `client.unreachable`, `client.not-understood`, `client.not-trusted`.
 */
export class ApiError extends Error {
  override readonly name = 'ApiError'
  readonly code: string
  readonly status: number | undefined
  readonly problems: readonly ContractProblem[]

  constructor(code: string, message: string, status?: number, problems: readonly ContractProblem[] = []) {
    super(message)
    this.code = code
    this.status = status
    this.problems = problems
  }
}

/** A contract from the store that was checked on arrival. */
export interface CheckedContract {
  readonly bundle: ContractBundle
  readonly receipt: Receipt
  /** Proof against the log as it is now. */
  readonly inclusion: Receipt
}

export interface SearchOptions {
  readonly limit?: number
  readonly offset?: number
  readonly signal?: AbortSignal
}

export interface Client {
  health(signal?: AbortSignal): Promise<Health>
  /** @returns the receipt, checked */
  publish(bundle: ContractBundle, signal?: AbortSignal): Promise<Receipt>
  search(words: string, options?: SearchOptions): Promise<SearchResult>
  /** Everything about the answer is checked: digest, signatures, receipt, proof. */
  contract(digest: string, signal?: AbortSignal): Promise<CheckedContract>
  versions(name: string, signal?: AbortSignal): Promise<Versions>
  checkpoint(signal?: AbortSignal): Promise<LogCheckpoint>
  inclusion(index: number, signal?: AbortSignal): Promise<LogInclusion>
  consistency(from: number, to: number, signal?: AbortSignal): Promise<LogConsistency>
}

const UNREACHABLE =
  'The server cannot be reached. Drawing, verifying and running go on as usual; only publishing and the store wait.'

function parse(text: string): unknown {
  try {
    return parseStrictJson(text)
  } catch {
    return undefined
  }
}

function refusal(status: number, text: string): ApiError {
  const problem = problemSchema.safeParse(parse(text))
  if (!problem.success)
    return new ApiError('client.not-understood', `The server answered with status ${status}.`, status)
  const { code, detail, problems }: Problem = problem.data
  return new ApiError(code, detail, status, problems)
}

function understood<T>(schema: z.ZodType<T>, value: unknown): T {
  const result = schema.safeParse(value)
  if (result.success) return result.data
  throw new ApiError('client.not-understood', 'The server answered in a way that this version does not understand.')
}

function notTrusted(problems: readonly ContractProblem[]): ApiError {
  const reasons = problems.map(({ message }) => message).join(' ')
  return new ApiError('client.not-trusted', `What the server sent does not hold: ${reasons}`, undefined, problems)
}

async function checkedReceipt(value: unknown, bundle: ContractBundle, log: string | undefined): Promise<Receipt> {
  const verdict = await verifyReceipt(value, log === undefined ? { bundle } : { bundle, log })
  if (!verdict.ok) throw notTrusted(verdict.problems)
  return verdict.receipt
}

async function checkedContract(value: unknown, digest: string, log: string | undefined): Promise<CheckedContract> {
  const { bundle, receipt, inclusion } = (value ?? {}) as Readonly<Record<string, unknown>>
  const verdict = await verifyBundle(bundle)
  if (!verdict.ok) throw notTrusted(verdict.problems)
  if (verdict.digest !== digest) {
    const message = `The server sent another contract (${verdict.digest}) than the one asked for.`
    throw notTrusted([{ code: 'digest.mismatch', where: '/bundle/digest', message }])
  }
  return {
    bundle: verdict.bundle,
    receipt: await checkedReceipt(receipt, verdict.bundle, log),
    inclusion: await checkedReceipt(inclusion, verdict.bundle, log),
  }
}

/**
 * A typed client. Nothing the server says about a contract is believed: bundles and receipts are checked here.
 * @param baseUrl of the server, without a trailing slash; `''` for the page's own
 * @param log the key of the log to trust (`name+hash+key`), when it is known
 */
export function createClient(baseUrl: string, fetch: Fetch, log?: string): Client {
  async function ask(path: string, options: FetchOptions): Promise<unknown> {
    let response: FetchResponse
    let text: string
    try {
      response = await fetch(`${baseUrl}${API}${path}`, options)
      text = await response.text()
    } catch (error) {
      if (options.signal?.aborted === true) throw error
      throw new ApiError('client.unreachable', UNREACHABLE)
    }
    if (!response.ok) throw refusal(response.status, text)
    return parse(text)
  }
  const get = (path: string, signal?: AbortSignal): Promise<unknown> =>
    ask(path, signal === undefined ? {} : { signal })
  const part = encodeURIComponent

  return {
    health: async (signal) => understood(healthSchema, await get('/health', signal)),
    publish: async (bundle, signal) => {
      const headers = { 'content-type': 'application/json' }
      const options = { method: 'POST', headers, body: canonicalText(bundle) }
      const answer = await ask('/contracts', signal === undefined ? options : { ...options, signal })
      return checkedReceipt(understood(receiptSchema, answer), bundle, log)
    },
    search: async (words, { limit = 20, offset = 0, signal } = {}) =>
      understood(searchResultSchema, await get(`/contracts?q=${part(words)}&limit=${limit}&offset=${offset}`, signal)),
    contract: async (digest, signal) => checkedContract(await get(`/contracts/${part(digest)}`, signal), digest, log),
    versions: async (name, signal) =>
      understood(versionsSchema, await get(`/contracts/by-name/${name.split('/').map(part).join('/')}`, signal)),
    checkpoint: async (signal) => understood(checkpointSchema, await get('/log/checkpoint', signal)),
    inclusion: async (index, signal) => understood(inclusionSchema, await get(`/log/proof/${index}`, signal)),
    consistency: async (from, to, signal) =>
      understood(consistencySchema, await get(`/log/consistency?from=${from}&to=${to}`, signal)),
  }
}
