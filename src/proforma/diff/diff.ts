import type { Definition, ParsedDefinition, ParsedProtocol } from '../model/index.ts'
import { compareParts } from './compare.ts'
import { outlineOf } from './outline.ts'
import { followRenames, spaceOf, type Renaming } from './renames.ts'
import { sameList, surfaceOf } from './surface.ts'
import type { Change, ProtocolDiff, Where } from './types.ts'

/** Where tasks stand, by `plan/component`. */
export interface Positions {
  readonly positions: Readonly<Record<string, { readonly x: number; readonly y: number }>>
}

/** One side of a comparison. */
export interface Side {
  readonly parsed: ParsedProtocol
  readonly layout?: Positions
}

/** Everything that differs between two protocols, as data; `changeSentence` says each change. Rules X1 to X9. */
export function diffProtocols(before: Side, after: Side): ProtocolDiff {
  const layout = movedTasks(before.layout, after.layout)
  if (before.parsed.text === after.parsed.text) return { changes: [], comments: false, formatting: false, layout }
  const [old, now] = [surfaceOf(before.parsed), surfaceOf(after.parsed)]
  const changes = changesBetween(before.parsed, after.parsed)
  const unread = changes.length === 0 && isBroken(before, after) && !sameWords(old.tokens, now.tokens)
  return {
    changes: unread ? [unreadable(whereOf(after.parsed.definitions[0]?.node))] : changes,
    comments: !sameList(old.comments, now.comments),
    formatting: changes.length === 0 && !unread && old.rest !== now.rest,
    layout,
  }
}

/** Whether two protocols mean the same: only comments, spaces and places may differ. */
export function sameMeaning({ changes }: ProtocolDiff): boolean {
  return changes.length === 0
}

function changesBetween(before: ParsedProtocol, after: ParsedProtocol): Change[] {
  const [renamed, renamings] = followRenames(before, after)
  const [old, now] = [keyed(renamed), keyed(after)]
  const told = [...now].flatMap(([key, { node, problems }]): Change[] => {
    const where = whereOf(node)
    const earlier = old.get(key)
    if (earlier === undefined) return [{ kind: 'added', meaning: 'clinical', where, path: [] }]
    const found = [...namesOf(node, where, renamings), ...compareDefinitions(earlier.node, node, where)]
    const broken = problems.length > 0 || earlier.problems.length > 0
    const silent = found.length === 0 && broken && !sameDefinition(renamed, earlier, after, now.get(key))
    return silent ? [unreadable(where)] : found
  })
  const gone = [...old].flatMap(([key, { node }]): Change[] =>
    now.has(key) ? [] : [{ kind: 'removed', meaning: 'clinical', where: whereOf(node), path: [] }],
  )
  return [...told, ...gone]
}

/** Definitions by the name that they go by; a second one of a name, which does not count, by its number. */
function keyed({ definitions }: ParsedProtocol): Map<string, ParsedDefinition> {
  const counts = new Map<string, number>()
  return new Map(
    definitions.map((definition) => {
      const { node } = definition
      const space = spaceOf(node)
      const key = space === 'protocol' ? space : `${space} ${node.name.text}`
      const count = counts.get(key) ?? 0
      counts.set(key, count + 1)
      return [`${count} ${key}`, definition]
    }),
  )
}

function compareDefinitions(before: Definition, after: Definition, where: Where): Change[] {
  const [old, now] = [outlineOf(before), outlineOf(after)]
  const changes = compareParts(old, now, where)
  if (before.kind !== after.kind)
    changes.unshift({
      kind: 'changed',
      meaning: 'clinical',
      where,
      path: [],
      attribute: 'class',
      before: { text: before.kind },
      after: { text: after.kind },
    })
  if (after.kind === 'protocol' && before.name.text !== after.name.text)
    changes.unshift(renaming(before.name.text, after.name.text, where))
  return changes
}

function namesOf(node: Definition, where: Where, renamings: readonly Renaming[]): Change[] {
  const space = spaceOf(node)
  const { text } = node.name
  const own = renamings.filter(({ kind, to }) => kind === space && to === text)
  const candidates = renamings.filter(({ kind, decision }) => kind === 'candidate' && decision === text)
  return [
    ...own.map(({ from, to }) => renaming(from, to, where)),
    ...(node.kind === 'decision' ? candidates : []).map(({ from, to }): Change => {
      const part = outlineOf(node).parts.find(({ step }) => step.kind === 'candidate' && step.name === to)
      return { ...renaming(from, to, where), path: part === undefined ? [] : [part.step] }
    }),
  ]
}

function renaming(from: string, to: string, where: Where): Change {
  return { kind: 'renamed', meaning: 'wording', where, path: [], before: { text: from }, after: { text: to } }
}

function unreadable(where: Where): Change {
  return { kind: 'changed', meaning: 'clinical', where, path: [], attribute: 'text' }
}

function whereOf(node: Definition | undefined): Where {
  if (node === undefined) return { kind: 'protocol', name: '' }
  const caption = node.kind === 'protocol' ? node.title?.value : node.caption?.value
  return { kind: node.kind, name: node.name.text, ...(caption === undefined ? {} : { caption }) }
}

function isBroken({ parsed: before }: Side, { parsed: after }: Side): boolean {
  return before.problems.length > 0 || after.problems.length > 0
}

function sameWords(a: readonly string[], b: readonly string[]): boolean {
  return sameList(a.toSorted(), b.toSorted())
}

function sameDefinition(
  before: ParsedProtocol,
  old: ParsedDefinition,
  after: ParsedProtocol,
  now: ParsedDefinition | undefined,
): boolean {
  const text = ({ text }: ParsedProtocol, definition: ParsedDefinition | undefined) => ({
    text: definition === undefined ? '' : text.slice(definition.offset, definition.end),
  })
  return sameWords(surfaceOf(text(before, old)).tokens, surfaceOf(text(after, now)).tokens)
}

function movedTasks(before: Positions | undefined, after: Positions | undefined): string[] {
  if (before === undefined || after === undefined) return []
  return Object.entries(after.positions).flatMap(([key, { x, y }]) => {
    const old = before.positions[key]
    return old !== undefined && (old.x !== x || old.y !== y) ? [key] : []
  })
}
