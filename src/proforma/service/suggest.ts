import type { IToken } from 'chevrotain'
import type { Analysis } from '../checks/analyse.ts'
import type { Definition, ParsedDefinition, Span } from '../model/index.ts'
import { type AttributeSpec, attributeSpec, attributesOf, type Owner, propertyOf } from '../text/attributes.ts'
import * as T from '../text/tokens.ts'
import { DEFINITION_KINDS, quoteName } from '../text/words.ts'
import { tokensOf } from './cursor.ts'
import { captionOf, describeItem, describeKind } from './describe.ts'
import { ATTRIBUTE_HELP, KIND_HELP } from './help.ts'
import { type Location, locate } from './locate.ts'
import { suggestExpression, valuesOfItem } from './suggestExpression.ts'
import type { Suggestion } from './types.ts'

/** Everything that can be written at a place of a document. The caller filters by what is typed (`span`). */
export function suggest(analysis: Analysis, offset: number): Suggestion[] {
  const location = locate(analysis, offset)
  if (location === undefined) return definitions(wordSpan(analysis.parsed.text, offset))
  const { definition, cursor, statement } = location
  if (cursor.inside !== undefined) return insideText(analysis, location, offset)
  const span = spanOfWord(location, offset)
  const [keyword, colons] = statement
  if (keyword === undefined) return statementStarts(location, span)
  if (keyword.tokenType === T.KindKeyword) return []
  if (keyword.tokenType === T.EndBlock) return [keywordSuggestion('attributes ;', span)]
  if (keyword.tokenType === T.End) return [keywordSuggestion(`${definition.node.kind} .`, span)]
  const spec = attributeSpec(keyword.image)
  if (spec === undefined || colons?.tokenType !== T.Colons) return []
  return values(analysis, location, spec, statement.slice(2), span)
}

function spanOfWord({ definition, cursor }: Location, offset: number): Span {
  const { word } = cursor
  if (word === undefined) return { start: offset, end: offset }
  return { start: word.startOffset + definition.offset, end: T.tokenEnd(word) + definition.offset }
}

function wordSpan(text: string, offset: number): Span {
  let start = offset
  while (start > 0 && /\w/.test(text[start - 1] ?? '')) start--
  return { start, end: offset }
}

/** New definitions, as snippets. */
function definitions(span: Span): Suggestion[] {
  return DEFINITION_KINDS.map((kind, rank) => ({
    label: kind,
    kind: 'definition',
    help: KIND_HELP[kind] ?? '',
    span,
    insert: `${kind} :: '$1' ;\n  ${BODY[kind] ?? 'caption :: "$2" ;'}$0\nend ${kind} .`,
    snippet: true,
    rank,
  }))
}

const BODY: Readonly<Record<string, string>> = {
  data: 'caption :: "$2" ;\n  type :: ${3:integer} ;',
  parameter: 'type :: ${2:integer} ;\n  default_value :: $3 ;',
  property: 'never :: $2 ;',
  protocol: 'title :: "$2" ;',
}

/** Attributes that may stand here, and the end. */
function statementStarts(location: Location, span: Span): Suggestion[] {
  const { definition } = location
  const at = span.start - definition.offset
  const owners = ownersAt(definition.node, at)
  const inArgument = isInArgument(location)
  const found = (inArgument ? (['argument'] as const) : owners).flatMap((owner, rank) =>
    attributesOf(owner)
      .filter((spec) => spec.repeatable === true || !isGiven(definition, owner, spec, at))
      .map((spec) => attributeSuggestion(spec, span, rank)),
  )
  const end = inArgument ? 'end attributes ;' : `end ${definition.node.kind} .`
  const ended = location.cursor.after.some((token) => token.tokenType === T.End)
  return ended && !inArgument ? found : [...found, { ...keywordSuggestion(end, span), rank: 9 }]
}

/** Whose attributes may follow, the nearest first: after a component its own, then another component. */
function ownersAt(node: Definition, at: number): readonly Owner[] {
  const parts: { owner: Owner; start: number }[] = []
  if (node.kind === 'plan')
    for (const { span } of node.components) parts.push({ owner: 'component', start: span.start })
  if (node.kind === 'enquiry' || node.kind === 'decision') {
    for (const { span } of node.sources) parts.push({ owner: 'source', start: span.start })
  }
  if (node.kind === 'decision')
    for (const { span } of node.candidates) parts.push({ owner: 'candidate', start: span.start })
  const before = parts.filter((part) => part.start < at).sort((a, b) => b.start - a.start)
  const [last] = before
  return last === undefined ? [node.kind] : [last.owner, node.kind]
}

