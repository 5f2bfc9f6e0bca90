import type { Candidate, DecisionDefinition } from '../../../model/index.ts'
import { momentsOf } from '../../facts/moments.ts'
import { single } from '../../reasoning/abstract.ts'
import { patientsFor } from '../../reasoning/patients.ts'
import type { World } from '../../reasoning/world.ts'
import type { CheckContext, Placed } from '../../rule.ts'
import { hasMissing } from './conditions.ts'
import { mustBeRecommended } from './recommendation.ts'

/** More invented patients than this are not tried for one decision. */
const PATIENTS = 256

/** Two candidates that some patient makes equally good: both recommended, with the same support and priority. */
export interface Tie {
  readonly first: Candidate
  readonly second: Candidate
}

/** The first tie of a single choice that an invented patient shows; never one that no patient can have. */
export function tieIn({ analysis }: CheckContext, { node }: Placed<DecisionDefinition>): Tie | undefined {
  const { candidates, choiceMode } = node
  if (choiceMode?.value === 'multiple' || candidates.length < 2) return undefined
  const conditions = candidates.flatMap((candidate) => [
    ...candidate.arguments.map((argument) => argument.condition),
    ...(candidate.recommendation ? [candidate.recommendation.value] : []),
  ])
  if (conditions.some(hasMissing)) return undefined
  const [path] = momentsOf(analysis).pathsOf(node.name.text)
  const scope = { owner: node, ...(path ? { path } : {}) }
  for (const world of patientsFor(conditions, momentsOf(analysis).anything, PATIENTS)) {
    const best = bestOf(node, world, scope)
    const [first, second] = best
    if (first !== undefined && second !== undefined) return { first, second }
  }
  return undefined
}

/** The recommended candidates with the highest support and, among those, the highest priority. */
function bestOf(
  decision: DecisionDefinition,
  world: World,
  scope: { readonly owner: DecisionDefinition; readonly path?: readonly string[] },
): readonly Candidate[] {
  let best: Candidate[] = []
  let rank: readonly [number, number] = [Number.NEGATIVE_INFINITY, Number.NEGATIVE_INFINITY]
  for (const candidate of decision.candidates) {
    const support = single(world.support(scope.path, decision, candidate))
    if (typeof support !== 'number' || !mustBeRecommended(decision, candidate, { world, scope })) continue
    const own = [support, candidate.priority?.value ?? 0] as const
    const order = own[0] - rank[0] || own[1] - rank[1]
    if (order > 0 || best.length === 0) [best, rank] = [[candidate], own]
    else if (order === 0) best.push(candidate)
  }
  return best
}
