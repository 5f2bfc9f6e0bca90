import type { Expression } from '../model/index.ts'
import type { DefinitionKind } from '../text/index.ts'

/**
 * How far a change reaches. `clinical`: what happens to a patient, or what is advised, may differ. `wording`: only what people
 * read, or what is said of the protocol, differs.
 */
export type Meaning = 'clinical' | 'wording'

export type ChangeKind = 'added' | 'removed' | 'changed' | 'renamed' | 'moved'

/** What a definition is made of, as far as differences go. */
export type PartKind =
  | 'definition'
  | 'component'
  | 'arrow'
  | 'parameter-value'
  | 'source'
  | 'candidate'
  | 'argument'
  | 'warning'
  | 'code'
  | 'author'
  | 'citation'

/** One side of a change: canonical text, and the expression when it is one. */
export interface Value {
  readonly text: string
  readonly expression?: Expression
}

/** A part on the way from a definition down to what changed. */
export interface Step {
  readonly kind: PartKind
  /** Name in the text; for an argument its support, for what has no name its text. */
  readonly name: string
  /** What people call it. */
  readonly caption?: string
  /** The condition of an argument or warning. */
  readonly condition?: Value
}

/** The definition in which something changed. Names are those of the new text, unless it is gone from there. */
export interface Where {
  readonly kind: DefinitionKind
  readonly name: string
  readonly caption?: string
}

/** One difference between two protocols, as data. */
export interface Change {
  readonly kind: ChangeKind
  readonly meaning: Meaning
  readonly where: Where
  /** From the definition to the part; empty when it is the definition itself. */
  readonly path: readonly Step[]
  /**
   * Keyword of the attribute that differs; absent when it is the part as a whole. `class`: the kind of the definition;
   * `support`: that of an argument; `text`: something that cannot be read.
   */
  readonly attribute?: string
  readonly before?: Value
  readonly after?: Value
}

/** Everything that differs between two protocols. */
export interface ProtocolDiff {
  /** In the order of the new text; what is gone stands where it was. */
  readonly changes: readonly Change[]
  /** Comments were added, removed or changed. */
  readonly comments: boolean
  /** Spaces, line breaks, quotes, or the order of definitions and attributes differ. */
  readonly formatting: boolean
  /** `plan/component` of tasks that stand in another place of the drawing. */
  readonly layout: readonly string[]
}
