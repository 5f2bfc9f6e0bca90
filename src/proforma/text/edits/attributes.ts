import type { ParsedProtocol, Span, TextEdit } from '../../model/index.ts'
import { type AttributeSpec, ATTRIBUTES, attributeSpec } from '../attributes.ts'
import { Colons, lex, Semicolon, tokenEnd } from '../tokens.ts'
import { isName, quoteName, quoteText } from '../words.ts'
import { EditError } from './apply.ts'
import { Lines } from './lines.ts'
import { type OwnerView, ownerOf, type Target, type Written } from './owner.ts'

/**
 * A value by the shape of its attribute: the text itself for `caption`, `true`/`false` for yes and no, numbers, names
 * without quotes, four numbers for `ltwh`, and source text for expressions, ranges, arguments and warnings.
 */
export type AttributeValue = string | number | boolean | readonly number[]

/**
 * Sets an attribute (E4): replaces its value when it is there, adds it in its place when it is not. Of a repeatable
 * attribute `index` says which one; one past the last adds another.
 *
 * @throws EditError when there is no such owner, or the attribute does not belong to it
 */
export function setAttribute(
  parsed: ParsedProtocol,
  target: Target,
  keyword: string,
  value: AttributeValue,
  index = 0,
): TextEdit[] {
  const view = ownerOf(parsed, target)
  const spec = specFor(view, keyword)
  if (spec.shape === 'flag') return setFlag(parsed, view, spec, value)
  const source = writeValue(spec, value)
  const existing = view.written.filter((one) => attributeSpec(one.keyword) === spec)[index]
  if (existing === undefined) return [insertAttribute(parsed, view, spec, `${spec.keyword} :: ${source} ;`)]
  const span = valueRange(parsed.text, existing.span)
  return parsed.text.slice(span.start, span.end) === source ? [] : [{ span, text: source }]
}

/** Removes an attribute; its comments stay (E5). Nothing happens when it is not there. */
export function removeAttribute(parsed: ParsedProtocol, target: Target, keyword: string, index = 0): TextEdit[] {
  const view = ownerOf(parsed, target)
  const spec = specFor(view, keyword)
  const same = (one: Written) => attributeSpec(one.keyword) === spec || (spec.shape === 'flag' && isFlag(one))
  const existing = view.written.filter(same)[index]
  if (existing === undefined) return []
  const lines = new Lines(parsed.text)
  if (view.owner === 'argument' && view.written.length === 1) {
    const empty = emptyBlock(parsed.text, view, existing)
    if (empty !== undefined) return [{ span: empty, text: ' ' }]
  }
  return [lines.remove(existing.span)]
}

function specFor(view: OwnerView, keyword: string): AttributeSpec {
  const spec = attributeSpec(keyword)
  if (spec === undefined) throw new EditError('not-allowed', `There is no attribute \`${keyword}\`.`)
  if (!spec.owners.includes(view.owner)) {
    throw new EditError('not-allowed', `\`${keyword}\` cannot stand in a ${view.owner}.`)
  }
  return spec
}

function isFlag({ keyword }: Written): boolean {
  return attributeSpec(keyword)?.shape === 'flag'
}

/** `single ;` and `multiple ;` exclude each other; single is the default and is not written. */
function setFlag(parsed: ParsedProtocol, view: OwnerView, spec: AttributeSpec, value: AttributeValue): TextEdit[] {
  const multiple = spec.keyword === 'multiple' ? value === true : value !== true
  const existing = view.written.find(isFlag)
  if (!multiple) return existing?.keyword === 'multiple' ? [new Lines(parsed.text).remove(existing.span)] : []
  if (existing?.keyword === 'multiple') return []
  if (existing === undefined) return [insertAttribute(parsed, view, spec, 'multiple ;')]
  const { start } = existing.span
  return [{ span: { start, end: start + existing.keyword.length }, text: 'multiple' }]
}

/** The source text of a value. */
export function writeValue(spec: AttributeSpec, value: AttributeValue): string {
  switch (spec.shape) {
    case 'text':
      return quoteText(String(value))
    case 'word':
      return typeof value === 'boolean' ? (value ? 'yes' : 'no') : String(value)
    case 'name':
      return writeOwnerName(String(value))
    case 'schedule':
      return `completed(${writeOwnerName(String(value))})`
    case 'place':
      return typeof value === 'object' ? value.join(', ') : String(value)
    default:
      return String(value)
  }
}

