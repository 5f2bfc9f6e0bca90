import {
  type Definition,
  isTask,
  type ParsedDefinition,
  type ParsedProtocol,
  type Span,
  type TaskClass,
  type TextEdit,
} from '../../model/index.ts'
import { absolute } from '../../model/index.ts'
import { attributeSpec } from '../attributes.ts'
import { printDefinition } from '../printDefinition.ts'
import { lex, tokenEnd } from '../tokens.ts'
import { isDefinitionKind } from '../words.ts'
import { EditError, joinRemovals } from './apply.ts'
import { Lines } from './lines.ts'
import { type DefinitionTarget, definitionOf, ownerOf } from './owner.ts'
import { addComponent, removeComponents } from './components.ts'
import { writeOwnerName } from './attributes.ts'

/**
 * Adds a definition (E10): tasks after the last task, everything else at the end, unless `after` names a task or
 * data item to stand behind.
 *
 * @param definition a node, or the text of one
 */
export function addDefinition(
  parsed: ParsedProtocol,
  definition: Definition | string,
  options: { readonly after?: DefinitionTarget } = {},
): TextEdit[] {
  const lines = new Lines(parsed.text)
  const text = typeof definition === 'string' ? definition.trim() : printDefinition(definition)
  const own = lines.eol === '\n' ? text : text.replace(/\r\n|\r|\n/g, lines.eol)
  const anchor = options.after === undefined ? defaultAnchor(parsed, text) : definitionOf(parsed, options.after)
  if (anchor === undefined) return [atEnd(parsed.text, own, lines.eol)]
  const end = lines.lineEndAfter(anchor.end)
  if (end === undefined) return [{ span: { start: anchor.end, end: anchor.end }, text: ` ${own}` }]
  return [{ span: { start: end, end }, text: `${lines.eol}${lines.eol}${own}` }]
}

function defaultAnchor(parsed: ParsedProtocol, text: string): ParsedDefinition | undefined {
  const task = /^(?:plan|enquiry|decision|action|task)\b/.test(text)
  const same = task ? parsed.definitions.filter((one) => isTask(one.node)) : parsed.definitions
  return same[same.length - 1] ?? parsed.definitions[parsed.definitions.length - 1]
}

function atEnd(text: string, definition: string, eol: string): TextEdit {
  const at = { start: text.length, end: text.length }
  const gap = text.trim() === '' ? '' : /[\n\r]$/.test(text) ? eol : eol + eol
  return { span: at, text: gap + definition + eol }
}

/**
 * Removes a definition (E11), and for a task every component that stands for it with its arrows. Names of it in conditions
 * stay and are reported by the checks: what they should say instead is the author's to decide.
 */
export function removeDefinition(
  parsed: ParsedProtocol,
  target: DefinitionTarget,
  options: { readonly reconnect?: boolean } = {},
): TextEdit[] {
  return removeDefinitions(parsed, [target], options)
}

/** As `removeDefinition`, for several at once. */
export function removeDefinitions(
  parsed: ParsedProtocol,
  targets: readonly DefinitionTarget[],
  options: { readonly reconnect?: boolean } = {},
): TextEdit[] {
  const lines = new Lines(parsed.text)
  const gone = new Set(targets.map((target) => definitionOf(parsed, target)))
  const tasks = new Set([...gone].filter(({ node }) => isTask(node)).map(({ node }) => node.name.text))
  const edits = [...gone].map((one) => ({ span: withBlankLine(parsed.text, lines, one), text: '' }))
  for (const definition of parsed.definitions) {
    const { node } = definition
    if (node.kind !== 'plan' || gone.has(definition)) continue
    const components = node.components.map((one) => one.task.text).filter((name) => tasks.has(name))
    if (components.length > 0) edits.push(...removeComponents(parsed, node.name.text, components, options))
  }
  return joinRemovals(edits)
}

