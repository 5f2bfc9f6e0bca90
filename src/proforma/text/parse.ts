import type { ParsedDefinition, ParsedProtocol, Problem } from '../model/index.ts'
import { LIMITS } from './limits.ts'
import { readDefinition } from './readDefinition.ts'
import { type Chunk, split, type Stray } from './split.ts'
import { shorten, syntaxProblem } from './syntaxProblems.ts'
import { DEFINITION_KINDS } from './words.ts'

/** What the next parse needs to know of this one. */
interface Record_ {
  readonly chunks: readonly Chunk[]
  readonly strays: readonly Stray[]
}

const RECORDS = new WeakMap<ParsedProtocol, Record_>()

/**
 * Reads a text. Every text has a result: definitions that could be read, and problems with their places. With
 * `previous`, definitions whose text did not change are the very same objects (T14).
 */
export function parse(text: string, previous?: ParsedProtocol): ParsedProtocol {
  const { chunks, strays } = split(text)
  const known = previous === undefined ? new Map<string, ParsedDefinition>() : byText(previous)
  const definitions: ParsedDefinition[] = []
  const problems: Problem[] = strays.map((stray) => strayProblem(text, stray))
  for (const { start, end } of chunks) {
    if (problems.length >= LIMITS.problems || definitions.length >= LIMITS.definitions) {
      problems.push(tooMany(start))
      break
    }
    const source = text.slice(start, end)
    const old = known.get(source)
    const { node, problems: own } = old ?? readDefinition(source)
    definitions.push(old !== undefined && old.offset === start ? old : { offset: start, end, node, problems: own })
    for (const problem of own) problems.push(shift(problem, start))
  }
  problems.sort((a, b) => a.span.start - b.span.start)
  const parsed = { text, definitions, problems }
  RECORDS.set(parsed, { chunks, strays })
  return parsed
}

function byText(previous: ParsedProtocol): Map<string, ParsedDefinition> {
  return new Map(previous.definitions.map((one) => [previous.text.slice(one.offset, one.end), one]))
}

/** A problem of a definition in the coordinates of the document. */
export function shift(problem: Problem, offset: number): Problem {
  if (offset === 0) return problem
  const move = ({ start, end }: Problem['span']) => ({ start: start + offset, end: end + offset })
  const { fixes } = problem
  if (fixes === undefined) return { ...problem, span: move(problem.span) }
  const moved = fixes.map((fix) => ({
    ...fix,
    edits: fix.edits.map((edit) => ({ ...edit, span: move(edit.span) })),
  }))
  return { ...problem, span: move(problem.span), fixes: moved }
}

function strayProblem(text: string, { start, end, kind }: Stray): Problem {
  if (kind === 'comment') {
    return syntaxProblem('syntax.unclosed-comment', { start, end }, 'This comment has no closing `*/`.')
  }
  const shown = shorten(text.slice(start, Math.min(end, start + 60)), 30)
  const kinds = DEFINITION_KINDS.join(', ')
  const message = `\`${shown}\` stands outside every definition. A definition begins with one of ${kinds}, followed by \`::\`.`
  return syntaxProblem('syntax.outside-definition', { start, end }, message, { text: shown })
}

function tooMany(at: number): Problem {
  const message = `Reading stops here: there are too many problems or definitions (limits ${LIMITS.problems} and ${LIMITS.definitions}).`
  return syntaxProblem('syntax.too-many', { start: at, end: at }, message)
}
