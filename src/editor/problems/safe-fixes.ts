import type { Problem, TextEdit } from '../../proforma/index.ts'

/** Fixes that change nothing in what the protocol does and do not touch one another, to be made together. */
export function safeFixes(problems: readonly Problem[]): {
  readonly count: number
  readonly edits: readonly TextEdit[]
} {
  const taken: TextEdit[] = []
  let count = 0
  for (const { fixes = [] } of problems) {
    const fix = fixes.find(({ safe }) => safe)
    if (fix === undefined || fix.edits.length === 0) continue
    const apart = fix.edits.every(({ span }) =>
      taken.every((other) => span.end < other.span.start || span.start > other.span.end),
    )
    if (!apart) continue
    taken.push(...fix.edits)
    count += 1
  }
  return { count, edits: taken }
}
