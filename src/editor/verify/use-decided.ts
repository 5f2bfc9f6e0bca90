import { useEffect, useState } from 'react'
import type { DecisionVerdict } from '../../verifier/index.ts'
import { useDocumentState } from '../context.ts'
import { useVerification } from './context.ts'
import { meaningOf } from './meaning.ts'

/** How long the author must rest before a decision is looked at, in milliseconds. */
const REST = 120

export interface Decided {
  readonly verdict: DecisionVerdict | undefined
  /** The verdict is about the text before; a new one is under way. */
  readonly stale: boolean
}

/**
 * What a decision does with every input, a moment after each edit that means something. The verdict of before stays until
 * the new one is there. Nothing where there is no verifier or the text cannot be read.
 */
export function useDecided(decision: string): Decided | undefined {
  const verification = useVerification()
  const parsed = useDocumentState((state) => state.parsed)
  const broken = parsed.problems.length > 0
  const meaning = broken ? undefined : meaningOf(parsed)
  const [known, setKnown] = useState<{
    readonly decision: string
    readonly meaning: string
    readonly verdict: DecisionVerdict | undefined
  }>()
  useEffect(() => {
    if (verification === undefined || meaning === undefined) return undefined
    let wanted = true
    const look = async (): Promise<void> => {
      const verdict = await verification.decide(parsed.text, decision)
      if (wanted) setKnown({ decision, meaning, verdict })
    }
    const timer = setTimeout(() => void look(), REST)
    return () => {
      wanted = false
      clearTimeout(timer)
    }
    // A text of the same meaning needs no new answer.
    // oxlint-disable-next-line react-hooks/exhaustive-deps
  }, [verification, decision, meaning])
  if (verification === undefined || known === undefined || known.decision !== decision) return undefined
  return { verdict: known.verdict, stale: known.meaning !== meaning }
}