function isInArgument({ cursor }: Location): boolean {
  for (let i = cursor.before.length - 1; i >= 0; i--) {
    const { tokenType } = cursor.before[i] as IToken
    if (tokenType === T.Attributes) return cursor.before[i - 1]?.tokenType !== T.EndBlock
  }
  return false
}

/** Attributes of a task are not offered after its first part, nor twice. */
function isGiven({ node }: ParsedDefinition, owner: Owner, spec: AttributeSpec, at: number): boolean {
  if (owner !== node.kind) return false
  if ((node as unknown as Record<string, unknown>)[propertyOf(spec.keyword)] !== undefined) return true
  const afterPart = ownersAt(node, at).length > 1
  return afterPart && !OPENERS.has(spec.keyword)
}

const OPENERS = new Set(['component', 'source', 'candidate', 'abort', 'terminate'])

function attributeSuggestion(spec: AttributeSpec, span: Span, rank: number): Suggestion {
  return {
    label: spec.keyword,
    kind: 'attribute',
    detail: spec.values?.join(' | ') ?? spec.shape,
    help: ATTRIBUTE_HELP[spec.keyword] ?? '',
    span,
    insert: ATTRIBUTE_SNIPPETS[spec.shape](spec.keyword),
    snippet: true,
    rank,
  }
}

const ATTRIBUTE_SNIPPETS: Readonly<Record<AttributeSpec['shape'], (keyword: string) => string>> = {
  text: (keyword) => `${keyword} :: "$1" ;$0`,
  expression: (keyword) => `${keyword} :: $1 ;$0`,
  assignments: (keyword) => `${keyword} :: $1 = $2 ;$0`,
  assignment: (keyword) => `${keyword} :: $1 = $2 ;$0`,
  word: (keyword) => `${keyword} :: $1 ;$0`,
  flag: (keyword) => `${keyword} ;$0`,
  number: (keyword) => `${keyword} :: $1 ;$0`,
  name: (keyword) => `${keyword} :: '$1' ;$0`,
  schedule: (keyword) => `${keyword} :: completed('$1') ;$0`,
  argument: (keyword) => `${keyword} :: \${1:for}, $2 ;$0`,
  range: (keyword) => `${keyword} :: $1 ;$0`,
  warning: (keyword) => `${keyword} :: $1, "$2" ;$0`,
  place: (keyword) => `${keyword} :: $1 ;$0`,
}

function keywordSuggestion(text: string, span: Span): Suggestion {
  return { label: text, kind: 'keyword', span, insert: text, rank: 0 }
}

/** What may stand after `keyword ::`. */
function values(
  analysis: Analysis,
  location: Location,
  spec: AttributeSpec,
  before: readonly IToken[],
  span: Span,
): Suggestion[] {
  const { resolver } = analysis
  const expression = (tokens: readonly IToken[]) =>
    suggestExpression({ before: tokens, scope: location.scope, resolver, span })
  switch (spec.shape) {
    case 'word':
      return before.length > 0
        ? []
        : (spec.values ?? []).map((value) => ({ ...keywordSuggestion(value, span), kind: 'value' }))
    case 'name':
      return before.length > 0 ? [] : names(analysis, location, spec.keyword, span)
    case 'schedule':
      return before.length === 2 || before.length === 0 ? antecedents(location, before.length === 0, span) : []
    case 'argument':
      return argumentValues(location, before, span, expression)
    case 'assignments':
    case 'assignment':
      return assignment(analysis, spec, before, span, expression)
    case 'expression':
      return [...ownValues(location, spec, before, span), ...expression(before)]
    case 'range':
    case 'warning':
      return expression(before)
    default:
      return []
  }
}

function argumentValues(
  location: Location,
  before: readonly IToken[],
  span: Span,
  expression: (tokens: readonly IToken[]) => Suggestion[],
): Suggestion[] {
  const comma = before.findIndex((token) => token.tokenType === T.Comma)
  if (comma >= 0) return expression(before.slice(comma + 1))
  if (before.length > 0) return []
  const { node } = location.definition
  const numeric = node.kind === 'decision' && node.supportMode?.value === 'numeric'
  const words = numeric ? ['1', '-1', 'confirming', 'excluding'] : ['for', 'against', 'confirming', 'excluding']
  return words.map((word, rank) => ({ ...keywordSuggestion(`${word}, `, span), label: word, kind: 'value', rank }))
}

