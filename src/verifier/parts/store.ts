import { type Analysis, analyse, parse } from '../../proforma/index.ts'
import type { Finding, PropertyResult, SuggestedEdit } from '../types.ts'

/** What is known of a protocol in which some modules are single tasks. */
export interface PartResult {
  readonly results: readonly PropertyResult[]
  readonly findings: readonly PartFinding[]
  readonly notes: readonly PartFinding[]
  readonly states: number
  readonly limits: readonly string[]
  /** Whether everything in it is decided. */
  readonly isDecided: boolean
  /** Paths of the modules in it that do more for the rest than the single tasks would, or less. */
  readonly inseparable: readonly string[]
}

/** A finding whose edit has its place in a definition, so that it stays right when text before it changes. */
export interface PartFinding {
  readonly finding: Omit<Finding, 'edit'>
  readonly edit?: { readonly definition: number; readonly edit: SuggestedEdit }
}

/** More results than this are not kept; a large protocol has some hundred parts. */
const DEFAULT_SIZE = 2000

/**
 * What was found out about parts of protocols, by the hash of everything in them: after an edit only the parts are
 * explored again in which something changed (rule V104). Those not asked for the longest are forgotten first. The last text
 * is kept as it was read and checked, so that of the next one only what is new is read and checked.
 */
export class VerificationStore {
  readonly #size: number
  readonly #results = new Map<string, PartResult>()
  #latest: Analysis | undefined
  /** How often a result was there, and how often it had to be found. */
  hits = 0
  misses = 0

  constructor(size = DEFAULT_SIZE) {
    this.#size = size
  }

  /** A text, read and checked. */
  read(text: string): Analysis {
    this.#latest = analyse(parse(text, this.#latest?.parsed), this.#latest)
    return this.#latest
  }

  get(key: string): PartResult | undefined {
    const result = this.#results.get(key)
    if (!result) {
      this.misses += 1
      return undefined
    }
    this.hits += 1
    this.#results.delete(key)
    this.#results.set(key, result)
    return result
  }

  set(key: string, result: PartResult): void {
    this.#results.set(key, result)
    const [oldest] = this.#results.keys()
    if (this.#results.size > this.#size && oldest !== undefined) this.#results.delete(oldest)
  }
}
