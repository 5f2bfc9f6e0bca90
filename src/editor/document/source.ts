import {
  printExpression,
  type Definition,
  type Expression,
  type ParsedDefinition,
  type Span,
} from '../../proforma/index.ts'
import type { DocumentState } from './types.ts'

type Read = Pick<DocumentState, 'text' | 'parsed'>

/** Where a definition stands in the text; nothing when it is only shown in an older form. */
export function standing({ parsed }: Read, node: Definition): ParsedDefinition | undefined {
  return parsed.definitions.find((one) => one.node === node)
}

/** The characters of a stretch of a definition, as the author wrote them. */
export function sourceOf(state: Read, node: Definition, span: Span): string | undefined {
  const found = standing(state, node)
  return found && state.text.slice(found.offset + span.start, found.offset + span.end)
}

/** An expression as the author wrote it, or in canonical form when its text has changed since. */
export function expressionSource(state: Read, node: Definition, expression: Expression | undefined): string {
  if (!expression) return ''
  return sourceOf(state, node, expression.span) ?? printExpression(expression)
}
