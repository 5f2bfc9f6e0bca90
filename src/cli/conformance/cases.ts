import type { JsonValue } from '../../runtime/index.ts'

/** One case: a protocol text, and steps that operate on an enactment of it or look at it. */
export interface ConformanceCase {
  readonly id: string
  readonly title: string
  readonly pf: string
  readonly steps: readonly ConformanceStep[]
}

/** At most one operation, then what is to be seen. What it is given may be wrong on purpose. */
export interface ConformanceStep {
  readonly start?: true
  readonly set?: Readonly<Record<string, JsonValue>>
  readonly unset?: readonly string[]
  readonly confirm?: string
  readonly commit?: readonly [string, readonly string[]]
  readonly trigger?: string
  readonly skip?: string
  readonly advanceTo?: string
  /** The operation must be refused and change nothing. */
  readonly error?: boolean
  /** The text must be refused when it is loaded; always the only step. */
  readonly load?: 'error'
  readonly expect?: Expectation
}

/** Every part is optional; only what is listed is compared. */
export interface Expectation {
  readonly states?: Readonly<Record<string, string>>
  readonly requested?: Readonly<Record<string, readonly string[]>>
  readonly candidates?: Readonly<Record<string, Readonly<Record<string, Readonly<Record<string, JsonValue>>>>>>
  readonly values?: Readonly<Record<string, JsonValue>>
  readonly eval?: readonly (readonly [string, JsonValue])[]
  readonly warnings?: readonly string[]
  readonly cycle?: Readonly<Record<string, number>>
}
