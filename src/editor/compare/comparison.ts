import type { Layout } from '../../contracts/index.ts'
import {
  calledIn,
  diffProtocols,
  followRenames,
  indexOf,
  parse,
  parseExpression,
  tellChange,
  type Change,
  type DiffSpeaker,
  type ParsedProtocol,
  type ProtocolDiff,
} from '../../proforma/index.ts'
import { conditionInWords } from '../canvas/condition-words.ts'
import { lexiconOf } from '../canvas/chart-store.ts'
import { say } from '../document/words.ts'
import type { Translate } from '../messages/index.ts'

/** One of the two things that are compared. */
export interface Version {
  readonly text: string
  readonly layout: Layout
  /** What it is called: the name of a version, “now”. */
  readonly label: string
}

/** Two versions with everything that differs between them. */
export interface Comparison {
  readonly before: Version
  readonly after: Version
  readonly parsed: { readonly before: ParsedProtocol; readonly after: ParsedProtocol }
  /** The older one under the names of the newer. */
  readonly renamed: ParsedProtocol
  readonly diff: ProtocolDiff
}

export function compareVersions(before: Version, after: Version): Comparison {
  const parsed = { before: parse(before.text), after: parse(after.text) }
  const diff = diffProtocols(
    { parsed: parsed.before, layout: before.layout },
    { parsed: parsed.after, layout: after.layout },
  )
  return { before, after, parsed, renamed: followRenames(parsed.before, parsed.after)[0], diff }
}

/** What changed in one definition, in sentences. */
export interface ChangeGroup {
  readonly key: string
  readonly place: string
  /** Name of the definition in the newer text; nothing when it is gone from there. */
  readonly definition?: string
  readonly changes: readonly { readonly change: Change; readonly what: string }[]
}

/** The changes as sentences in the language of `t`, those of one definition together, in the order of the text. */
export function changeGroups({ parsed, diff }: Comparison, t: Translate): readonly ChangeGroup[] {
  const speaker = speakerOf(parsed.before, parsed.after, t)
  const groups = new Map<string, { place: string; definition?: string; changes: ChangeGroup['changes'][number][] }>()
  for (const change of diff.changes) {
    const { where, kind, path, attribute } = change
    const key = JSON.stringify([where.kind, where.name])
    const { place, what } = tellChange(change, speaker)
    const isGone = kind === 'removed' && path.length === 0 && attribute === undefined
    const group = groups.get(key) ?? { place, ...(isGone ? {} : { definition: where.name }), changes: [] }
    group.changes.push({ change, what })
    groups.set(key, group)
  }
  return [...groups].map(([key, group]) => ({ key, ...group }))
}

/** Says differences with the words that the canvas has for conditions. */
function speakerOf(before: ParsedProtocol, after: ParsedProtocol, t: Translate): DiffSpeaker {
  const indexes = { before: indexOf(before), after: indexOf(after) }
  const lexicon = lexiconOf(t)
  return {
    say: (id, values) => say(t, values === undefined ? { id } : { id, values }),
    expression: ({ text }, side) => conditionInWords(parseExpression(text).expression, indexes[side], lexicon),
    name: (name, side) => calledIn(indexes[side], name),
  }
}
