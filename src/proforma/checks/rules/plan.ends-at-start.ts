import type { Expression } from '../../model/index.ts'
import type { InstancePath } from '../../names/index.ts'
import type { CheckContext } from '../rule.ts'
import { momentsOf } from '../facts/moments.ts'
import { placesIn } from '../facts/places.ts'
import { usesOf } from '../facts/uses.ts'
import { defineRule } from '../defineRule.ts'
import { baseItems } from '../reasoning/dependencies.ts'
import { namesIn } from '../reasoning/domain.ts'
import { isInside } from '../reasoning/order.ts'
import { mustHold } from '../reasoning/world.ts'
import { named, shown } from '../words.ts'
import { hasMissing } from './common/conditions.ts'

/** `terminate` is asked while the plan is still dormant (language reference, section 6). */
export const planEndsAtStart = defineRule<{ plan: string; attribute: string; condition: string }>({
  code: 'plan.ends-at-start',
  severity: 'error',
  speed: 'slow',
  help: {
    title: 'Plan that ends before anything is done',
    what: 'The `abort` or `terminate` condition of a plan is true from the start: before anything in the plan was done and while what it asks for is unknown.',
    why: 'The plan is over at once and none of its tasks is done. With `terminate` it even counts as completed.',
    fix: 'Ask for something that becomes true later. `not` of a comparison is true while the value is unknown: add `is_known(…) and`.',
  },
  message: ({ plan, attribute, condition }) =>
    `${named(plan)} ends as soon as it starts: its \`${attribute}\` condition ${condition} is true before anything in it was done. Ask for something that becomes true later.`,
  check(context, report) {
    for (const definition of context.definitions('plan')) {
      for (const { role, expression } of placesIn(definition.node)) {
        if ((role !== 'abort' && role !== 'terminate') || hasMissing(expression)) continue
        if (!isTrueAtStart(context, definition.node.name.text, expression)) continue
        const data = { plan: definition.node.name.text, attribute: role, condition: shown(expression) }
        report(definition, expression.span, data)
      }
    }
  },
})

function isTrueAtStart(context: CheckContext, plan: string, condition: Expression): boolean {
  const { index } = context.analysis
  const owner = index.tasks.get(plan)
  const paths = momentsOf(context.analysis).pathsOf(plan)
  if (paths.length === 0 || owner === undefined) return mustHold(condition, momentsOf(context.analysis).anything, {})
  return paths.every((path) => {
    const unknown = givenInside(context, condition, path)
    const states = (task: InstancePath) => (isInside(task, path) ? (['dormant'] as const) : undefined)
    return mustHold(condition, momentsOf(context.analysis).anything.under({ unknown, states }), { owner, path })
  })
}

/** What the condition reads and nothing but the plan itself asks for or assigns. */
function givenInside(context: CheckContext, condition: Expression, path: InstancePath): ReadonlySet<string> {
  const uses = usesOf(context)
  const moments = momentsOf(context.analysis)
  const inside = new Set<string>()
  for (const item of baseItems(context.analysis.index, namesIn(condition))) {
    const givers = [...uses.asks(item), ...uses.assigns(item)]
    const places = givers.flatMap(({ definition }) => moments.pathsOf(definition.node.name.text))
    if (places.length > 0 && places.every((place) => place.join() === path.join() || isInside(place, path))) {
      inside.add(item)
    }
  }
  return inside
}
