import { useMemo } from 'react'
import {
  expressionService,
  type Analysis,
  type ExpressionService,
  type Hover,
  type SignatureHelp,
  type Target,
} from '../../proforma/index.ts'
import { useDocumentState } from '../context.ts'
import { scopeOf } from './suggestions.ts'

/** What the language knows of the text of a field, at the place that the field stands for; nothing before the first analysis. */
export function useExpression(text: string, target: Target): ExpressionService | undefined {
  const analysis = useDocumentState((state) => state.analysis)
  return useMemo(() => analysis && serviceFor(text, analysis, target), [text, analysis, target])
}

function serviceFor(text: string, analysis: Analysis, target: Target): ExpressionService {
  return expressionService(analysis, text, scopeOf(analysis, target))
}

/** What is said of a place of a field: the function whose values are being written there, or the word that stands there. */
export type Help =
  | { readonly kind: 'signature'; readonly signature: SignatureHelp }
  | { readonly kind: 'word'; readonly hover: Hover }

/** @param onWord whether a word alone is worth a note, or only a function that is being written */
export function helpAt(service: ExpressionService, offset: number, onWord: boolean): Help | undefined {
  const hover = onWord ? service.hover(offset) : undefined
  if (hover) return { kind: 'word', hover }
  const signature = service.signature(offset)
  return signature && { kind: 'signature', signature }
}
