import type { Definition, ParsedProtocol, TextEdit } from '../model/index.ts'
import { isTask } from '../model/index.ts'
import { indexOf, occurrences, Resolver } from '../names/index.ts'
import { applyEdits } from '../text/edits/apply.ts'
import { parse } from '../text/index.ts'
import { needsQuotes, quoteName } from '../text/words.ts'
import { outlineOf, type Part } from './outline.ts'
import { factsOf, pairByLikeness } from './likeness.ts'

/** A thing that goes by another name in the new text. */
export interface Renaming {
  readonly kind: 'task' | 'data' | 'parameter' | 'property' | 'candidate'
  /** Of a candidate; under its new name. */
  readonly decision?: string
  readonly from: string
  readonly to: string
}

/** A found name may make others recognisable that use it; more rounds than this find nothing new in practice. */
const ROUNDS = 4

/**
 * The old text with the names of the new one, wherever things are only called differently, so that what is
 * left to compare are real differences (rule X4).
 */
export function followRenames(before: ParsedProtocol, after: ParsedProtocol): [ParsedProtocol, readonly Renaming[]] {
  const all: Renaming[] = []
  let parsed = before
  for (let round = 0; round < ROUNDS; round++) {
    const found = findRenamings(parsed, after)
    if (found.length === 0) break
    all.push(...found)
    parsed = renameAll(parsed, found)
  }
  return [parsed, all]
}

function renameAll(parsed: ParsedProtocol, renamings: readonly Renaming[]): ParsedProtocol {
  const names = new Map(renamings.map((one) => [symbolKey(one.kind, one.from, one.decision), one.to]))
  const edits = occurrences(parsed, new Resolver(indexOf(parsed))).flatMap(({ symbol, span, quoted }): TextEdit[] => {
    const decision = symbol.kind === 'candidate' ? symbol.decision : undefined
    const name = names.get(symbolKey(symbol.kind, symbol.name, decision))
    return name === undefined ? [] : [{ span, text: quoted || needsQuotes(name) ? quoteName(name) : name }]
  })
  return parse(applyEdits(parsed.text, edits))
}

function symbolKey(kind: string, name: string, decision = ''): string {
  return JSON.stringify([kind, decision, name])
}

function findRenamings(before: ParsedProtocol, after: ParsedProtocol): Renaming[] {
  const [old, now] = [definitionsOf(before), definitionsOf(after)]
  const found: Renaming[] = []
  for (const kind of ['task', 'data', 'parameter', 'property'] as const) {
    const gone = missing(old[kind], now[kind])
    const fresh = missing(now[kind], old[kind])
    for (const [from, to] of pairByLikeness(gone, fresh)) found.push({ kind, from, to })
  }
  // A candidate is known by its decision: only once that has its name.
  if (found.some(({ kind }) => kind === 'task')) return found
  return [...found, ...candidateRenamings(old.task, now.task)]
}

function candidateRenamings(before: ReadonlyMap<string, Part>, after: ReadonlyMap<string, Part>): Renaming[] {
  return [...after].flatMap(([decision, now]): Renaming[] => {
    const old = before.get(decision)
    if (old === undefined) return []
    const [gone, fresh] = [candidatesOf(old), candidatesOf(now)]
    const pairs = pairByLikeness(missing(gone, fresh), missing(fresh, gone))
    return pairs.map(([from, to]) => ({ kind: 'candidate', decision, from, to }))
  })
}

function candidatesOf({ parts }: Part): ReadonlyMap<string, Part> {
  return new Map(parts.filter(({ step }) => step.kind === 'candidate').map((part) => [part.step.name, part]))
}

type Named = ReadonlyMap<string, Part>

function definitionsOf({
  definitions,
}: ParsedProtocol): Readonly<Record<'task' | 'data' | 'parameter' | 'property', Named>> {
  const maps = { task: new Map(), data: new Map(), parameter: new Map(), property: new Map() } as const
  for (const { node } of definitions) {
    const space = spaceOf(node)
    if (space === 'protocol') continue
    const map: Map<string, Part> = maps[space]
    if (!map.has(node.name.text)) map.set(node.name.text, outlineOf(node))
  }
  return maps
}

/** The space of names of a definition (rule N1). */
export function spaceOf(node: Definition): 'task' | 'data' | 'parameter' | 'property' | 'protocol' {
  return isTask(node) ? 'task' : node.kind
}

function missing(from: Named, other: Named): ReadonlyMap<string, ReadonlyMap<string, number>> {
  return new Map([...from].flatMap(([name, part]) => (other.has(name) ? [] : [[name, factsOf(part)] as const])))
}
