import { sha256 } from '@noble/hashes/sha2.js'
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js'
import { compile, type Program } from '../runtime/index.ts'
import { propertiesOf } from './data/model.ts'
import { Examination, type Examined } from './examine.ts'
import type { Watch } from './explore/drive.ts'
import { limitOf, NotLoadableError } from './limits.ts'
import { verifyByParts } from './parts/by-parts.ts'
import { divide } from './parts/divide.ts'
import { VerificationStore } from './parts/store.ts'
import { emptyReport, finishedReport, type Outcome, type Subject } from './report/assemble.ts'
import type { Budget, Environment, Progress, PropertyResult, VerificationReport } from './types.ts'

export interface VerifyOptions {
  readonly environment?: Environment
  readonly budget?: Partial<Budget>
  /** Set `aborted` to stop; the report then says what was covered. */
  readonly signal?: { readonly aborted: boolean }
  readonly onProgress?: (progress: Progress) => void
  /** Milliseconds of any clock; without one, `maxMilliseconds` has no effect. */
  readonly now?: () => number
  /** Gives control back to the event loop, so that messages get in; called every few milliseconds of work. */
  readonly pause?: () => Promise<void>
  /** Keeps what is found out about parts of a protocol for the next time. */
  readonly store?: VerificationStore
  /**
   * Whether the protocol is looked at in parts: when that costs less (`auto`, the default), whenever it can be divided, or
   * never. All of them find the same.
   */
  readonly parts?: 'auto' | 'always' | 'never'
}

export const STRICT: Environment = { commit: 'strict', asynchronousData: false }
export const DEFAULT_BUDGET: Budget = { maxStates: 200_000, maxMilliseconds: 60_000 }

/** How often a protocol is divided anew when modules turn out to do more for the others than it seemed. */
const ATTEMPTS = 3

/**
 * Explores what a protocol can do, by the engine's own step, and judges every property of the catalogue. The same text
 * and options give the same report, byte for byte, as long as no budget of time ends the work; what is kept of earlier
 * times makes no difference.
 *
 * @throws NotLoadableError when the text has problems that forbid to run it
 */
export async function verifyProtocol(text: string, options: VerifyOptions = {}): Promise<VerificationReport> {
  const store = options.store ?? new VerificationStore()
  const analysis = store.read(text)
  const compiled = compile(analysis.parsed, { analysis })
  if (!compiled.ok) throw new NotLoadableError(compiled.problems)
  const environment = options.environment ?? STRICT
  const subject = { program: compiled.program, environment, protocol: bytesToHex(sha256(utf8ToBytes(text))) }
  const work = new Verification(subject, { ...options, store })
  const outcome = await work.byParts()
  return outcome ? finishedReport(subject, outcome) : work.asWhole()
}

class Verification {
  readonly #subject: Subject
  readonly #options: VerifyOptions & { readonly store: VerificationStore }
  readonly #maxStates: number
  /** One time for all explorations. */
  readonly #watch: Watch

  constructor(subject: Subject, options: VerifyOptions & { readonly store: VerificationStore }) {
    this.#subject = subject
    this.#options = options
    this.#maxStates = options.budget?.maxStates ?? DEFAULT_BUDGET.maxStates
    const maxMilliseconds = options.budget?.maxMilliseconds ?? DEFAULT_BUDGET.maxMilliseconds
    this.#watch = { ...options, maxMilliseconds, begin: options.now?.() }
  }

  /** Undefined when the protocol has to be looked at as a whole. */
  async byParts(): Promise<Outcome | undefined> {
    const { program, environment } = this.#subject
    const { parts = 'auto', store } = this.#options
    if (parts === 'never') return undefined
    const options = { environment, maxStates: this.#maxStates, watch: this.#watch, store }
    const together = new Set<string>()
    for (let attempt = 0; attempt < ATTEMPTS; attempt += 1) {
      const division = divide(program, environment, together, parts === 'always')
      if (!division) return undefined
      const found = await verifyByParts(program, division, options)
      if (found.kind === 'outcome') return found.outcome
      if (found.inseparable.length === 0) return undefined
      for (const path of found.inseparable) together.add(path)
    }
    return undefined
  }

  async asWhole(): Promise<VerificationReport> {
    const { program, environment } = this.#subject
    this.#tell('partition')
    let examination: Examination | undefined
    try {
      examination = new Examination(program, { environment, maxStates: this.#maxStates, watch: this.#watch })
      const general = await examination.general()
      const required = general.stopped === undefined ? await examination.requirements() : undefined
      this.#tell('report')
      return finishedReport(this.#subject, combined(general, required ?? unjudged(general, program)))
    } catch (error) {
      const limit = limitOf(error)
      if (limit === undefined) throw error
      return emptyReport(this.#subject, [...(examination?.limits ?? []), limit], examination?.states ?? 0)
    }
  }

  #tell(phase: Progress['phase']): void {
    this.#options.onProgress?.({ states: 0, frontier: 0, phase })
  }
}

/** Requirements to which the budget did not get. */
function unjudged(general: Examined, program: Program): Examined {
  const { length } = propertiesOf(program)
  const results: readonly PropertyResult[] =
    length === 0 ? [] : [{ property: 'P21', kind: 'requirement', verdict: 'not-decided', checked: length }]
  return { ...general, limits: [], judgement: { results, findings: [] } }
}

/** The requirements are judged by an exploration of their own. */
function combined(general: Examined, required: Examined): Outcome {
  const results = [...general.judgement.results, ...required.judgement.results]
  return {
    complete: general.complete && required.complete,
    exact: general.exact,
    limits: [...general.limits, ...required.limits],
    states: general.states,
    judgement: {
      results: results.sort((a, b) => Number(a.property.slice(1)) - Number(b.property.slice(1))),
      findings: [...general.judgement.findings, ...required.judgement.findings],
      notes: general.judgement.notes ?? [],
    },
  }
}