/** A definition with the empty line after it, so that removing one leaves one gap, not two. */
function withBlankLine(text: string, lines: Lines, { offset, end }: ParsedDefinition): Span {
  const span = lines.wholeLines({ start: offset, end })
  const next = lines.nextLine(span.end)
  const startsLine = span.end === 0 || /[\n\r]/.test(text[span.end - 1] ?? '')
  const blank = startsLine && next > span.end && text.slice(span.end, next).trim() === ''
  return blank ? { start: span.start, end: next } : span
}

/** What a change of class would leave behind. */
export interface Lost {
  readonly keyword: string
  /** Its text as it stands now. */
  readonly text: string
}

export interface ClassChange {
  readonly edits: TextEdit[]
  /** Attributes and parts that the new class cannot have; the edits remove them. */
  readonly lost: readonly Lost[]
}

/** Makes a task one of another class (E12). What both classes can have stays as it stands. */
export function changeTaskClass(parsed: ParsedProtocol, name: string, to: TaskClass): ClassChange {
  const view = ownerOf(parsed, { kind: 'task', name })
  if (view.owner === to) return { edits: [], lost: [] }
  const lines = new Lines(parsed.text)
  const misfits = [...view.written, ...view.parts].filter(
    ({ keyword }) => attributeSpec(keyword)?.owners.includes(to) !== true,
  )
  const keywords = kindWords(parsed.text, view.definition)
  return {
    edits: [
      ...keywords.map((span) => ({ span, text: to })),
      ...joinRemovals(outermost(misfits.map((one) => one.span)).map((span) => lines.remove(span))),
    ],
    lost: misfits.map(({ keyword, span }) => ({ keyword, text: parsed.text.slice(span.start, span.end) })),
  }
}

/** Without spans that lie in another of them. */
function outermost(spans: readonly Span[]): readonly Span[] {
  return spans.filter(
    (one) => !spans.some((other) => other !== one && other.start <= one.start && one.end <= other.end),
  )
}

/** The word that opens a definition and the one after its `end`. */
function kindWords(text: string, { offset, end }: ParsedDefinition): Span[] {
  const { tokens } = lex(text.slice(offset, end))
  const last = tokens.findLastIndex((token) => token.image === 'end')
  const found = [tokens[0], last < 0 ? undefined : tokens[last + 1]]
  return found
    .filter((token) => token !== undefined)
    .filter((token) => isDefinitionKind(token.image))
    .map((token) => ({ start: offset + token.startOffset, end: offset + tokenEnd(token) }))
}

/**
 * Puts a task on an arrow (E13): it waits for `from`, and `to` waits for it instead. With `definition` the task is defined
 * too; without, one of that name must be there.
 */
export function insertTaskOnArrow(
  parsed: ParsedProtocol,
  arrow: { readonly plan: string; readonly from: string; readonly to: string },
  task: string,
  definition?: Definition | string,
): TextEdit[] {
  const { plan, from, to } = arrow
  const { node } = definitionOf(parsed, { kind: 'task', name: plan })
  const component = node.kind === 'plan' ? node.components.find((one) => one.task.text === to) : undefined
  const constraint = component?.scheduleConstraints.find((one) => one.antecedent.text === from)
  if (constraint === undefined) throw new EditError('unknown-target', `There is no arrow from '${from}' to '${to}'.`)
  const { offset } = definitionOf(parsed, { kind: 'task', name: plan })
  return [
    ...addComponent(parsed, plan, task, { before: to, waitsFor: [from] }),
    { span: absolute(constraint.antecedent.span, offset), text: writeOwnerName(task) },
    ...(definition === undefined ? [] : addDefinition(parsed, definition, { after: { kind: 'task', name: from } })),
  ]
}

/** Adds a task to a plan: its definition, its component, and arrows from what it waits for. */
export function addTask(
  parsed: ParsedProtocol,
  plan: string,
  definition: Extract<Definition, { kind: TaskClass }>,
  options: { readonly before?: string; readonly waitsFor?: readonly string[]; readonly optional?: boolean } = {},
): TextEdit[] {
  return [...addComponent(parsed, plan, definition.name.text, options), ...addDefinition(parsed, definition)]
}
