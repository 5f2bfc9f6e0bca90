import type { Span } from '../model/index.ts'

/** What a suggestion is, for its icon. */
export type SuggestionKind =
  | 'definition'
  | 'attribute'
  | 'keyword'
  | 'operator'
  | 'function'
  | 'data'
  | 'parameter'
  | 'task'
  | 'candidate'
  | 'value'

/** One thing that can be written at a place. */
export interface Suggestion {
  readonly label: string
  readonly kind: SuggestionKind
  /** Short, beside the label: a type, a signature. */
  readonly detail?: string
  /** A sentence or two. */
  readonly help?: string
  /** The characters that it replaces. */
  readonly span: Span
  /** What is written; with `snippet`, `$1`, `$2` … are places to go on and `$0` the last. */
  readonly insert: string
  readonly snippet?: boolean
  /** Smaller comes first; the nearest and likeliest have 0. */
  readonly rank: number
}

export interface Hover {
  readonly span: Span
  readonly title: string
  /** Plain sentences and `label: value` lines. */
  readonly lines: readonly string[]
}

export interface SignatureHelp {
  readonly label: string
  readonly help: string
  readonly parameters: readonly string[]
  /** Which parameter the cursor is in. */
  readonly active: number
}

export interface Fold {
  readonly span: Span
  readonly kind: 'definition' | 'part' | 'comment'
}

/** What a word or sign is, for its colour. */
export type SemanticKind =
  | 'keyword'
  | 'attribute'
  | 'operator'
  | 'function'
  | 'data'
  | 'parameter'
  | 'task'
  | 'candidate'
  | 'property'
  | 'unresolved'
  | 'value'
  | 'number'
  | 'text'
  | 'comment'

export interface SemanticToken {
  readonly span: Span
  readonly kind: SemanticKind
  /** The name of the thing itself, where it is defined. */
  readonly definition?: boolean
}

/** One line of an outline. */
export interface OutlineEntry {
  readonly name: string
  readonly kind: string
  readonly caption?: string
  readonly span: Span
  readonly nameSpan: Span
  readonly children: readonly OutlineEntry[]
}
