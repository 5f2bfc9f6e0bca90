import type { Analysis } from '../checks/analyse.ts'
import type { Span, TextEdit } from '../model/index.ts'
import type { Occurrence, ProtocolSymbol } from '../names/occurrences.ts'
import { folds, outline } from './folding.ts'
import { format } from './format.ts'
import { hover } from './hover.ts'
import { definitionOfName, references, renamable, renameAt } from './navigate.ts'
import { semanticTokens } from './semanticTokens.ts'
import { signatureAt } from './signature.ts'
import { suggest } from './suggest.ts'
import type { Fold, Hover, OutlineEntry, SemanticToken, SignatureHelp, Suggestion } from './types.ts'

/** The language service for a whole text. Offsets are those of the document. Made anew for each analysis; it keeps nothing. */
export interface DocumentService {
  suggest(offset: number): Suggestion[]
  hover(offset: number): Hover | undefined
  definition(offset: number): Span | undefined
  references(offset: number): Occurrence[]
  renamable(offset: number): { readonly span: Span; readonly name: string; readonly symbol: ProtocolSymbol } | undefined
  /** @throws EditError when the name is taken or is no name */
  rename(offset: number, name: string): TextEdit[]
  signature(offset: number): SignatureHelp | undefined
  folds(): Fold[]
  outline(): OutlineEntry[]
  semanticTokens(range?: Span): SemanticToken[]
  format(): TextEdit[]
}

export function documentService(analysis: Analysis): DocumentService {
  return {
    suggest: (offset) => suggest(analysis, offset),
    hover: (offset) => hover(analysis, offset),
    definition: (offset) => definitionOfName(analysis, offset),
    references: (offset) => references(analysis, offset),
    renamable: (offset) => renamable(analysis, offset),
    rename: (offset, name) => renameAt(analysis, offset, name),
    signature: (offset) => signatureAt(analysis, offset),
    folds: () => folds(analysis.parsed),
    outline: () => outline(analysis.parsed),
    semanticTokens: (range) => semanticTokens(analysis, range),
    format: () => format(analysis.parsed),
  }
}
