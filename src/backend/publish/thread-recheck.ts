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

const FAULT: RecheckOutcome = {
  kind: 'refused',
  code: 'server.failed',
  detail:
    'The verification broke down in the server, so it cannot confirm the report. Nothing was published. This is a fault of the server, not of the contract; its operator was told.',
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
  readonly #onFault: (error: Error) => void
  #turn: Promise<unknown> = Promise.resolve()
  #waiting = 0
  #running: Worker | undefined
  #isClosed = false

  constructor(script: URL, limits: ThreadLimits, onFault: (error: Error) => void) {
    this.#script = script
    this.#limits = limits
    this.#onFault = onFault
  }

  /** What the thread says; nothing when it ran out of time or memory, an error when it broke. */
  #ask(request: ThreadRequest): Promise<OwnReport | Error | undefined> {
    const { maxMilliseconds, graceMilliseconds, maxMegabytes } = this.#limits
    const resourceLimits = { maxOldGenerationSizeMb: maxMegabytes }
    const worker = new Worker(this.#script, { workerData: request, resourceLimits })
    this.#running = worker
    const answer = new Promise<OwnReport | Error | undefined>((resolve) => {
      const timer = setTimeout(() => resolve(undefined), maxMilliseconds + graceMilliseconds)
      worker.once('message', (report: OwnReport) => resolve(report))
      worker.once('error', (error: NodeJS.ErrnoException) => {
        resolve(error.code === 'ERR_WORKER_OUT_OF_MEMORY' ? undefined : error)
      })
      worker.once('exit', () => {
        clearTimeout(timer)
        resolve(undefined)
      })
    })
    return answer.finally(() => worker.terminate())
  }

  async #repeatNow(content: ContractContent): Promise<RecheckOutcome> {
    if (this.#isClosed) return CLOSED
    const { environment } = content.report as { readonly environment?: unknown }
    const { maxMilliseconds } = this.#limits
    const { protocol, scenarios } = content
    const own = await this.#ask({ protocol, scenarios, environment, maxMilliseconds })
    if (this.#isClosed) return CLOSED
    if (own === undefined) return UNDECIDED
    if (!(own instanceof Error)) return compareReports(content, own)
    this.#onFault(own)
    return FAULT
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

/**
 * @param script of the thread: takes a `ThreadRequest` as its data and posts one `OwnReport`
 * @param onFault told when the thread breaks: that is a fault of the program or its installation
 */
export function createThreadRecheck(
  script: URL,
  onFault: (error: Error) => void,
  limits: ThreadLimits = THREAD_LIMITS,
): Recheck {
  return new ThreadRecheck(script, limits, onFault)
}
