import type { ParsedProtocol, Span, TextEdit } from '../../model/index.ts'
import { absolute } from '../../model/index.ts'
import { Comma, lex, Semicolon, tokenEnd, Word } from '../tokens.ts'
import { EditError } from './apply.ts'
import { writeOwnerName } from './attributes.ts'
import { Lines } from './lines.ts'
import { candidateOf, componentOf, definitionOf, ownerOf, type OwnerView, taskOf } from './owner.ts'
import { ATTRIBUTES } from '../attributes.ts'

/** Where a new or moved part goes: before another of its kind; at the end without one. */
export interface Placement {
  readonly before?: string
}

/** Adds a component, with arrows from the tasks that it waits for (E6). */
export function addComponent(
  parsed: ParsedProtocol,
  plan: string,
  task: string,
  options: Placement & { readonly waitsFor?: readonly string[]; readonly optional?: boolean } = {},
): TextEdit[] {
  const definition = taskOf(parsed, plan, 'plan')
  if (definition.node.kind === 'plan' && definition.node.components.some((one) => one.task.text === task)) {
    throw new EditError(
      'duplicate',
      `'${task}' is a component of '${plan}' already. Link it in another plan, or copy it.`,
    )
  }
  const own = (options.waitsFor ?? []).map((name) => `  schedule_constraint :: completed(${writeOwnerName(name)}) ;`)
  if (options.optional === true) own.push('  optional :: yes ;')
  return addPart(parsed, ownerOf(parsed, { kind: 'task', name: plan }), 'component', options.before, [
    `component :: ${writeOwnerName(task)} ;`,
    ...own,
  ])
}

/**
 * Takes a component out of its plan with its arrows (E7). `reconnect` leads the arrows of those that waited for it back to
 * what it waited for itself. The definition stays.
 */
export function removeComponent(
  parsed: ParsedProtocol,
  plan: string,
  task: string,
  options: { readonly reconnect?: boolean } = {},
): TextEdit[] {
  return removeComponents(parsed, plan, [task], options)
}

/** As `removeComponent`, for several at once. */
export function removeComponents(
  parsed: ParsedProtocol,
  plan: string,
  tasks: readonly string[],
  options: { readonly reconnect?: boolean } = {},
): TextEdit[] {
  const definition = taskOf(parsed, plan, 'plan')
  const gone = new Set(tasks)
  const edits: TextEdit[] = []
  for (const task of gone) {
    componentOf(definition, task)
    edits.push(...removePart(parsed, ownerOf(parsed, { kind: 'component', plan, task })))
  }
  if (definition.node.kind !== 'plan') return edits
  for (const component of definition.node.components) {
    if (gone.has(component.task.text)) continue
    edits.push(...dropArrows(parsed, plan, component.task.text, gone, options.reconnect === true))
  }
  return edits
}

/** The arrows of one component that come from removed ones go, or are led back past them. */
function dropArrows(
  parsed: ParsedProtocol,
  plan: string,
  task: string,
  gone: ReadonlySet<string>,
  reconnect: boolean,
): TextEdit[] {
  const definition = taskOf(parsed, plan, 'plan')
  const component = componentOf(definition, task)
  const lines = new Lines(parsed.text)
  const kept = new Set(
    component.scheduleConstraints.map((one) => one.antecedent.text).filter((name) => !gone.has(name)),
  )
  const edits: TextEdit[] = []
  for (const constraint of component.scheduleConstraints) {
    const { antecedent } = constraint
    if (!gone.has(antecedent.text)) continue
    const earlier = reconnect ? antecedentsBefore(parsed, plan, antecedent.text, gone) : []
    const fresh = earlier.filter((name) => !kept.has(name) && name !== task)
    for (const name of fresh) kept.add(name)
    const [first, ...others] = fresh
    if (first === undefined) edits.push(lines.remove(absolute(constraint.span, definition.offset)))
    else {
      edits.push({ span: absolute(antecedent.span, definition.offset), text: writeOwnerName(first) })
      const indent = lines.indentOf(constraint.span.start + definition.offset)
      const more = others.map((name) => `schedule_constraint :: completed(${writeOwnerName(name)}) ;`)
      if (more.length > 0) edits.push(lines.insertAfter(constraint.span.end + definition.offset, more, indent))
    }
  }
  return edits
}

