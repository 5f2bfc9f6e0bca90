import type { Expression, Problem } from '../model/index.ts'
import { classify } from '../text/classify.ts'
import { readCst } from '../text/grammar.ts'
import { describeError } from '../text/syntaxErrors.ts'
import { syntaxProblem } from '../text/syntaxProblems.ts'
import { lex } from '../text/tokens.ts'
import { ExpressionBuilder } from './build.ts'

export interface ParsedExpression {
  /** `missing` nodes stand where nothing could be read. */
  readonly expression: Expression
  /** Spans of the expression and of the problems count from the start of the text. */
  readonly problems: readonly Problem[]
}

/** Reads an expression that stands alone, as in a field of a form. Never throws; an empty text is a problem. */
export function parseExpression(text: string): ParsedExpression {
  const { tokens, junk } = lex(text)
  const classified = classify(tokens, false)
  const { cst, errors } = readCst(classified.tokens, 'expression')
  const builder = new ExpressionBuilder()
  const { node } = builder.build(cst, 0)
  const characters = junk.map(({ offset, length }) =>
    syntaxProblem('syntax.character', { start: offset, end: offset + length }, 'This character has no meaning here.'),
  )
  const early = [...characters, ...classified.problems]
  const parser = early.length > 0 ? [] : errors.slice(0, 1).map((error) => describeError(error, 'expression'))
  return { expression: node, problems: [...early, ...parser, ...builder.problems] }
}
