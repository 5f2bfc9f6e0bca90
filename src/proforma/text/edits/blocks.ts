import type { ParsedProtocol, Span, TextEdit } from '../../model/index.ts'
import { ATTRIBUTES } from '../attributes.ts'
import { EditError, joinRemovals } from './apply.ts'
import { Lines } from './lines.ts'
import { ownerOf, type OwnerView } from './owner.ts'

/** Where a new or moved part goes: before another of its kind; at the end without one. */
export interface Placement {
  readonly before?: string
}

/** Adds a part before another one, or after the last of its kind, or after what stands before that kind. */
export function addPart(
  parsed: ParsedProtocol,
  view: OwnerView,
  keyword: string,
  before: string | undefined,
  text: readonly string[],
): TextEdit[] {
  const lines = new Lines(parsed.text)
  const same = view.parts.filter((part) => part.keyword === keyword)
  const indent = lines.indentOf(same[0]?.span.start ?? view.opening.start) + (same.length > 0 ? '' : '  ')
  const at = before === undefined ? same.length : partIndex(view, keyword, before)
  const next = same[at]
  if (next !== undefined) return [insertBefore(lines, next.span, text, indent)]
  const anchor = same[same.length - 1] ?? lastBefore(view, keyword)
  return [lines.insertAfter((anchor?.span ?? view.opening).end, text, indent)]
}

function insertBefore(lines: Lines, span: Span, text: readonly string[], indent: string): TextEdit {
  if (lines.indentBefore(span.start) === undefined) {
    return { span: { start: span.start, end: span.start }, text: text.map((line) => `${line.trimStart()} `).join('') }
  }
  const { start } = lines.block(span)
  return { span: { start, end: start }, text: text.map((line) => indent + line + lines.eol).join('') }
}

/** The last attribute or part that stands before a kind of part in canonical order. */
function lastBefore(view: OwnerView, keyword: string): { readonly span: Span } | undefined {
  const order = (word: string) => ATTRIBUTES.findIndex((one) => one.keyword === word)
  const own = order(keyword)
  const before = [...view.written, ...view.parts]
    .filter((one) => order(one.keyword) < own && one.keyword !== 'abort' && one.keyword !== 'terminate')
    .sort((a, b) => a.span.end - b.span.end)
  return before[before.length - 1]
}

export function removePart(parsed: ParsedProtocol, view: OwnerView): TextEdit[] {
  const lines = new Lines(parsed.text)
  const foreign = foreignWithin(parsed, view)
  if (foreign.length === 0) return [lines.remove(view.span)]
  // `abort` stands between this component's attributes: only what belongs to the component goes.
  return joinRemovals([view.opening, ...view.written.map((one) => one.span)].map((span) => lines.remove(span)))
}

function foreignWithin(parsed: ParsedProtocol, view: OwnerView): readonly Span[] {
  if (view.owner !== 'component') return []
  const plan = ownerOf(parsed, { kind: 'task', name: view.definition.node.name.text })
  return plan.written.map((one) => one.span).filter((span) => span.start > view.span.start && span.end < view.span.end)
}

export function movePart(
  parsed: ParsedProtocol,
  view: OwnerView,
  keyword: string,
  name: string,
  before: string | undefined,
): TextEdit[] {
  const spans = view.parts.filter((part) => part.keyword === keyword).map((part) => part.span)
  const from = partIndex(view, keyword, name)
  return moveSpan(parsed, spans, from, before === undefined ? spans.length : partIndex(view, keyword, before))
}

function partIndex({ node }: OwnerView, keyword: string, name: string): number {
  const names = partNames(node, keyword)
  const at = names.indexOf(name)
  if (at < 0) throw new EditError('unknown-target', `There is no ${keyword} '${name}' here.`)
  return at
}

function partNames(node: object, keyword: string): readonly string[] {
  if (keyword === 'component' && 'components' in node) {
    return (node.components as readonly { task: { text: string } }[]).map((one) => one.task.text)
  }
  if (keyword === 'source' && 'sources' in node) {
    return (node.sources as readonly { item: { text: string } }[]).map((one) => one.item.text)
  }
  if (keyword === 'candidate' && 'candidates' in node) {
    return (node.candidates as readonly { name: { text: string } }[]).map((one) => one.name.text)
  }
  return []
}

/** Cuts one block out and puts it before another, comments that belong to it included (E8). */
export function moveSpan(parsed: ParsedProtocol, spans: readonly Span[], from: number, to: number): TextEdit[] {
  const moved = spans[from]
  if (moved === undefined) throw new EditError('unknown-target', 'There is no such part.')
  if (to === from || to === from + 1) return []
  const lines = new Lines(parsed.text)
  const block = lines.block(moved)
  const target = spans[Math.min(to, spans.length - 1)] as Span
  const place = lines.block(target)
  const at = to < spans.length ? place.start : place.end
  const own = lines.indentBefore(moved.start) !== undefined && lines.indentBefore(target.start) !== undefined
  const text = parsed.text.slice(block.start, block.end)
  if (own)
    return [
      { span: block, text: '' },
      { span: { start: at, end: at }, text: endLine(text, lines.eol) },
    ]
  const inline = parsed.text.slice(moved.start, moved.end)
  const edge = to < spans.length ? target.start : target.end
  const insertion = to < spans.length ? `${inline} ` : ` ${inline}`
  return [lines.remove(moved), { span: { start: edge, end: edge }, text: insertion }]
}

function endLine(text: string, eol: string): string {
  return /[\n\r]$/.test(text) ? text : text + eol
}
