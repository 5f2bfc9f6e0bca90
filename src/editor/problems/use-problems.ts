import { useMemo } from 'react'
import type { Problem } from '../../proforma/index.ts'
import { useDocumentState } from '../context.ts'
import { definitionAt } from '../document/where.ts'

/** The problems of one definition. */
export function useProblemsOf(name: string): readonly Problem[] {
  const problems = useDocumentState((state) => state.problems)
  const parsed = useDocumentState((state) => state.parsed)
  return useMemo(
    () => problems.filter(({ span }) => definitionAt(parsed, span.start) === name),
    [problems, parsed, name],
  )
}