/** @throws EditError `invalid-name` */
export function writeOwnerName(name: string): string {
  if (isName(name)) return quoteName(name)
  throw new EditError('invalid-name', 'A name is not empty, has no single quote in it and stands on one line.')
}

/** From the first to the last character of the value of `keyword :: value ;`. */
export function valueRange(text: string, span: Span): Span {
  const { tokens } = lex(text.slice(span.start, span.end))
  const first = tokens[1]?.tokenType === Colons ? tokens[2] : undefined
  const ends =
    tokens[tokens.length - 1]?.tokenType === Semicolon ? tokens[tokens.length - 2] : tokens[tokens.length - 1]
  if (first === undefined || ends === undefined || ends.startOffset < first.startOffset) {
    throw new EditError('unreadable', 'The text of this attribute cannot be read; correct it in the text.')
  }
  return { start: span.start + first.startOffset, end: span.start + tokenEnd(ends) }
}

/** Puts a new statement after the last of its owner's that come before it in canonical order. */
export function insertAttribute(parsed: ParsedProtocol, view: OwnerView, spec: AttributeSpec, text: string): TextEdit {
  const lines = new Lines(parsed.text)
  if (view.owner === 'argument' && view.written.length === 0) return openBlock(parsed, view, lines, text)
  const order = (keyword: string) => ATTRIBUTES.findIndex((one) => one === attributeSpec(keyword))
  const own = order(spec.keyword)
  const before = [...view.written.filter((one) => isAnchor(view, one)), ...view.parts]
    .filter((one) => order(one.keyword) <= own)
    .sort((a, b) => a.span.end - b.span.end)
  const anchor = before[before.length - 1]
  const sibling = view.written.find((one) => lines.indentBefore(one.span.start) !== undefined)
  const indent =
    sibling === undefined ? `${lines.indentOf(view.opening.start)}  ` : (lines.indentBefore(sibling.span.start) ?? '  ')
  return lines.insertAfter((anchor?.span ?? view.opening).end, [text], indent)
}

/** `abort` and `terminate` may stand anywhere in a plan, so nothing is placed by them. */
function isAnchor(view: OwnerView, { keyword }: Written): boolean {
  return view.owner !== 'plan' || (keyword !== 'abort' && keyword !== 'terminate')
}

/** The first attribute of an argument brings the block that holds it, unless an empty one is there. */
function openBlock(parsed: ParsedProtocol, view: OwnerView, lines: Lines, text: string): TextEdit {
  const { opening } = view
  const indent = lines.indentOf(view.span.start)
  if (parsed.text.startsWith('attributes', opening.end - 'attributes'.length))
    return lines.insertAfter(opening.end, [text], `${indent}    `)
  const own = lines.indentBefore(view.span.start) !== undefined
  const block = own
    ? `${lines.eol}${indent}  attributes${lines.eol}${indent}    ${text}${lines.eol}${indent}  end attributes `
    : ` attributes ${text} end attributes `
  const at = spaceBefore(parsed.text, opening.end)
  return { span: { start: at, end: opening.end }, text: block }
}

function spaceBefore(text: string, offset: number): number {
  let at = offset
  while (at > 0 && (text[at - 1] === ' ' || text[at - 1] === '\t')) at--
  return at
}

/** With its last attribute gone, `attributes … end attributes` goes too, unless a comment stands in it. */
function emptyBlock(text: string, view: OwnerView, last: Written): Span | undefined {
  const word = view.opening.end - 'attributes'.length
  const between = text.slice(view.opening.end, last.span.start)
  const rest = /^\s*end\s+attributes\s*/.exec(text.slice(last.span.end, view.span.end))
  if (between.trim() !== '' || rest === null || text.slice(word, view.opening.end) !== 'attributes') return undefined
  let start = word
  while (start > 0 && /\s/.test(text[start - 1] ?? '')) start--
  return { start, end: last.span.end + rest[0].length }
}
