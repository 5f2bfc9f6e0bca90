import type { Problem, ProtocolIndex, Severity } from '../../proforma/index.ts'
import { taskCaption } from '../canvas/chart-store.ts'
import { definitionAt } from '../document/where.ts'
import type { DocumentState } from '../document/types.ts'

export const LEVELS: readonly Severity[] = ['error', 'check', 'hint']

/** One line of the list of problems. */
export interface Entry {
  /** Stays the same while the text around it changes, so that the keyboard stays on it. */
  readonly key: string
  readonly problem: Problem
  /** The definition in which it stands, by name and as people call it. */
  readonly definition: string | undefined
  readonly caption: string
}

/** The problems as a list, by how grave they are and then in text order. */
export function entriesOf(problems: readonly Problem[], { parsed, index }: DocumentState): readonly Entry[] {
  const seen = new Map<string, number>()
  return LEVELS.flatMap((level) => problems.filter(({ severity }) => severity === level)).map((problem) => {
    const definition = definitionAt(parsed, problem.span.start)
    const base = `${problem.code} ${definition ?? ''}`
    const count = seen.get(base) ?? 0
    seen.set(base, count + 1)
    return { key: `${base} ${count}`, problem, definition, caption: captionIn(index, definition) }
  })
}

function captionIn(index: ProtocolIndex, definition: string | undefined): string {
  return definition === undefined ? '' : taskCaption({ index }, definition)
}

/** Whether every word of a query stands in an entry: in what it says, where, or in its code. */
export function fits({ problem, definition, caption }: Entry, query: string): boolean {
  const text = `${problem.message} ${problem.code} ${definition ?? ''} ${caption}`.toLocaleLowerCase()
  return query
    .toLocaleLowerCase()
    .split(/\s+/)
    .every((word) => text.includes(word))
}
