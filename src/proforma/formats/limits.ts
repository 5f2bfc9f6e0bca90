/** What an import takes; a reader refuses more with a typed error instead of running out of time or memory. */
export interface ImportLimits {
  /** Characters of the source text. */
  readonly characters: number
  /** How deep arrays and objects of a JSON source may be nested. */
  readonly depth: number
  /** Nesting of parentheses and operators in one foreign expression. */
  readonly expressionDepth: number
  /** Characters of one foreign expression. */
  readonly expressionCharacters: number
  /** Rules, tasks or items of one source. */
  readonly definitions: number
}

/** Far above any real guideline (the largest of some 900 in the public openEHR repository has 300 kB). */
export const DEFAULT_LIMITS: ImportLimits = {
  characters: 20_000_000,
  depth: 200,
  expressionDepth: 200,
  expressionCharacters: 100_000,
  definitions: 20_000,
}
