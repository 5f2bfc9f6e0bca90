import type { ParsedDefinition, ParsedProtocol, Problem } from '../model/index.ts'
import { commonParts } from './commonParts.ts'
import { LIMITS } from './limits.ts'
import { readDefinition } from './readDefinition.ts'
import { isSpace } from './scan.ts'
import { type Chunk, type Split, split, type Stray } from './split.ts'
import { openComment, shorten, syntaxProblem } from './syntaxProblems.ts'
import { DEFINITION_KINDS } from './words.ts'

/** How a text was cut, for the next parse. Only texts within the limits have one. */
const SPLITS = new WeakMap<ParsedProtocol, Split>()

/**
 * Reads a text. Every text has a result: definitions that could be read, and problems with their places. With
 * `previous`, definitions whose text did not change are the very same objects (T14), and only what was edited is read.
 * The result never depends on `previous`.
 */
export function parse(text: string, previous?: ParsedProtocol): ParsedProtocol {
  if (previous === undefined) return parseAll(text)
  if (previous.text === text) return previous
  const before = SPLITS.get(previous)
  return before === undefined ? parseAll(text, previous) : parseEdited(text, previous, before)
}

function parseAll(text: string, previous?: ParsedProtocol): ParsedProtocol {
  const cut = split(text)
  const known = textsOf(previous, 0, previous?.definitions.length ?? 0)
  const definitions: ParsedDefinition[] = []
  let count = cut.strays.length
  for (const chunk of cut.chunks) {
    if (count >= LIMITS.problems || definitions.length >= LIMITS.definitions) break
    const definition = read(text, chunk, known)
    definitions.push(definition)
    count += definition.problems.length
  }
  return finish(text, cut, definitions)
}

/** Keeps the definitions before and after what was edited, and reads what lies between them. */
function parseEdited(text: string, previous: ParsedProtocol, before: Split): ParsedProtocol {
  const { prefix, suffix } = commonParts(previous.text, text)
  const moved = text.length - previous.text.length
  const first = firstTouched(before.chunks, prefix)
  const firstStray = firstTouched(before.strays, prefix)
  // A stray that could change takes what stands after it along.
  const limit = before.strays[firstStray]?.start ?? Number.POSITIVE_INFINITY
  const kept = Math.min(first, firstAt(before.chunks, limit))
  const from = kept === 0 ? 0 : (before.chunks[kept - 1] as Chunk).end
  const strays = before.strays.slice(0, firstAt(before.strays, from))
  const starts = startsAfter(before, previous.text.length - suffix)
  const middle = split(text, from, (offset) => offset >= text.length - suffix && starts.has(offset - moved))
  const after = middle.stopped - moved
  const next = firstAt(before.chunks, after)
  const cut: Split = {
    chunks: [
      ...before.chunks.slice(0, kept),
      ...middle.chunks,
      ...before.chunks.slice(next).map((one) => shifted(one, moved)),
    ],
    strays: [
      ...strays,
      ...middle.strays,
      ...before.strays.slice(firstAt(before.strays, after)).map((one) => shifted(one, moved)),
    ],
    stopped: text.length,
  }
  const known = textsOf(previous, kept, next)
  const definitions = [
    ...previous.definitions.slice(0, kept),
    ...middle.chunks.map((chunk) => read(text, chunk, known)),
    ...previous.definitions.slice(next).map((one) => movedDefinition(one, moved)),
  ]
  const count = definitions.reduce((sum, one) => sum + one.problems.length, cut.strays.length)
  // Beyond the limits only a whole parse knows where to stop.
  if (count >= LIMITS.problems || definitions.length > LIMITS.definitions) return parseAll(text, previous)
  return finish(text, cut, definitions)
}

/** The first item whose end depends on text that was edited. */
function firstTouched(items: readonly Chunk[], prefix: number): number {
  const at = items.findIndex((item) => item.seen > prefix)
  return at < 0 ? items.length : at
}

/** The first item that starts at or after an offset. */
function firstAt(items: readonly Chunk[], offset: number): number {
  let low = 0
  let high = items.length
  while (low < high) {
    const middle = (low + high) >> 1
    if ((items[middle] as Chunk).start < offset) low = middle + 1
    else high = middle
  }
  return low
}

function startsAfter({ chunks, strays }: Split, offset: number): ReadonlySet<number> {
  const starts = new Set<number>()
  for (let i = firstAt(chunks, offset); i < chunks.length; i++) starts.add((chunks[i] as Chunk).start)
  for (let i = firstAt(strays, offset); i < strays.length; i++) {
    const stray = strays[i] as Stray
    if (stray.kind === 'stray') starts.add(stray.start)
  }
  return starts
}

function shifted<C extends Chunk>(item: C, by: number): C {
  return by === 0 ? item : { ...item, start: item.start + by, end: item.end + by, seen: item.seen + by }
}

function movedDefinition(definition: ParsedDefinition, by: number): ParsedDefinition {
  if (by === 0) return definition
  const { offset, end, node, problems } = definition
  return { offset: offset + by, end: end + by, node, problems }
}

function textsOf(
  previous: ParsedProtocol | undefined,
  from: number,
  to: number,
): ReadonlyMap<string, ParsedDefinition> {
  const texts = new Map<string, ParsedDefinition>()
  for (const one of previous?.definitions.slice(from, to) ?? []) {
    texts.set((previous as ParsedProtocol).text.slice(one.offset, one.end), one)
  }
  return texts
}

function read(text: string, { start, end }: Chunk, known: ReadonlyMap<string, ParsedDefinition>): ParsedDefinition {
  const source = text.slice(start, end)
  const { node, problems } = known.get(source) ?? readDefinition(source)
  return { offset: start, end, node, problems }
}

function finish(text: string, cut: Split, definitions: readonly ParsedDefinition[]): ParsedProtocol {
  const problems: Problem[] = cut.strays.map((stray) => strayProblem(text, stray))
  const commented = new Set(
    problems.filter((one) => one.code === 'syntax.unclosed-comment').map((one) => one.span.start),
  )
  for (const { offset, end, problems: own } of definitions) {
    for (const problem of own) {
      // The end that is missed stands in the comment that is never closed.
      const hidden = problem.code === 'syntax.missing-end' && commented.size > 0 && commented.has(skipSpace(text, end))
      if (!hidden) problems.push(shift(problem, offset))
    }
  }
  problems.sort((a, b) => a.span.start - b.span.start)
  const unread = cut.chunks[definitions.length]
  if (unread !== undefined || problems.length > LIMITS.problems) {
    const kept = problems.slice(0, LIMITS.problems)
    const at = Math.min(unread?.start ?? text.length, problems[LIMITS.problems]?.span.start ?? text.length)
    return { text, definitions, problems: [...kept.filter((one) => one.span.start <= at), tooMany(at)] }
  }
  const parsed = { text, definitions, problems }
  SPLITS.set(parsed, cut)
  return parsed
}

function skipSpace(text: string, offset: number): number {
  let at = offset
  while (isSpace(text.charCodeAt(at))) at++
  return at
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
    return openComment({ start, end })
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
