import type { IRecognitionException, IToken } from 'chevrotain'
import type { Problem, QuickFix, Span } from '../model/index.ts'
import { isKeyword } from './classify.ts'
import { shorten, syntaxProblem } from './syntaxProblems.ts'
import * as T from './tokens.ts'
import { isName, quoteName, unescapeText } from './words.ts'

type Failure = IRecognitionException & { readonly previousToken?: IToken }

/** Turns what the parser expected and met into a sentence, at the place where the author must write something. */
export function describeError(error: IRecognitionException, kind: string): Problem {
  const { token: actual, previousToken, message: expected } = error as Failure
  const previous = previousToken !== undefined && previousToken.startOffset >= 0 ? previousToken : undefined
  const gap = gapAfter(previous, actual)
  const here = isReal(actual) ? { start: actual.startOffset, end: T.tokenEnd(actual) } : gap
  const met = isReal(actual) ? `\`${shorten(actual.image)}\`` : 'the end'
  switch (expected) {
    case 'Semicolon':
      return boundary(actual) ? missing('syntax.missing-semicolon', gap, ';') : unexpected(here, met)
    case 'Colons':
      return actual.image === '=' ? wrongColons(here) : missing('syntax.colons', gap, ' ::')
    case 'RParen':
      return boundary(actual) ? missing('syntax.missing-bracket', gap, ')') : unexpected(here, met)
    case 'RBracket':
      return boundary(actual) ? missing('syntax.missing-bracket', gap, ']') : unexpected(here, met)
    case 'LParen':
      return missing('syntax.missing-bracket', gap, '(')
    case 'Dot':
      return boundary(actual) ? missing('syntax.missing-dot', gap, ' .') : unexpected(here, met)
    case 'Comma':
      return missing('syntax.missing-comma', gap, ',')
    case 'End':
      return isReal(actual) ? notAnAttribute(here, met) : missingEnd(gap, kind)
    case 'KindName':
      return missing('syntax.missing-end', gap, ` ${kind}`)
    case 'Name':
      return expectedName(actual, here, met, gap)
    case 'Text':
      return expectedValue('a text in double quotes', actual, here, met, gap)
    case 'Digits':
      return expectedValue('a number', actual, here, met, gap)
    case 'WordValue':
      return expectedValue('a word', actual, here, met, gap)
    case 'FunctionName':
      return expectedValue("`completed('task')`", actual, here, met, gap)
    case 'support':
      return expectedValue('for, against, confirming, excluding or a number', actual, here, met, gap)
    case 'expression':
    case 'operand':
      return missingOperand(actual, here, met, gap)
    case 'Attributes':
      return boundary(actual) ? missing('syntax.expected', gap, ' attributes') : unexpected(here, met)
    default:
      return unexpected(here, met)
  }
}

function isReal(token: IToken): boolean {
  return token.startOffset >= 0 && token.image !== ''
}

/** Whether a token can only begin or end something, so that what was expected is simply not there. */
function boundary(token: IToken): boolean {
  return !isReal(token) || isKeyword(token) || BOUNDARIES.has(token.tokenType)
}

const BOUNDARIES = new Set([T.Semicolon, T.End, T.EndBlock, T.Dot, T.Attributes, T.KindName])

/** The empty place directly after the last token that was read. */
function gapAfter(previous: IToken | undefined, actual: IToken): Span {
  const at = previous === undefined ? Math.max(0, actual.startOffset || 0) : T.tokenEnd(previous)
  return { start: at, end: at }
}

export function missing(code: string, at: Span, text: string): Problem {
  const sign = text.trim()
  const fixes: QuickFix[] = [{ title: `Insert \`${sign}\``, safe: true, edits: [{ span: at, text }] }]
  return syntaxProblem(code, at, `\`${sign}\` is missing here.`, { sign }, fixes)
}

function wrongColons(span: Span): Problem {
  const fixes: QuickFix[] = [{ title: 'Write `::`', safe: true, edits: [{ span, text: '::' }] }]
  return syntaxProblem('syntax.colons', span, 'A value follows two colons `::`, not `=`.', {}, fixes)
}

function missingEnd(at: Span, kind: string): Problem {
  const text = `end ${kind} .`
  return syntaxProblem('syntax.missing-end', at, `This ${kind} has no end: \`${text}\` is missing here.`, { kind }, [
    { title: `Insert \`${text}\``, safe: true, edits: [{ span: at, text: `\n${text}` }] },
  ])
}

function unexpected(span: Span, met: string): Problem {
  return syntaxProblem(
    'syntax.unexpected',
    span,
    `${met} cannot stand here. Is an operator, a comma or a \`;\` missing before it?`,
  )
}

function notAnAttribute(span: Span, met: string): Problem {
  return syntaxProblem(
    'syntax.unexpected',
    span,
    `${met} cannot stand here: an attribute (\`caption :: …\`) or the end is expected.`,
  )
}

function expectedName(actual: IToken, here: Span, met: string, gap: Span): Problem {
  if (actual.tokenType !== T.Text) return expectedValue('a name', actual, here, met, gap)
  const name = unescapeText(actual.image.slice(1, -1))
  const fixes: QuickFix[] = isName(name)
    ? [{ title: `Write ${quoteName(name)}`, safe: true, edits: [{ span: here, text: quoteName(name) }] }]
    : []
  return syntaxProblem(
    'syntax.expected',
    here,
    `A name is expected here, not a text: write it in single quotes.`,
    { expected: 'a name' },
    fixes,
  )
}

function expectedValue(what: string, actual: IToken, here: Span, met: string, gap: Span): Problem {
  if (boundary(actual)) return syntaxProblem('syntax.expected', gap, `Here ${what} is missing.`, { expected: what })
  return syntaxProblem('syntax.expected', here, `Here ${what} is expected, not ${met}.`, { expected: what })
}

function missingOperand(actual: IToken, here: Span, met: string, gap: Span): Problem {
  if (boundary(actual) || actual.tokenType === T.RParen || actual.tokenType === T.RBracket) {
    return syntaxProblem('syntax.missing-operand', gap, 'A value or condition is missing here.')
  }
  return syntaxProblem('syntax.missing-operand', here, `A value or condition is expected before ${met}.`)
}
