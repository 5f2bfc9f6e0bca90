import type { Part } from './outline.ts'

/** What is said of a thing, each with how much it tells about which thing it is. */
export type Facts = ReadonlyMap<string, number>

/** Words of a short list are said of many things: sharing them hardly makes two things one. */
const COMMON: ReadonlySet<string> = new Set([
  'autonomous',
  'confirmatory',
  'choice_mode',
  'support_mode',
  'mandatory',
  'type',
  'multiple',
  'precision',
  'priority',
  'quality',
  'strength',
  'support',
  'mandatory_validation',
])

const COMMON_WEIGHT = 0.2

/** From this likeness on two things are one thing under two names. */
const ENOUGH = 0.6

/** Beyond so many pairs only things that are wholly alike are looked for. */
const MAX_PAIRS = 40_000

export function factsOf(part: Part, prefix = ''): Map<string, number> {
  const facts = new Map<string, number>()
  for (const [keyword, { text }] of part.values) {
    facts.set(`${prefix}${keyword}=${text}`, COMMON.has(keyword) ? COMMON_WEIGHT : 1)
  }
  for (const below of part.parts) {
    const path = `${prefix}${below.step.kind} ${below.key}`
    facts.set(path, 1)
    for (const [fact, weight] of factsOf(below, `${path}/`)) facts.set(fact, weight)
  }
  return facts
}

/** Pairs the most alike first; each thing once. Names that stand alone with nothing said of them are not paired. */
export function pairByLikeness(
  before: ReadonlyMap<string, Facts>,
  after: ReadonlyMap<string, Facts>,
): [from: string, to: string][] {
  const pairs: { readonly from: string; readonly to: string; readonly likeness: number }[] = []
  const twins = before.size * after.size <= MAX_PAIRS ? undefined : Map.groupBy(after, ([, facts]) => signature(facts))
  for (const [from, facts] of before) {
    const others = twins === undefined ? after : (twins.get(signature(facts)) ?? [])
    for (const [to, other] of others) {
      const likeness = likenessOf(facts, other)
      if (likeness >= ENOUGH) pairs.push({ from, to, likeness })
    }
  }
  pairs.sort((a, b) => b.likeness - a.likeness)
  const used = { from: new Set<string>(), to: new Set<string>() }
  return pairs.flatMap(({ from, to }): [string, string][] => {
    if (used.from.has(from) || used.to.has(to)) return []
    used.from.add(from)
    used.to.add(to)
    return [[from, to]]
  })
}

function signature(facts: Facts): string {
  return JSON.stringify([...facts.keys()])
}

function likenessOf(a: Facts, b: Facts): number {
  let common = 0
  for (const [fact, weight] of a) if (b.has(fact)) common += weight
  // Something that tells them apart from others must be shared.
  return common < 1 ? 0 : (2 * common) / (total(a) + total(b))
}

function total(facts: Facts): number {
  let sum = 0
  for (const weight of facts.values()) sum += weight
  return sum
}
