import type { Definition, ParsedDefinition, ParsedProtocol, TextEdit } from '../../model/index.ts'
import { isTask } from '../../model/index.ts'
import { occurrencesIn } from '../../names/occurrences.ts'
import { walkExpression } from '../../expressions/walk.ts'
import { expressionsOf } from '../../names/expressions.ts'
import { indexOf } from '../../names/protocolIndex.ts'
import { Resolver } from '../../names/resolver.ts'
import { parse } from '../parse.ts'
import { componentLines } from '../printDefinition.ts'
import { quoteName } from '../words.ts'
import { applyEdits, EditError } from './apply.ts'
import { addDefinition } from './definitions.ts'
import { Lines } from './lines.ts'
import { taskOf } from './owner.ts'
import { addComponent } from './components.ts'
import { rename } from './rename.ts'

/** The plan that carries copied components; it is unpacked on pasting. */
const CARRIER = 'copied'

/**
 * Copies components of a plan as a protocol of its own (E14): a plan with them and the arrows between them, their definitions with
 * everything below, and the data items and parameters that these read. It can be pasted anywhere, also into a message.
 */
export function copy(parsed: ParsedProtocol, plan: string, tasks: readonly string[]): string {
  const { node } = taskOf(parsed, plan, 'plan')
  const components = node.kind === 'plan' ? node.components.filter((one) => tasks.includes(one.task.text)) : []
  const chosen = new Set(components.map((one) => one.task.text))
  const carried = components.map((component) => ({
    ...component,
    scheduleConstraints: component.scheduleConstraints.filter((one) => chosen.has(one.antecedent.text)),
  }))
  const needed = neededBy(parsed, chosen)
  const names = new Set(needed.map((one) => one.node.name.text))
  const carrier = [
    `plan :: ${quoteName(freeName(CARRIER, (name) => names.has(name)))} ;`,
    ...carried.flatMap(componentLines).map((line) => `  ${line}`),
    'end plan .',
  ]
  const texts = needed.map((one) => parsed.text.slice(one.offset, one.end))
  return `${[carrier.join('\n'), ...texts].join('\n\n')}\n`
}

/** The definitions of some tasks, of all tasks below them, and of what they read, in text order. */
function neededBy(parsed: ParsedProtocol, tasks: ReadonlySet<string>): ParsedDefinition[] {
  const resolver = new Resolver(indexOf(parsed))
  const wanted = new Set<Definition>()
  const open: Definition[] = []
  const want = (definition: Definition | undefined): void => {
    if (definition === undefined || wanted.has(definition)) return
    wanted.add(definition)
    open.push(definition)
  }
  for (const task of tasks) want(resolver.index.tasks.get(task))
  const places = new Map(parsed.definitions.map((one) => [one.node, one]))
  for (let node = open.pop(); node !== undefined; node = open.pop()) {
    const place = places.get(node)
    if (place === undefined) continue
    for (const { symbol } of occurrencesIn(parsed.text, place, resolver)) {
      if (symbol.kind === 'data') want(resolver.index.data.get(symbol.name))
      if (symbol.kind === 'parameter') want(resolver.index.parameters.get(symbol.name))
    }
    if (node.kind === 'plan') for (const { task } of node.components) want(resolver.index.tasks.get(task.text))
  }
  return parsed.definitions.filter((one) => wanted.has(one.node))
}

export interface Paste {
  readonly edits: TextEdit[]
  /** Names that were taken, and what they became. */
  readonly renamed: ReadonlyMap<string, string>
  /** The components that were added, with their new names. */
  readonly components: readonly string[]
  /** Names that the pasted text uses and nothing defines; each is an item to bind or to define. */
  readonly missing: readonly string[]
}

/**
 * Pastes copied text, or any definitions, into a plan (E15). Tasks whose names are taken get new ones; data items
 * that are the same here are used, others of a taken name get new ones too.
 *
 * @throws EditError `unreadable` when the text holds no definition that can be read
 */
export function paste(parsed: ParsedProtocol, plan: string, text: string): Paste {
  taskOf(parsed, plan, 'plan')
  const clip = parse(text)
  if (clip.definitions.length === 0 || clip.problems.length > 0) {
    throw new EditError('unreadable', 'The text to be pasted holds no definitions that can be read.')
  }
  const { fresh, renamed } = avoidClashes(parsed, clip)
  const here = indexOf(parsed)
  const carrier = carrierOf(fresh)
  const added = fresh.definitions.filter((one) => one !== carrier && !isKnown(here, one.node))
  const edits: TextEdit[] = []
  const components = carrier === undefined ? topTasks(fresh) : componentNames(carrier.node)
  if (carrier !== undefined) edits.push(...addCarried(parsed, plan, carrier))
  else for (const name of components) edits.push(...addComponent(parsed, plan, name))
  for (const { offset, end } of added) edits.push(...addDefinition(parsed, fresh.text.slice(offset, end)))
  return { edits, renamed, components, missing: missingIn(parsed, fresh) }
}