/** What a removed component waited for, past those that are removed with it. */
function antecedentsBefore(parsed: ParsedProtocol, plan: string, task: string, gone: ReadonlySet<string>): string[] {
  const definition = taskOf(parsed, plan, 'plan')
  const found = new Set<string>()
  const seen = new Set<string>()
  const open = [task]
  for (let name = open.pop(); name !== undefined; name = open.pop()) {
    if (seen.has(name)) continue
    seen.add(name)
    for (const { antecedent } of componentOf(definition, name).scheduleConstraints) {
      if (gone.has(antecedent.text)) open.push(antecedent.text)
      else found.add(antecedent.text)
    }
  }
  return [...found]
}

/** An arrow: `task` waits for `antecedent`. Nothing happens when it is there already. */
export function addScheduleConstraint(
  parsed: ParsedProtocol,
  plan: string,
  task: string,
  antecedent: string,
): TextEdit[] {
  const definition = taskOf(parsed, plan, 'plan')
  const component = componentOf(definition, task)
  componentOf(definition, antecedent)
  if (component.scheduleConstraints.some((one) => one.antecedent.text === antecedent)) return []
  const lines = new Lines(parsed.text)
  const last = component.scheduleConstraints[component.scheduleConstraints.length - 1]
  const text = `schedule_constraint :: completed(${writeOwnerName(antecedent)}) ;`
  const view = ownerOf(parsed, { kind: 'component', plan, task })
  if (last === undefined)
    return [lines.insertAfter(view.opening.end, [text], `${lines.indentOf(view.opening.start)}  `)]
  const { start, end } = absolute(last.span, definition.offset)
  return [lines.insertAfter(end, [text], lines.indentOf(start))]
}

export function removeScheduleConstraint(
  parsed: ParsedProtocol,
  plan: string,
  task: string,
  antecedent: string,
): TextEdit[] {
  const definition = taskOf(parsed, plan, 'plan')
  const lines = new Lines(parsed.text)
  return componentOf(definition, task)
    .scheduleConstraints.filter((one) => one.antecedent.text === antecedent)
    .map((one) => lines.remove(absolute(one.span, definition.offset)))
}

/** Puts a component elsewhere in the text of its plan; the order decides nothing but reading and ties. */
export function moveComponent(parsed: ParsedProtocol, plan: string, task: string, before?: string): TextEdit[] {
  const view = ownerOf(parsed, { kind: 'task', name: plan })
  return movePart(parsed, view, 'component', task, before)
}

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

/** Adds a part before another one, or after the last of its kind, or after what stands before that kind. */
function addPart(
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

function removePart(parsed: ParsedProtocol, view: OwnerView): TextEdit[] {
  const lines = new Lines(parsed.text)
  const foreign = foreignWithin(parsed, view)
  if (foreign.length === 0) return [lines.remove(view.span)]
  // `abort` stands between this component's attributes: only what belongs to the component goes.
  return [view.opening, ...view.written.map((one) => one.span)].map((span) => lines.remove(span))
}

function foreignWithin(parsed: ParsedProtocol, view: OwnerView): readonly Span[] {
  if (view.owner !== 'component') return []
  const plan = ownerOf(parsed, { kind: 'task', name: view.definition.node.name.text })
  return plan.written.map((one) => one.span).filter((span) => span.start > view.span.start && span.end < view.span.end)
}

function movePart(
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
  const names = partNames(node as { components?: never }, keyword)
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
function moveSpan(parsed: ParsedProtocol, spans: readonly Span[], from: number, to: number): TextEdit[] {
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
