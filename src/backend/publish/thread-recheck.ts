import { Worker } from 'node:worker_threads'
import type { BundledScenario, ContractContent } from '../../contracts/index.ts'
import { compareReports } from './repeat.ts'
import type { OwnReport } from './repeat.ts'
import type { Recheck, RecheckOutcome } from './recheck.ts'

/** What the thread is asked. */
export interface ThreadRequest {
  readonly protocol: string
  readonly scenarios: readonly BundledScenario[]
  /** Of the signed report: what the outside may do in the runs that are looked at. */
  readonly environment: unknown
  readonly maxMilliseconds: number
}

/** Bounds of one verification. */
export interface ThreadLimits {
  /** The verifier stops by itself after this time. */
  readonly maxMilliseconds: number
  /** The thread is ended when it has not answered this much later: a protocol may be made to hang it. */
  readonly graceMilliseconds: number
  /** Memory of the thread, in MB. */
  readonly maxMegabytes: number
  /** Publications that may wait for their turn. */
  readonly maxWaiting: number
}

export const THREAD_LIMITS: ThreadLimits = {
  maxMilliseconds: 30_000,
  graceMilliseconds: 10_000,
  maxMegabytes: 1_024,
  maxWaiting: 16,
}

const BUSY: RecheckOutcome = {
  kind: 'refused',
  code: 'server.busy',
  detail: 'Many contracts are being verified just now. Nothing was published; try again in a minute.',
}

const UNDECIDED: RecheckOutcome = {
  kind: 'refused',
  code: 'contract.not-decided',
  detail:
    'The server could not verify the protocol within its time and memory, so it cannot confirm the report. Nothing was published.',
}

const CLOSED: RecheckOutcome = {
  kind: 'refused',
  code: 'server.busy',
  detail: 'The server is stopping. Nothing was published; try again when it is back.',
}

/** Verifies in a thread of its own, one protocol at a time, so that the server keeps answering. */
class ThreadRecheck implements Recheck {
  readonly #script: URL
  readonly #limits: ThreadLimits
  #turn: Promise<unknown> = Promise.resolve()
  #waiting = 0
  #running: Worker | undefined
  #isClosed = false

  constructor(script: URL, limits: ThreadLimits) {
    this.#script = script
    this.#limits = limits
  }

  #ask(request: ThreadRequest): Promise<OwnReport | undefined> {
    const { maxMilliseconds, graceMilliseconds, maxMegabytes } = this.#limits
    const resourceLimits = { maxOldGenerationSizeMb: maxMegabytes }
    const worker = new Worker(this.#script, { workerData: request, resourceLimits })
    this.#running = worker
    return new Promise((resolve) => {
      const timer = setTimeout(() => resolve(undefined), maxMilliseconds + graceMilliseconds)
      worker.once('message', (report: OwnReport) => resolve(report))
      worker.once('error', () => resolve(undefined))
      worker.once('exit', () => {
        clearTimeout(timer)
        resolve(undefined)
      })
    }).finally(() => worker.terminate()) as Promise<OwnReport | undefined>
  }

  async #repeatNow(content: ContractContent): Promise<RecheckOutcome> {
    if (this.#isClosed) return CLOSED
    const { environment } = content.report as { readonly environment?: unknown }
    const { maxMilliseconds } = this.#limits
    const { protocol, scenarios } = content
    const own = await this.#ask({ protocol, scenarios, environment, maxMilliseconds })
    if (this.#isClosed) return CLOSED
    return own === undefined ? UNDECIDED : compareReports(content, own)
  }

  async repeat(content: ContractContent): Promise<RecheckOutcome> {
    if (this.#waiting > this.#limits.maxWaiting) return BUSY
    this.#waiting++
    const result = this.#turn.then(() => this.#repeatNow(content))
    this.#turn = result.catch(() => undefined)
    try {
      return await result
    } finally {
      this.#waiting--
    }
  }

  async close(): Promise<void> {
    this.#isClosed = true
    await this.#running?.terminate()
  }
}

/** @param script of the thread: takes a `ThreadRequest` as its data and posts one `OwnReport` */
export function createThreadRecheck(script: URL, limits: ThreadLimits = THREAD_LIMITS): Recheck {
  return new ThreadRecheck(script, limits)
}
