import type {
  Argument,
  Candidate,
  Component,
  Definition,
  ParsedDefinition,
  ParsedProtocol,
  Source,
  Span,
} from '../../model/index.ts'
import { absolute, isTask } from '../../model/index.ts'
import { attributeSpec, type Owner } from '../attributes.ts'
import { semicolonAfter } from '../semicolon.ts'
import { lex, tokenEnd, Word } from '../tokens.ts'
import { EditError } from './apply.ts'

/** A definition by name; tasks, data items, parameters and properties have names of their own. */
export type DefinitionTarget = {
  readonly kind: 'task' | 'data' | 'parameter' | 'property' | 'protocol'
  /** Not needed for the protocol block. */
  readonly name?: string
}

/** Something that attributes can be set on. */
export type Target =
  | DefinitionTarget
  | { readonly kind: 'component'; readonly plan: string; readonly task: string }
  | { readonly kind: 'source'; readonly task: string; readonly item: string }
  | { readonly kind: 'candidate'; readonly decision: string; readonly candidate: string }
  | { readonly kind: 'argument'; readonly decision: string; readonly candidate: string; readonly argument: number }

/** One attribute as it stands in the text, in document coordinates. */
export interface Written {
  readonly keyword: string
  readonly span: Span
}

/** An owner as it stands in the text, in document coordinates. */
export interface OwnerView {
  readonly owner: Owner
  readonly definition: ParsedDefinition
  /** From its keyword to the semicolon of its opening: `component :: 'a' ;`. */
  readonly opening: Span
  readonly span: Span
  /** Its attributes in text order. */
  readonly written: readonly Written[]
  /** Its parts (components, sources, candidates, arguments) with the keyword that opens them, in text order. */
  readonly parts: readonly Written[]
  readonly node: Definition | Component | Source | Candidate | Argument
}

export function definitionOf(parsed: ParsedProtocol, target: DefinitionTarget): ParsedDefinition {
  const found = parsed.definitions.find(({ node }) => {
    if (target.kind === 'protocol') return node.kind === 'protocol'
    const kind = target.kind === 'task' ? isTask(node) : node.kind === target.kind
    return kind && node.name.text === target.name
  })
  if (found === undefined) throw unknown(`There is no ${WORD[target.kind]} '${target.name ?? ''}'.`)
  return found
}

const WORD = {
  task: 'task',
  data: 'data item',
  parameter: 'parameter',
  property: 'property',
  protocol: 'protocol block',
}

function unknown(message: string): EditError {
  return new EditError('unknown-target', message)
}

/** @throws EditError `unknown-target` when the text has no such owner */
export function ownerOf(parsed: ParsedProtocol, target: Target): OwnerView {
  switch (target.kind) {
    case 'component': {
      const definition = taskOf(parsed, target.plan, 'plan')
      const node = componentOf(definition, target.task)
      return partView(parsed, definition, 'component', node, node.task.span.end)
    }
    case 'source': {
      const definition = definitionOf(parsed, { kind: 'task', name: target.task })
      const sources = 'sources' in definition.node ? definition.node.sources : []
      const node = sources.find((one) => one.item.text === target.item)
      if (node === undefined) throw unknown(`'${target.task}' has no source '${target.item}'.`)
      return partView(parsed, definition, 'source', node, node.item.span.end)
    }
    case 'candidate': {
      const definition = taskOf(parsed, target.decision, 'decision')
      const node = candidateOf(definition, target.candidate)
      return partView(parsed, definition, 'candidate', node, node.name.span.end)
    }
    case 'argument': {
      const definition = taskOf(parsed, target.decision, 'decision')
      const node = candidateOf(definition, target.candidate).arguments[target.argument]
      if (node === undefined) throw unknown(`'${target.candidate}' has no argument ${target.argument + 1}.`)
      return argumentView(parsed, definition, node)
    }
    default:
      return definitionView(parsed, definitionOf(parsed, target))
  }
}

export function taskOf(parsed: ParsedProtocol, name: string, kind: 'plan' | 'decision'): ParsedDefinition {
  const definition = definitionOf(parsed, { kind: 'task', name })
  if (definition.node.kind !== kind) throw unknown(`'${name}' is no ${kind}.`)
  return definition
}

