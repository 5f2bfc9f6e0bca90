/** Explicit limits of the reader (rule T22). What goes beyond is reported and kept as text. */
export const LIMITS = {
  /**
   * Brackets and prefix operators within one another, and levels of a built expression. Recovery from a mistake in the innermost bracket
   * must fit into half of the smallest stack that we run on (a worker's).
   */
  nesting: 100,
  depth: 1000,
  /** Syntax problems of one definition and of a whole text. */
  problemsPerDefinition: 100,
  problems: 1000,
  definitions: 50_000,
  /** Characters of one definition. */
  length: 2_000_000,
} as const
