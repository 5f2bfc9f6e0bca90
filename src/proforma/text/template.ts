import { type ParsedExpression, parseExpression } from '../expressions/parse.ts'
import type { Span } from '../model/index.ts'

/** A piece of a caption, procedure, … : plain text, or an expression shown in place (T16). */
export type TemplatePart =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'expression'; readonly source: string; readonly parsed: ParsedExpression; readonly at: number }

/**
 * Cuts the value of a text into plain pieces and `${…}`. `at` is the offset of the expression in the value. An opening
 * `${` that is never closed is plain text.
 */
export function parseTemplate(value: string): readonly TemplatePart[] {
  if (!value.includes('${')) return value === '' ? [] : [{ kind: 'text', text: value }]
  const parts: TemplatePart[] = []
  let from = 0
  for (let open = value.indexOf('${'); open >= 0; open = value.indexOf('${', from)) {
    const close = closingBrace(value, open + 2)
    if (close < 0) break
    if (open > from) parts.push({ kind: 'text', text: value.slice(from, open) })
    const source = value.slice(open + 2, close)
    parts.push({ kind: 'expression', source, parsed: parseExpression(source), at: open + 2 })
    from = close + 1
  }
  if (from < value.length) parts.push({ kind: 'text', text: value.slice(from) })
  return parts
}

/** The brace that closes an expression; braces inside its texts and quoted names do not. */
function closingBrace(value: string, from: number): number {
  let quote = ''
  for (let at = from; at < value.length; at++) {
    const character = value[at] as string
    if (quote !== '') {
      if (character === '\\' && quote === '"') at++
      else if (character === quote) quote = ''
    } else if (character === '"' || character === "'") quote = character
    else if (character === '}') return at
  }
  return -1
}

/**
 * Where a place of a text's value is in its literal: escapes make the literal longer than the value.
 *
 * @param literal the text literal with its quotes
 */
export function literalSpan(literal: string, span: Span): Span {
  return { start: literalOffset(literal, span.start), end: literalOffset(literal, span.end) }
}

function literalOffset(literal: string, offset: number): number {
  let at = 1
  for (let n = 0; n < offset && at < literal.length; n++) {
    const escaped = literal[at] === '\\' && (literal[at + 1] === '"' || literal[at + 1] === '\\')
    at += escaped ? 2 : 1
  }
  return at
}
