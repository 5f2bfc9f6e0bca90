import type { Analysis } from '../checks/analyse.ts'
import { parseExpression } from '../expressions/parse.ts'
import { printExpression } from '../expressions/print.ts'
import { checkExpression, type Type } from '../expressions/types/index.ts'
import { isBroken, walkExpression } from '../expressions/walk.ts'
import type { Problem, Span, TextEdit } from '../model/index.ts'
import type { Meaning, Resolution, Scope } from '../names/index.ts'
import type { Occurrence, ProtocolSymbol } from '../names/occurrences.ts'
import * as T from '../text/tokens.ts'
import { cursorIn, tokensOf } from './cursor.ts'
import { describeSymbol, hoverWord } from './hover.ts'
import { definitionOfSymbol } from './navigate.ts'
import { colour } from './semanticTokens.ts'
import { signatureBefore } from './signature.ts'
import { suggestExpression } from './suggestExpression.ts'
import type { Hover, SemanticToken, SignatureHelp, Suggestion } from './types.ts'

/**
 * The language service for an expression in a field of its own: the same answers as in the text, at the place that the
 * field stands for. Offsets count from the start of the field.
 */
export interface ExpressionService {
  readonly problems: readonly Problem[]
  suggest(offset: number): Suggestion[]
  hover(offset: number): Hover | undefined
  /** Where the name is defined, in the document. */
  definition(offset: number): Span | undefined
  signature(offset: number): SignatureHelp | undefined
  semanticTokens(): SemanticToken[]
  /** Canonical spelling; nothing while the expression cannot be read. */
  format(): TextEdit[]
}

/**
 * @param expected what the field must hold: a condition (`{ kind: 'boolean' }`), the type of an item, …
 */
export function expressionService(analysis: Analysis, text: string, scope: Scope, expected?: Type): ExpressionService {
  const { resolver } = analysis
  const { expression, problems: syntax } = parseExpression(text)
  const checked = checkExpression(expression, scope, resolver, expected)
  const names: Occurrence[] = []
  walkExpression(expression, (part) => {
    const symbol = part.kind === 'name' ? symbolOf(checked.meaningOf(part)) : undefined
    if (symbol && part.kind === 'name') names.push({ symbol, span: part.span, role: 'expression', quoted: part.quoted })
  })
  const nameAt = (offset: number) => names.find(({ span }) => span.start <= offset && offset <= span.end)
  const cursorAt = (offset: number) => cursorIn(tokensOf(text, false), offset)
  return {
    problems: syntax.length > 0 || isBroken(expression) ? syntax : checked.problems,
    suggest(offset) {
      const { before, word, inside } = cursorAt(offset)
      if (inside !== undefined) return []
      const span =
        word === undefined ? { start: offset, end: offset } : { start: word.startOffset, end: T.tokenEnd(word) }
      return suggestExpression({ before, scope, resolver, span })
    },
    hover(offset) {
      const name = nameAt(offset)
      if (name !== undefined) return describeSymbol(analysis, name.symbol, name.span)
      const { word } = cursorAt(offset)
      return word && hoverWord(word.image, { start: word.startOffset, end: T.tokenEnd(word) })
    },
    definition(offset) {
      const name = nameAt(offset)
      return name && definitionOfSymbol(analysis, name.symbol)
    },
    signature(offset) {
      const { before, word } = cursorAt(offset)
      return signatureBefore(word === undefined ? before : [...before, word])
    },
    semanticTokens: () => colour(tokensOf(text, false), names, 0),
    format() {
      const canonical = printExpression(expression)
      const same = canonical === text || syntax.length > 0 || text.includes('/*') || text.includes('//')
      return same ? [] : [{ span: { start: 0, end: text.length }, text: canonical }]
    },
  }
}

function symbolOf(resolution: Resolution): ProtocolSymbol | undefined {
  if (resolution.kind === 'unknown') return undefined
  const meaning: Meaning | undefined = resolution.kind === 'ambiguous' ? resolution.meanings[0] : resolution
  if (meaning === undefined) return undefined
  if (meaning.kind !== 'candidate') return { kind: meaning.kind, name: meaning.definition.name.text }
  return { kind: 'candidate', decision: meaning.decision.name.text, name: meaning.candidate.name.text }
}
