import type { Analysis } from '../checks/analyse.ts'
import type { Span, TextEdit } from '../model/index.ts'
import { type Occurrence, occurrencesIn, type ProtocolSymbol, sameSymbol } from '../names/occurrences.ts'
import { referencesTo, rename } from '../text/edits/rename.ts'
import { occurrenceAt } from './hover.ts'

/** Where the thing that is named at an offset is defined. */
export function definitionOfName(analysis: Analysis, offset: number): Span | undefined {
  const found = occurrenceAt(analysis, offset)
  return found && definitionOfSymbol(analysis, found.symbol)
}

export function definitionOfSymbol(analysis: Analysis, symbol: ProtocolSymbol): Span | undefined {
  const holder = symbol.kind === 'candidate' ? symbol.decision : symbol.name
  for (const definition of analysis.parsed.definitions) {
    if (definition.node.name.text !== holder) continue
    const own = occurrencesIn(analysis.parsed.text, definition, analysis.resolver)
    const found = own.find((one) => one.role === 'definition' && sameSymbol(one.symbol, symbol))
    if (found !== undefined) return found.span
  }
  return undefined
}

/** Every place where the thing that is named at an offset is named, its definition among them. */
export function references(analysis: Analysis, offset: number): Occurrence[] {
  const found = occurrenceAt(analysis, offset)
  return found === undefined ? [] : referencesTo(analysis.parsed, found.symbol, analysis.resolver)
}

/** The name that a rename at an offset would change, and where it stands; nothing when no name stands there. */
export function renamable(
  analysis: Analysis,
  offset: number,
): { readonly span: Span; readonly name: string; readonly symbol: ProtocolSymbol } | undefined {
  const found = occurrenceAt(analysis, offset)
  return found && { span: found.span, name: found.symbol.name, symbol: found.symbol }
}

/** @throws EditError when the name is taken or is no name */
export function renameAt(analysis: Analysis, offset: number, name: string): TextEdit[] {
  const found = occurrenceAt(analysis, offset)
  return found === undefined ? [] : rename(analysis.parsed, found.symbol, name, analysis.resolver)
}