/** The plan that carries a copy is the first definition of its text. */
function carrierOf(clip: ParsedProtocol): ParsedDefinition | undefined {
  const first = clip.definitions[0]
  return first?.node.kind === 'plan' && /^copied(_\d+)?$/.test(first.node.name.text) ? first : undefined
}

function componentNames(node: Definition): string[] {
  return node.kind === 'plan' ? node.components.map((one) => one.task.text) : []
}

/** Tasks of a text that are components of none of its plans. */
function topTasks(clip: ParsedProtocol): string[] {
  const below = new Set(clip.definitions.flatMap(({ node }) => componentNames(node)))
  return clip.definitions
    .filter(({ node }) => isTask(node) && !below.has(node.name.text))
    .map(({ node }) => node.name.text)
}

/** The components of the carrier, as they stand in it, at the end of the plan. */
function addCarried(parsed: ParsedProtocol, plan: string, carrier: ParsedDefinition): TextEdit[] {
  const { node } = carrier
  if (node.kind !== 'plan') return []
  const lines = new Lines(parsed.text)
  return node.components.flatMap((component) => {
    const [first] = addComponent(parsed, plan, component.task.text)
    if (first === undefined) return []
    const indent = /^[\r\n]*([ \t]*)/.exec(first.text)?.[1] ?? ''
    const inline = !/[\r\n]/.test(first.text)
    const own = componentLines(component).map((line) => (inline ? ` ${line.trim()}` : lines.eol + indent + line))
    return [{ span: first.span, text: own.join('') }]
  })
}

interface Unclashed {
  readonly fresh: ParsedProtocol
  readonly renamed: ReadonlyMap<string, string>
}

/** The clip with names that the document does not have yet. */
function avoidClashes(parsed: ParsedProtocol, clip: ParsedProtocol): Unclashed {
  const here = indexOf(parsed)
  const taken = new Set([...here.tasks.keys(), ...here.data.keys(), ...here.parameters.keys()])
  const renamed = new Map<string, string>()
  let fresh = clip
  const carrier = carrierOf(clip)?.node
  for (const { node } of clip.definitions) {
    const { text: name } = node.name
    if (node.kind === 'protocol' || node === carrier || !taken.has(name) || isKnown(here, node)) continue
    const clipNames = indexOf(fresh)
    const free = freeName(name, (one) => taken.has(one) || clipNames.tasks.has(one) || clipNames.data.has(one))
    const kind = isTask(node) ? 'task' : node.kind
    fresh = parse(applyEdits(fresh.text, rename(fresh, { kind, name }, free)), fresh)
    renamed.set(name, free)
    taken.add(free)
  }
  return { fresh, renamed }
}

/** Whether the document has a data item or parameter that says the same: then that one is meant. */
function isKnown(here: ReturnType<typeof indexOf>, node: Definition): boolean {
  if (node.kind === 'protocol') return true
  if (node.kind !== 'data' && node.kind !== 'parameter') return false
  const known = node.kind === 'data' ? here.data.get(node.name.text) : here.parameters.get(node.name.text)
  return known !== undefined && known.type?.value === node.type?.value && known.unit?.value === node.unit?.value
}

/** `name_2`, `name_3`, …: the first that is free. */
export function freeName(name: string, isTaken: (name: string) => boolean): string {
  if (!isTaken(name)) return name
  const base = name.replace(/_\d+$/, '')
  for (let n = 2; ; n++) if (!isTaken(`${base}_${n}`)) return `${base}_${n}`
}

/** Names in sources, assignments and expressions that neither text defines. */
function missingIn(parsed: ParsedProtocol, clip: ParsedProtocol): string[] {
  const missing = new Set<string>()
  const known = new Set([...namesIn(parsed), ...namesIn(clip)])
  const use = (name: string): void => {
    if (name !== '' && !known.has(name)) missing.add(name)
  }
  for (const { node } of clip.definitions) {
    if (node.kind === 'enquiry' || node.kind === 'decision') for (const { item } of node.sources) use(item.text)
    if (isTask(node)) for (const { target } of node.postcondition?.value ?? []) use(target.text)
    for (const { expression } of expressionsOf(node, () => undefined)) {
      walkExpression(expression, (part) => (part.kind === 'name' ? use(part.name) : undefined))
    }
  }
  return [...missing]
}

function namesIn(parsed: ParsedProtocol): string[] {
  return parsed.definitions.flatMap(({ node }) => [
    node.name.text,
    ...(node.kind === 'decision' ? node.candidates.map((one) => one.name.text) : []),
  ])
}
