import { absolute, type ParsedProtocol, type Span, type TextEdit } from '../../model/index.ts'
import { Comma, lex, Semicolon, tokenEnd, Word } from '../tokens.ts'
import { EditError } from './apply.ts'
import { writeOwnerName } from './attributes.ts'
import { addPart, movePart, moveSpan, type Placement, removePart } from './blocks.ts'
import { candidateOf, definitionOf, ownerOf, taskOf } from './owner.ts'

export function addSource(
  parsed: ParsedProtocol,
  task: string,
  item: string,
  options: Placement & { readonly mandatory?: boolean } = {},
): TextEdit[] {
  const { node } = definitionOf(parsed, { kind: 'task', name: task })
  if ('sources' in node && node.sources.some((one) => one.item.text === item)) {
    throw new EditError('duplicate', `'${task}' asks for '${item}' already.`)
  }
  const own = options.mandatory === undefined ? [] : [`  mandatory :: ${options.mandatory ? 'yes' : 'no'} ;`]
  const lines = [`source :: ${writeOwnerName(item)} ;`, ...own]
  return addPart(parsed, ownerOf(parsed, { kind: 'task', name: task }), 'source', options.before, lines)
}

export function removeSource(parsed: ParsedProtocol, task: string, item: string): TextEdit[] {
  return removePart(parsed, ownerOf(parsed, { kind: 'source', task, item }))
}

export function moveSource(parsed: ParsedProtocol, task: string, item: string, before?: string): TextEdit[] {
  return movePart(parsed, ownerOf(parsed, { kind: 'task', name: task }), 'source', item, before)
}

export function addCandidate(
  parsed: ParsedProtocol,
  decision: string,
  candidate: string,
  options: Placement = {},
): TextEdit[] {
  const { node } = taskOf(parsed, decision, 'decision')
  if (node.kind === 'decision' && node.candidates.some((one) => one.name.text === candidate)) {
    throw new EditError('duplicate', `'${decision}' has a candidate '${candidate}' already.`)
  }
  const view = ownerOf(parsed, { kind: 'task', name: decision })
  return addPart(parsed, view, 'candidate', options.before, [`candidate :: ${writeOwnerName(candidate)} ;`])
}

export function removeCandidate(parsed: ParsedProtocol, decision: string, candidate: string): TextEdit[] {
  return removePart(parsed, ownerOf(parsed, { kind: 'candidate', decision, candidate }))
}

export function moveCandidate(
  parsed: ParsedProtocol,
  decision: string,
  candidate: string,
  before?: string,
): TextEdit[] {
  return movePart(parsed, ownerOf(parsed, { kind: 'task', name: decision }), 'candidate', candidate, before)
}

/**
 * Adds an argument after the others of its candidate.
 *
 * @param support `for`, `against`, `confirming`, `excluding`, or a weight
 * @param condition source text of an expression
 */
export function addArgument(
  parsed: ParsedProtocol,
  decision: string,
  candidate: string,
  support: string | number,
  condition: string,
): TextEdit[] {
  const view = ownerOf(parsed, { kind: 'candidate', decision, candidate })
  return addPart(parsed, view, 'argument', undefined, [`argument :: ${String(support)}, ${condition} ;`])
}

export function removeArgument(
  parsed: ParsedProtocol,
  decision: string,
  candidate: string,
  argument: number,
): TextEdit[] {
  return removePart(parsed, ownerOf(parsed, { kind: 'argument', decision, candidate, argument }))
}

/** Puts an argument before the one that stands at `before` now; at the end without one. */
export function moveArgument(
  parsed: ParsedProtocol,
  decision: string,
  candidate: string,
  argument: number,
  before?: number,
): TextEdit[] {
  const view = ownerOf(parsed, { kind: 'candidate', decision, candidate })
  return moveSpan(
    parsed,
    view.parts.map((part) => part.span),
    argument,
    before ?? view.parts.length,
  )
}

/** Changes what an argument says: its support, its condition, or both. */
export function setArgument(
  parsed: ParsedProtocol,
  decision: string,
  candidate: string,
  argument: number,
  change: { readonly support?: string | number; readonly condition?: string },
): TextEdit[] {
  const definition = taskOf(parsed, decision, 'decision')
  const node = candidateOf(definition, candidate).arguments[argument]
  if (node === undefined) throw new EditError('unknown-target', `'${candidate}' has no argument ${argument + 1}.`)
  const edits: TextEdit[] = []
  if (change.support !== undefined) {
    edits.push({ span: absolute(node.supportSpan, definition.offset), text: String(change.support) })
  }
  if (change.condition !== undefined) {
    edits.push({ span: conditionRange(parsed.text, absolute(node.span, definition.offset)), text: change.condition })
  }
  return edits.filter(({ span, text }) => parsed.text.slice(span.start, span.end) !== text)
}

/** Between the comma after the support and `attributes` or the semicolon. */
function conditionRange(text: string, span: Span): Span {
  const { tokens } = lex(text.slice(span.start, span.end))
  const comma = tokens.findIndex((token) => token.tokenType === Comma)
  const stop = tokens.findIndex(
    (token, i) =>
      i > comma && (token.tokenType === Semicolon || (token.tokenType === Word && token.image === 'attributes')),
  )
  const first = tokens[comma + 1]
  const last = tokens[(stop < 0 ? tokens.length : stop) - 1]
  if (comma < 0 || first === undefined || last === undefined || last.startOffset < first.startOffset) {
    throw new EditError('unreadable', 'The text of this argument cannot be read; correct it in the text.')
  }
  return { start: span.start + first.startOffset, end: span.start + tokenEnd(last) }
}
