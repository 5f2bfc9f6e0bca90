import type { IToken, TokenType } from 'chevrotain'
import type { Analysis } from '../checks/analyse.ts'
import type { Definition, ParsedDefinition, Span } from '../model/index.ts'
import { type Occurrence, occurrencesIn } from '../names/occurrences.ts'
import { isKeyword } from '../text/classify.ts'
import * as T from '../text/tokens.ts'
import { tokensOf } from './cursor.ts'
import { comments as commentsIn } from './folding.ts'
import type { SemanticKind, SemanticToken } from './types.ts'

/**
 * What each word of a text is, for its colour, in text order.
 *
 * @param range only the definitions that reach into it; all without
 */
export function semanticTokens(analysis: Analysis, range?: Span): SemanticToken[] {
  const { parsed } = analysis
  const inside = ({ offset, end }: ParsedDefinition) =>
    range === undefined || (offset <= range.end && end >= range.start)
  return parsed.definitions.filter(inside).flatMap((definition) => ofDefinition(analysis, definition))
}

function ofDefinition({ parsed, resolver }: Analysis, definition: ParsedDefinition): SemanticToken[] {
  const { offset, end } = definition
  const text = parsed.text.slice(offset, end)
  const names = occurrencesIn(parsed.text, definition, resolver)
  const { tokens, comments } = wordsOf(definition, text)
  const found = colour(tokens, names, offset)
  const notes = comments.map((span) => token({ start: span.start + offset, end: span.end + offset }, 'comment'))
  const inTexts = names.filter((one) => one.role === 'template').map((one) => token(one.span, one.symbol.kind))
  return [...found, ...notes, ...inTexts].sort((a, b) => a.span.start - b.span.start || b.span.end - a.span.end)
}

interface Words {
  readonly text: string
  readonly tokens: readonly IToken[]
  readonly comments: readonly Span[]
}

/** By definition: a keystroke in another one leaves its words as they were, whatever its names stand for now. */
const WORDS = new WeakMap<Definition, Words>()

function wordsOf({ node }: ParsedDefinition, text: string): Words {
  const known = WORDS.get(node)
  if (known?.text === text) return known
  const words = { text, tokens: tokensOf(text, true), comments: commentsIn(text) }
  WORDS.set(node, words)
  return words
}

/** The tokens of a piece of text, with what its names stand for. */
export function colour(tokens: readonly IToken[], names: readonly Occurrence[], offset: number): SemanticToken[] {
  const byStart = new Map(names.map((one) => [one.span.start, one]))
  const found: SemanticToken[] = []
  for (const one of tokens) {
    const span = { start: one.startOffset + offset, end: T.tokenEnd(one) + offset }
    const name = one.tokenType === T.Name ? byStart.get(span.start) : undefined
    if (name !== undefined)
      found.push({ ...token(span, name.symbol.kind), ...(name.role === 'definition' ? { definition: true } : {}) })
    else {
      const kind = isKeyword(one) ? 'attribute' : KINDS.get(one.tokenType)
      if (kind !== undefined) found.push(token(span, kind))
    }
  }
  return found
}

function token(span: Span, kind: SemanticKind): SemanticToken {
  return { span, kind }
}

const KINDS: ReadonlyMap<TokenType, SemanticKind> = new Map<TokenType, SemanticKind>([
  [T.KindKeyword, 'keyword'],
  [T.KindName, 'keyword'],
  [T.End, 'keyword'],
  [T.EndBlock, 'keyword'],
  [T.Attributes, 'keyword'],
  [T.WordValue, 'value'],
  [T.SupportWord, 'value'],
  [T.FunctionName, 'function'],
  [T.Literal, 'value'],
  [T.DurationUnitWord, 'value'],
  [T.PrefixOperator, 'operator'],
  [T.BinaryOperator, 'operator'],
  [T.Digits, 'number'],
  [T.Text, 'text'],
  [T.Name, 'unresolved'],
])
