import type { Definition, ParsedDefinition, Problem, QuickFix, Severity, Span } from '../model/index.ts'
import type { UnitSystem } from '../units/index.ts'
import type { Analysis } from './analyse.ts'

/** What a rule may look at. The clock is an input: without `today` rules about dates say nothing. */
export interface CheckContext {
  readonly analysis: Analysis
  /** ISO 8601 date. */
  readonly today?: string
  /** What is known of units. Without it they are compared as they are written. */
  readonly units?: UnitSystem
  /** The definitions of a kind with their places in the document. */
  readonly definitions: <K extends Definition['kind']>(
    ...kinds: readonly K[]
  ) => readonly Placed<Extract<Definition, { kind: K }>>[]
}

/** A definition and where it stands; spans inside `node` count from `offset`. */
export interface Placed<N extends Definition = Definition> extends ParsedDefinition {
  readonly node: N
}

/** What a rule found: a place inside a definition, or a place of the document when `definition` is absent. */
export interface Finding {
  readonly definition?: Placed
  readonly span: Span
  readonly message: string
  readonly data?: Problem['data']
  /** Edits in document coordinates. */
  readonly fixes?: readonly QuickFix[]
}

export type Accept = (finding: Finding) => void

/** What the help page of a check says, in a clinician's words. Its examples are `fixtures/<code>/wrong.pf` and `right.pf`. */
export interface RuleHelp {
  readonly title: string
  /** What the check looks for, and where. */
  readonly what: string
  /** What goes wrong for a patient or a reader when it is left. */
  readonly why: string
  readonly fix: string
}

/**
 * One check. `fast` ones run with every keystroke, `slow` ones when the author pauses. A rule never throws, whatever the
 * protocol looks like; what blocks loading is not its business (analyse.ts).
 */
export interface Rule {
  /** Stable, never reused: `plan.arrow-circle`. */
  readonly code: string
  readonly severity: Severity
  readonly speed: 'fast' | 'slow'
  readonly help: RuleHelp
  check(context: CheckContext, accept: Accept): void
}