export function componentOf({ node }: ParsedDefinition, task: string): Component {
  const found = node.kind === 'plan' ? node.components.find((one) => one.task.text === task) : undefined
  if (found === undefined) throw unknown(`'${node.name.text}' has no component '${task}'.`)
  return found
}

export function candidateOf({ node }: ParsedDefinition, name: string): Candidate {
  const found = node.kind === 'decision' ? node.candidates.find((one) => one.name.text === name) : undefined
  if (found === undefined) throw unknown(`'${node.name.text}' has no candidate '${name}'.`)
  return found
}

function definitionView(parsed: ParsedProtocol, definition: ParsedDefinition): OwnerView {
  const { node, offset, end } = definition
  return {
    owner: node.kind,
    definition,
    node,
    opening: { start: offset, end: semicolonAfter(parsed.text, node.name.span.end + offset, end) },
    span: { start: offset, end },
    written: writtenIn(parsed.text, node, offset),
    parts: partsIn(node, offset),
  }
}

function partView(
  parsed: ParsedProtocol,
  definition: ParsedDefinition,
  owner: 'component' | 'source' | 'candidate',
  node: Component | Source | Candidate,
  nameEnd: number,
): OwnerView {
  const { offset, end } = definition
  const span = absolute(node.span, offset)
  const opening = { start: span.start, end: semicolonAfter(parsed.text, nameEnd + offset, end) }
  const written = writtenIn(parsed.text, node, offset)
  return { owner, definition, node, opening, span, written, parts: partsIn(node, offset) }
}

/** An argument's attributes stand between `attributes` and `end attributes`; its opening ends before them. */
function argumentView(parsed: ParsedProtocol, definition: ParsedDefinition, node: Argument): OwnerView {
  const span = absolute(node.span, definition.offset)
  const tokens = lex(parsed.text.slice(span.start, span.end)).tokens
  const word = tokens.find((token) => token.tokenType === Word && token.image === 'attributes')
  const last = word === undefined ? tokens[tokens.length - 1] : tokens[tokens.indexOf(word)]
  const end = word === undefined ? (last?.startOffset ?? 0) : tokenEnd(word)
  const opening = { start: span.start, end: span.start + end }
  return {
    owner: 'argument',
    definition,
    node,
    opening,
    span,
    written: writtenIn(parsed.text, node, definition.offset),
    parts: [],
  }
}

interface Spanned {
  readonly span: Span
}

const PARTS: ReadonlyMap<string, string> = new Map([
  ['components', 'component'],
  ['sources', 'source'],
  ['candidates', 'candidate'],
  ['arguments', 'argument'],
])

function partsIn(node: object, offset: number): readonly Written[] {
  const parts: Written[] = []
  for (const [key, value] of Object.entries(node)) {
    const keyword = PARTS.get(key)
    if (keyword === undefined) continue
    for (const part of value as readonly Spanned[]) parts.push({ keyword, span: absolute(part.span, offset) })
  }
  return parts.sort((a, b) => a.span.start - b.span.start)
}

/** The attributes of an owner, found by their spans; the keyword is the word that stands there. */
function writtenIn(text: string, node: object, offset: number): readonly Written[] {
  const written: Written[] = []
  const add = ({ span }: Spanned): void => {
    const { start, end } = absolute(span, offset)
    const keyword = /^\w+/.exec(text.slice(start, Math.min(end, start + 40)))?.[0] ?? ''
    if (attributeSpec(keyword) !== undefined) written.push({ keyword, span: { start, end } })
  }
  for (const [key, value] of Object.entries(node)) {
    if (PARTS.has(key) || value === null || typeof value !== 'object') continue
    if (key === 'evidence' || key === 'pattern') written.push(...writtenIn(text, value as object, offset))
    else if (Array.isArray(value)) for (const one of value as unknown[]) if (isSpanned(one)) add(one)
    if (isSpanned(value) && 'valueSpan' in value) add(value)
  }
  return written.sort((a, b) => a.span.start - b.span.start)
}

function isSpanned(value: unknown): value is Spanned {
  return typeof value === 'object' && value !== null && 'span' in value
}
