import type { Span, TextEdit } from './span.ts'

/**
 * `error` blocks publishing, and loading too when `analyse` reports it; `check` blocks publishing until looked at;
 * `hint` is advice.
 */
export type Severity = 'error' | 'check' | 'hint'

/** What a syntax, type or static check has to say about one place of a protocol. */
export interface Problem {
  /** Stable, never reused: `syntax.missing-semicolon`, `name.unknown`, … */
  readonly code: string
  readonly severity: Severity
  /** Document coordinates. */
  readonly span: Span
  /** Values for the message of the catalogue; the English sentence is `message`. */
  readonly data: Readonly<Record<string, string | number>>
  readonly message: string
  readonly fixes?: readonly QuickFix[]
}

/** A change that answers a problem. `safe` ones do not change what the protocol does. */
export interface QuickFix {
  readonly title: string
  readonly edits: readonly TextEdit[]
  readonly safe: boolean
}
