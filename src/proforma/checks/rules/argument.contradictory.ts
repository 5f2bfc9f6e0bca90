import type { Argument, Expression } from '../../model/index.ts'
import type { CheckContext, Placed } from '../rule.ts'
import type { DecisionDefinition } from '../../model/index.ts'
import { defineRule } from '../defineRule.ts'
import { canHold } from '../reasoning/world.ts'
import { named, shown } from '../words.ts'
import { hasMissing, type View, viewsOf } from './common/conditions.ts'

export const argumentContradictory = defineRule<{ candidate: string; confirming: string; excluding: string }>({
  code: 'argument.contradictory',
  severity: 'error',
  speed: 'slow',
  help: {
    title: 'Confirmed and excluded at once',
    what: 'Whenever a confirming argument of a candidate holds, an excluding one holds too, or the other way round.',
    why: 'The evidence then contradicts itself: the support of the candidate is unknown and it is not recommended, so the argument never does what it is for.',
    fix: 'Correct the conditions so that they tell patients apart.',
  },
  message: ({ candidate, confirming, excluding }) =>
    `${named(candidate)} is confirmed by ${confirming} and excluded by ${excluding} for the same patients, so one of them never counts. Correct the conditions.`,
  check(context, report) {
    for (const definition of context.definitions('decision')) {
      for (const { name, arguments: given } of definition.node.candidates) {
        const of = (kind: string) =>
          given.filter(({ support, condition }) => support.kind === kind && !hasMissing(condition))
        for (const confirming of of('confirming')) {
          for (const excluding of of('excluding')) {
            if (!contradict(context, definition, confirming, excluding)) continue
            report(definition, excluding.span, {
              candidate: name.text,
              confirming: shown(confirming.condition, 40),
              excluding: shown(excluding.condition, 40),
            })
          }
        }
      }
    }
  },
})

function contradict(
  { analysis }: CheckContext,
  { node }: Placed<DecisionDefinition>,
  confirming: Argument,
  excluding: Argument,
): boolean {
  const views = viewsOf(analysis, node, { role: 'argument' })
  const [a, b] = [confirming.condition, excluding.condition]
  return (
    views.every((view) => canHold(a, view.world, view.scope) && canHold(b, view.world, view.scope)) &&
    (views.every((view) => implies(a, b, view)) || views.every((view) => implies(b, a, view)))
  )
}

/** Whether the second is true whenever the first is. */
function implies(first: Expression, second: Expression, { world, scope }: View): boolean {
  const when = world.assume(first, true, scope)?.assume(second, false, scope)
  return when?.assume(first, true, scope) === undefined
}
