import type { Part } from './outline.ts'

/** The parts of one kind on both sides: those that are the same part, and those that only one side has. */
export interface Matching {
  readonly pairs: readonly (readonly [before: Part, after: Part])[]
  readonly removed: readonly Part[]
  readonly added: readonly Part[]
  /** Of the pairs, those that stand in another order. */
  readonly moved: ReadonlySet<Part>
}

/** Pairs the parts of one kind by key, then arguments and warnings by what else is alike in them. */
export function match(before: readonly Part[], after: readonly Part[]): Matching {
  const keys = numbered(before)
  const places = new Map([...keys].map(([key, part], at) => [key, { part, at }]))
  const found: { readonly pair: readonly [Part, Part]; readonly at: number }[] = []
  const added: Part[] = []
  for (const [key, part] of numbered(after)) {
    const place = places.get(key)
    if (place === undefined) added.push(part)
    else {
      found.push({ pair: [place.part, part], at: place.at })
      places.delete(key)
    }
  }
  const removed = [...places.values()].map(({ part }) => part)
  const alike = pairAlike(removed, added)
  const paired = new Set(alike.flat())
  return {
    pairs: [...found.map(({ pair }) => pair), ...alike],
    removed: removed.filter((part) => !paired.has(part)),
    added: added.filter((part) => !paired.has(part)),
    moved: outOfOrder(found),
  }
}

/** Two of one key are told apart by their number: a broken text may name a part twice. */
function numbered(parts: readonly Part[]): Map<string, Part> {
  const counts = new Map<string, number>()
  return new Map(
    parts.map((part) => {
      const count = counts.get(part.key) ?? 0
      counts.set(part.key, count + 1)
      return [`${count} ${part.key}`, part]
    }),
  )
}

/**
 * Parts that have no name are the same one when they have the same caption, else the same condition: an argument whose
 * side changed, or whose condition did.
 */
function pairAlike(removed: readonly Part[], added: readonly Part[]): [Part, Part][] {
  const left = new Set(added)
  const pairs: [Part, Part][] = []
  for (const part of removed) {
    if (part.step.kind !== 'argument' && part.step.kind !== 'warning') continue
    const same = [...left].find((one) => isAlike(part, one))
    if (same === undefined) continue
    left.delete(same)
    pairs.push([part, same])
  }
  return pairs
}

function isAlike(a: Part, b: Part): boolean {
  const [condition, other] = [a.step.condition?.text, b.step.condition?.text]
  if (condition !== undefined && condition === other) return true
  const names = ['argument_name', 'caption', 'message']
  return names.some((name) => a.values.has(name) && a.values.get(name)?.text === b.values.get(name)?.text)
}

/** The fewest parts whose moving explains the new order: all but a longest run that kept its order. */
function outOfOrder(found: readonly { readonly pair: readonly [Part, Part]; readonly at: number }[]): Set<Part> {
  // Of all rising runs of each length, the end of the one that ends lowest; `previous` leads back along it.
  const ends: number[] = []
  const previous: (number | undefined)[] = []
  const placeOf = (index: number | undefined): number => (index === undefined ? -1 : (found[index]?.at ?? -1))
  for (const [index, { at }] of found.entries()) {
    let low = 0
    let high = ends.length
    while (low < high) {
      const middle = (low + high) >> 1
      if (placeOf(ends[middle]) < at) low = middle + 1
      else high = middle
    }
    previous.push(low === 0 ? undefined : ends[low - 1])
    ends[low] = index
  }
  const kept = new Set<number>()
  for (let at = ends.at(-1); at !== undefined; at = previous[at]) kept.add(at)
  return new Set(found.flatMap(({ pair }, index) => (kept.has(index) ? [] : [pair[1]])))
}