/** Before the `=` of an assignment its target, after it a value. */
function assignment(
  analysis: Analysis,
  spec: AttributeSpec,
  before: readonly IToken[],
  span: Span,
  expression: (tokens: readonly IToken[]) => Suggestion[],
): Suggestion[] {
  const { data, parameters } = analysis.index
  const last = before[before.length - 1]
  const targets =
    spec.shape === 'assignment' ? [...parameters.values()] : [...data.values()].filter((one) => !one.derivation)
  const offered = targets.map((item) => ({
    label: item.name.text,
    kind: item.kind,
    detail: describeItem(item),
    help: captionOf(item) ?? '',
    span,
    insert: `${/^\w+$/.test(item.name.text) ? item.name.text : quoteName(item.name.text)} = `,
    rank: 0,
  }))
  if (last === undefined) return offered
  return last.image === 'and' || last.image === 'AND' ? [...offered, ...expression(before)] : expression(before)
}

/** For a default value or a derivation the values of the item itself come first. */
function ownValues({ definition }: Location, spec: AttributeSpec, before: readonly IToken[], span: Span): Suggestion[] {
  const { node } = definition
  if (spec.keyword !== 'default_value' || before.length > 0) return []
  if (node.kind !== 'data' && node.kind !== 'parameter') return []
  return valuesOfItem(node).map((text) => ({ label: text, kind: 'value', span, insert: text, rank: 0 }))
}

function names({ index, resolver }: Analysis, { definition }: Location, keyword: string, span: Span): Suggestion[] {
  const { node } = definition
  if (keyword === 'source') {
    return [...index.data.values()].map((item) => ({ ...owner(item, span), detail: describeItem(item) }))
  }
  if (keyword === 'root')
    return [...index.tasks.values()].filter((task) => task.kind === 'plan').map((task) => owner(task, span))
  if (keyword !== 'component' || node.kind !== 'plan') return []
  // Neither twice in a plan, nor a plan that this one stands in.
  const around = resolver.tree.pathsOf(node.name.text, 20).flat()
  const taken = new Set([node.name.text, ...around, ...node.components.map((one) => one.task.text)])
  const free = [...index.tasks.values()].filter((task) => !taken.has(task.name.text))
  return free.map((task) => owner(task, span))
}

function owner(definition: Definition, span: Span): Suggestion {
  const name = definition.name.text
  return {
    label: name,
    kind: definition.kind === 'data' ? 'data' : 'task',
    detail: describeKind(definition),
    help: captionOf(definition) ?? '',
    span,
    insert: quoteName(name),
    rank: 0,
  }
}

/** The other components of the plan. */
function antecedents({ definition, statement }: Location, whole: boolean, span: Span): Suggestion[] {
  const { node } = definition
  if (node.kind !== 'plan') return []
  const at = statement[0]?.startOffset ?? 0
  const own = node.components.findLast((one) => one.span.start < at)
  return node.components
    .filter((one) => one !== own)
    .map(({ task }) => {
      const insert = whole ? `completed(${quoteName(task.text)})` : quoteName(task.text)
      return { label: task.text, kind: 'task', span, insert, rank: 0 }
    })
}

/** In `${…}` of a text the same as in a condition; quotes are escaped. */
function insideText(analysis: Analysis, location: Location, offset: number): Suggestion[] {
  const { definition, cursor, scope } = location
  const literal = cursor.inside as IToken
  const start = literal.startOffset + definition.offset
  const before = analysis.parsed.text.slice(start, offset)
  const open = before.lastIndexOf('${')
  if (open < 0 || before.indexOf('}', open) >= 0) return []
  const source = before.slice(open + 2).replace(/\\(["\\])/g, '$1')
  const tokens = tokensOf(source, false)
  const last = tokens[tokens.length - 1]
  const writing = last !== undefined && T.tokenEnd(last) === source.length && /^[\p{L}']/u.test(last.image)
  const span = { start: offset - (writing ? last.image.length : 0), end: offset }
  const place = { before: writing ? tokens.slice(0, -1) : tokens, scope, resolver: analysis.resolver, span }
  return suggestExpression(place).map((one) => ({ ...one, insert: one.insert.replace(/"/g, '\\"') }))
}
