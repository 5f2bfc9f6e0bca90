import { printExpression, type Argument, type Candidate, type DecisionDefinition } from '../../proforma/index.ts'

/** An argument of a candidate, by its position among them. */
export interface Cell {
  readonly candidate: string
  readonly argument: Argument
  readonly at: number
}

/** One condition, and what it says about each candidate: a list, because a candidate may have it twice. */
export interface GridRow {
  /** The condition in canonical form: what makes arguments one row. */
  readonly condition: string
  /** The first argument with it, for showing it as written. */
  readonly first: Argument
  readonly cells: ReadonlyMap<string, readonly Cell[]>
}

/** A decision as a table: conditions in rows, in the order in which they first appear, candidates in columns. */
export function gridOf({ candidates }: Pick<DecisionDefinition, 'candidates'>): readonly GridRow[] {
  const rows = new Map<string, { readonly first: Argument; readonly cells: Map<string, Cell[]> }>()
  for (const candidate of candidates)
    for (const [at, argument] of candidate.arguments.entries()) {
      const condition = printExpression(argument.condition)
      const row = rows.get(condition) ?? { first: argument, cells: new Map<string, Cell[]>() }
      const cells = row.cells.get(candidate.name.text) ?? []
      cells.push({ candidate: candidate.name.text, argument, at })
      row.cells.set(candidate.name.text, cells)
      rows.set(condition, row)
    }
  return [...rows].map(([condition, row]) => ({ condition, ...row }))
}

/** Every argument of a row. */
export function cellsOf({ cells }: GridRow): readonly Cell[] {
  return [...cells.values()].flat()
}

/** What stands in the text for the support of an argument. */
export function supportOf({ support }: Pick<Argument, 'support'>): string {
  return support.kind === 'weight' ? String(support.weight) : support.kind
}

/** How much evidence stands behind an argument, for a sign in its cell. */
export function gradeOf({ evidence }: Pick<Argument, 'evidence'>): 'none' | 'cited' | 'graded' {
  if (evidence.quality !== undefined || evidence.strength !== undefined) return 'graded'
  return evidence.citations.length > 0 ? 'cited' : 'none'
}

/** What a candidate is recommended by, where its author said so; by default a net support of at least one. */
export function ownRule({ recommendation }: Candidate): string | undefined {
  return recommendation && printExpression(recommendation.value)
}
