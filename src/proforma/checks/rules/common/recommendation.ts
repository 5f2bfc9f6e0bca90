import type { Candidate, DecisionDefinition, Expression } from '../../../model/index.ts'
import { intervalOf } from '../../reasoning/abstract.ts'
import { canHold, mustHold } from '../../reasoning/world.ts'
import { hasMissing, type View } from './conditions.ts'

/** From this support on a candidate without a rule of its own is recommended (language reference, section 2). */
const DEFAULT_SUPPORT = 1

function ruleOf({ recommendation }: Candidate): Expression | undefined {
  return recommendation?.value
}

/** Whether a candidate can be recommended: `false` is certain. Contradictory evidence recommends nothing. */
export function canBeRecommended(decision: DecisionDefinition, candidate: Candidate, { world, scope }: View): boolean {
  const support = world.support(scope.path, decision, candidate)
  if (support.known === undefined) return false
  const rule = ruleOf(candidate)
  if (rule !== undefined) return hasMissing(rule) || canHold(rule, world, scope)
  const reach = intervalOf(support.known)
  return reach === undefined || reach.interval.to >= DEFAULT_SUPPORT
}

/** Whether a candidate is recommended to every patient whose values are known: `true` is certain. */
export function mustBeRecommended(decision: DecisionDefinition, candidate: Candidate, { world, scope }: View): boolean {
  const support = world.support(scope.path, decision, candidate)
  if (support.known === undefined || support.unknown) return false
  const rule = ruleOf(candidate)
  if (rule !== undefined) return !hasMissing(rule) && mustHold(rule, world, scope)
  const reach = intervalOf(support.known)
  return reach !== undefined && reach.interval.from >= DEFAULT_SUPPORT
}
