import { match } from './match.ts'
import { meaningOfAttribute, meaningOfOrder, meaningOfPart } from './meaning.ts'
import type { Part } from './outline.ts'
import type { Change, PartKind, Step, Where } from './types.ts'

/** Kinds in the order in which they are told. */
const KINDS: readonly PartKind[] = [
  'component',
  'arrow',
  'parameter-value',
  'source',
  'candidate',
  'argument',
  'warning',
  'code',
  'author',
  'citation',
]

/** Whether the order of these parts can be seen by anybody. */
const ORDERED: ReadonlySet<PartKind> = new Set(['component', 'source', 'candidate', 'argument'])

/** What differs between two forms of one part, and in everything that belongs to it. */
export function compareParts(before: Part, after: Part, where: Where, path: readonly Step[] = []): Change[] {
  return [
    ...compareValues(before, after, where, path),
    ...KINDS.flatMap((kind) => compareKind(ofKind(before, kind), ofKind(after, kind), where, path)),
  ]
}

function ofKind({ parts }: Part, kind: PartKind): readonly Part[] {
  return parts.filter(({ step }) => step.kind === kind)
}

function compareValues(before: Part, after: Part, where: Where, path: readonly Step[]): Change[] {
  const keywords = new Set([...after.values.keys(), ...before.values.keys()])
  return [...keywords].flatMap((attribute): Change[] => {
    const [old, now] = [before.values.get(attribute), after.values.get(attribute)]
    if (old?.text === now?.text) return []
    const kind = old === undefined ? 'added' : now === undefined ? 'removed' : 'changed'
    return [
      {
        kind,
        meaning: meaningOfAttribute(attribute, old, now),
        where,
        path,
        attribute,
        ...(old === undefined ? {} : { before: old }),
        ...(now === undefined ? {} : { after: now }),
      },
    ]
  })
}

function compareKind(before: readonly Part[], after: readonly Part[], where: Where, path: readonly Step[]): Change[] {
  if (before.length === 0 && after.length === 0) return []
  const { pairs, removed, added, moved } = match(before, after)
  const partners = new Map(pairs.map(([old, now]) => [now, old]))
  const told = after.flatMap((part): Change[] => {
    const below = [...path, part.step]
    if (added.includes(part)) return [whole('added', part, where, path)]
    const old = partners.get(part)
    return [
      ...(moved.has(part) && ORDERED.has(part.step.kind)
        ? [{ kind: 'moved', meaning: meaningOfOrder(part.step.kind), where, path: below } as const]
        : []),
      ...(old === undefined ? [] : compareParts(old, part, where, below)),
    ]
  })
  return [...told, ...removed.map((part) => whole('removed', part, where, path))]
}

function whole(kind: 'added' | 'removed', { step }: Part, where: Where, path: readonly Step[]): Change {
  return { kind, meaning: meaningOfPart(step.kind), where, path: [...path, step] }
}
