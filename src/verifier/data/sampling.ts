import type { ScalarDomain } from './domain.ts'
import {
  add,
  compare,
  divide,
  floor,
  fromNumber,
  multiply,
  rational,
  type Rational,
  subtract,
  toNumber,
} from './rational.ts'

/** How the two sides of a comparison stand to each other; undefined while one is unknown. */
export type Sign = -1 | 0 | 1 | undefined

type Line = Extract<ScalarDomain, { kind: 'quantity' }>

/** A stepped line with at most so many values is looked at value by value. */
const EVERY = 20_000
const SAMPLES = 4000
/** The calendar's days, seconds of a day, and otherwise a range far beyond clinical numbers. */
const WIDEST: Readonly<Record<string, readonly [bigint, bigint]>> = {
  date: [-719_162n, 2_932_896n],
  time: [0n, 86_399n],
}
const DEFAULT_WIDTH: readonly [bigint, bigint] = [-1_000_000n, 1_000_000n]

/**
 * The places of a line at which a sign changes: each first place of a new sign. Exact on short stepped lines and
 * wherever the sign changes at most twice between two samples, as monotone functions do (rule V15).
 */
export function changesOf(
  domain: Line,
  sign: (place: Rational) => Sign,
): { readonly places: readonly Rational[]; readonly exact: boolean } {
  const [low, high] = WIDEST[domain.quantity] ?? DEFAULT_WIDTH
  const from = domain.line.from ?? rational(low)
  const to = domain.line.to ?? rational(high)
  const step = domain.line.step ?? rational(1n, 1_000_000n)
  const count = Number(floor(divide(subtract(to, from), step)))
  const stride = Math.max(1, Math.floor(count / (count <= EVERY ? count : SAMPLES)))
  const at = (index: number): Rational => add(from, multiply(step, rational(BigInt(index))))
  const places: Rational[] = []
  let last = 0
  let lastSign = sign(at(0))
  for (let index = stride; last < count; index += stride) {
    const here = Math.min(index, count)
    const hereSign = sign(at(here))
    while (lastSign !== hereSign) {
      const next = firstOther(last, here, lastSign, (i) => sign(at(i)))
      places.push(...cutBefore(domain, at(next - 1), at(next)))
      last = next
      lastSign = sign(at(next))
    }
    last = here
  }
  return { places, exact: domain.line.step !== undefined && count <= EVERY }
}

/** The first index after `low` with another sign, given that `high` has one. */
function firstOther(low: number, high: number, sign: Sign, at: (index: number) => Sign): number {
  let [same, other] = [low, high]
  while (other - same > 1) {
    const middle = Math.floor((same + other) / 2)
    if (at(middle) === sign) same = middle
    else other = middle
  }
  return other
}

/** On a stepped line both neighbours; on a dense one the shortest decimal between them, where the change must be. */
function cutBefore(domain: Line, before: Rational, after: Rational): readonly Rational[] {
  if (domain.line.step) return [before, after]
  const rounded = fromNumber(Number(toNumber(after).toFixed(5)))
  return compare(rounded, before) >= 0 ? [rounded] : [after]
}
