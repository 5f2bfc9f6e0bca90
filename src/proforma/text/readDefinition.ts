import type { IToken } from 'chevrotain'
import type { Definition, Problem } from '../model/index.ts'
import { DefinitionBuilder } from './build/definition.ts'
import { classify, isKeyword } from './classify.ts'
import { spanOf, token } from './cst.ts'
import { readCst } from './grammar.ts'
import { LIMITS } from './limits.ts'
import { describeError } from './syntaxErrors.ts'
import { nearest, openComment, replaceFix, shorten, syntaxProblem } from './syntaxProblems.ts'
import { type Lexed, lex, Semicolon } from './tokens.ts'
import { DEFINITION_KINDS, type DefinitionKind, isDefinitionKind } from './words.ts'

export interface ReadDefinition {
  readonly node: Definition
  readonly problems: readonly Problem[]
}

/** Reads the text of one definition (a chunk of the splitter). It depends on that text alone. */
export function readDefinition(text: string): ReadDefinition {
  const long = text.length > LIMITS.length
  const lexed = lex(long ? text.slice(0, LIMITS.length) : text)
  const { tokens, problems: classifyProblems, stopped } = classify(lexed.tokens, true)
  const { cst, errors } = readCst(tokens, 'definition')
  const first = token(cst, 'KindKeyword') ?? tokens[0]
  const last = token(cst, 'KindName')
  const kind = kindOf(first?.image, last?.image)
  const builder = new DefinitionBuilder(cst, kind, text.length)
  const node = builder.finish()
  const open = lexed.openComments.slice(0, LIMITS.problemsPerDefinition + 1).map(openComment)
  const early = [...junkProblems(text, lexed), ...open, ...kindProblems(kind, first, last), ...classifyProblems]
  const parser = errors.map((error) => describeError(error, kind))
  const problems = oneForEachStatement(tokens, early, [...parser, ...builder.problems])
  const end = stopped ?? (long ? LIMITS.length : undefined)
  return { node, problems: end === undefined ? capped(problems) : stoppedAt(end, problems) }
}

function capped(problems: Problem[]): readonly Problem[] {
  const limit = LIMITS.problemsPerDefinition
  return problems.length <= limit ? problems : stoppedAt(problems[limit]?.span.start ?? 0, problems)
}

/** What lies beyond the place where reading stopped is not reported: only that it stopped. */
function stoppedAt(end: number, problems: readonly Problem[]): readonly Problem[] {
  const message = `This definition is not read beyond here: it has too many problems (the limit is ${LIMITS.problemsPerDefinition}) or is too long (${LIMITS.length} characters).`
  const kept = problems.filter((problem) => problem.span.start < end).slice(0, LIMITS.problemsPerDefinition)
  return [...kept, syntaxProblem('syntax.too-many', { start: end, end }, message)]
}

function kindOf(first: string | undefined, last: string | undefined): DefinitionKind {
  if (first !== undefined && isDefinitionKind(first)) return first
  return last !== undefined && isDefinitionKind(last) ? last : 'task'
}

/** The first word misspelt, or an `end` that names another class (T9). */
function kindProblems(kind: DefinitionKind, first: IToken | undefined, last: IToken | undefined): Problem[] {
  if (first !== undefined && !isDefinitionKind(first.image)) {
    const span = spanOf(first)
    const meant = nearest(first.image, DEFINITION_KINDS) ?? kind
    const message = `\`${shorten(first.image)}\` is no kind of definition. Did you mean \`${meant}\`?`
    const fixes = [replaceFix(`Change to \`${meant}\``, span, meant)]
    return [syntaxProblem('syntax.unknown-definition', span, message, { word: shorten(first.image) }, fixes)]
  }
  if (last === undefined || last.image === kind) return []
  const span = spanOf(last)
  const message = `This ${kind} ends with \`end ${shorten(last.image)}\`; it must be \`end ${kind}\`.`
  return [
    syntaxProblem('syntax.wrong-end', span, message, { kind, word: shorten(last.image) }, [
      replaceFix(`Change to \`end ${kind}\``, span, kind),
    ]),
  ]
}

function junkProblems(text: string, { junk }: Lexed): Problem[] {
  return junk.slice(0, LIMITS.problemsPerDefinition + 1).map(({ offset, length }) => {
    const span = { start: offset, end: offset + length }
    const shown = printable(text.slice(offset, offset + Math.min(length, 20)))
    const fixes = [replaceFix('Remove it', span, '')]
    return syntaxProblem('syntax.character', span, `${shown} has no meaning here.`, { characters: shown }, fixes)
  })
}

function printable(characters: string): string {
  const shown = Array.from(characters).map((character) => {
    const code = character.codePointAt(0) ?? 0
    const hidden = /[\p{C}\p{Z}]/u.test(character)
    return hidden ? `U+${code.toString(16).toUpperCase().padStart(4, '0')}` : character
  })
  return `\`${shown.join('')}\``
}

/**
 * One mistake, one problem (T21): recovery may stumble again over what follows a mistake, so of a statement only the
 * first parser problem is kept, and none when the words before it were already at fault.
 */
function oneForEachStatement(tokens: readonly IToken[], early: Problem[], later: Problem[]): Problem[] {
  const starts = statementStarts(tokens)
  const taken = new Set(early.map((problem) => statementAt(starts, problem.span.start)))
  const sorted = later.sort((a, b) => a.span.start - b.span.start)
  const kept = sorted.filter((problem) => {
    // A property of which something could not be read has no pattern because of that.
    if (problem.code === 'property.pattern') return early.length + later.length === 1
    if (!problem.code.startsWith('syntax.') && problem.code !== 'attribute.value') return true
    const statement = statementAt(starts, problem.span.start)
    if (taken.has(statement)) return false
    taken.add(statement)
    return true
  })
  return [...early, ...kept].sort((a, b) => a.span.start - b.span.start)
}

/** Ends of statements; a place directly at such an end still belongs to the statement before it. */
function statementStarts(tokens: readonly IToken[]): number[] {
  const starts: number[] = []
  tokens.forEach((found, i) => {
    const next = tokens[i + 1]
    if (found.tokenType === Semicolon && next !== undefined) starts.push(next.startOffset)
    else if (isKeyword(found) && tokens[i - 1]?.tokenType !== Semicolon) starts.push(found.startOffset)
  })
  return starts
}

function statementAt(starts: readonly number[], offset: number): number {
  let low = 0
  let high = starts.length
  while (low < high) {
    const middle = (low + high) >> 1
    if ((starts[middle] ?? 0) <= offset) low = middle + 1
    else high = middle
  }
  return low
}
