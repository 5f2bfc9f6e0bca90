import { addNumbers } from '../../expressions/values/index.ts'
import type { Candidate, Expression } from '../../model/index.ts'
import { type Abstract, canBeOtherThanTrue, canBeTrue, oneOfValues, ofInterval } from './abstract.ts'
import { closed } from './interval.ts'

interface Sum {
  least: number
  most: number
  confirmed: readonly [can: boolean, must: boolean]
  excluded: readonly [can: boolean, must: boolean]
}

/**
 * The net support a candidate can have: the ends are reached when every argument goes one way, which their conditions
 * may not allow together. Both confirmed and excluded is unknown (language reference, rule 14).
 */
export function supportOf(candidate: Candidate, evaluate: (condition: Expression) => Abstract): Abstract {
  const sum: Sum = { least: 0, most: 0, confirmed: [false, false], excluded: [false, false] }
  for (const { support, condition } of candidate.arguments) {
    const value = evaluate(condition)
    const can = canBeTrue(value)
    const must = can && !canBeOtherThanTrue(value)
    if (support.kind === 'confirming') sum.confirmed = [sum.confirmed[0] || can, sum.confirmed[1] || must]
    else if (support.kind === 'excluding') sum.excluded = [sum.excluded[0] || can, sum.excluded[1] || must]
    else addWeight(sum, weightOf(support), can, must)
  }
  return total(sum)
}

function weightOf(support: Candidate['arguments'][number]['support']): number {
  if (support.kind === 'weight') return support.weight
  return support.kind === 'for' ? 1 : -1
}

function addWeight(sum: Sum, weight: number, can: boolean, must: boolean): void {
  if (!can) return
  sum.least = addNumbers(sum.least, must ? weight : Math.min(0, weight)) ?? sum.least
  sum.most = addNumbers(sum.most, must ? weight : Math.max(0, weight)) ?? sum.most
}

function total({ least, most, confirmed, excluded }: Sum): Abstract {
  const unknown = confirmed[0] && excluded[0]
  if (confirmed[1] && excluded[1]) return { unknown: true }
  if (confirmed[1]) return oneOfValues([Number.POSITIVE_INFINITY], unknown)
  if (excluded[1]) return oneOfValues([Number.NEGATIVE_INFINITY], unknown)
  const from = excluded[0] ? Number.NEGATIVE_INFINITY : least
  const to = confirmed[0] ? Number.POSITIVE_INFINITY : most
  const whole = Number.isInteger(least) && Number.isInteger(most)
  return ofInterval(closed(from, to, whole && Number.isFinite(from) && Number.isFinite(to)), unknown)
}
