import { placesIn } from '../facts/places.ts'
import { defineRule } from '../defineRule.ts'
import { named } from '../words.ts'
import { comparesWithUnknown, verdictOf, viewsOf, whyNever } from './common/conditions.ts'

export const planEndingNever = defineRule<{ plan: string; attribute: string; why: string }>({
  code: 'plan.ending-never',
  severity: 'check',
  speed: 'slow',
  help: {
    title: 'Emergency exit that never opens',
    what: 'The `abort` or `terminate` condition of a plan can never be true.',
    why: 'Whoever wrote it relies on the plan being left in time. It never is.',
    fix: 'Correct the condition or the range of the item, or remove it.',
  },
  message: ({ plan, attribute, why }) =>
    `${named(plan)} is never left by \`${attribute}\`, because the condition is never true: ${why}. Correct it, or remove it.`,
  check({ analysis, definitions }, report) {
    for (const definition of definitions('plan')) {
      for (const place of placesIn(definition.node)) {
        if ((place.role !== 'abort' && place.role !== 'terminate') || comparesWithUnknown(place.expression)) continue
        if (verdictOf(analysis, definition.node, place) !== 'never') continue
        const [view] = viewsOf(analysis, definition.node, place)
        const why = view === undefined ? '' : whyNever(place.expression, view)
        report(definition, place.expression.span, { plan: definition.node.name.text, attribute: place.role, why })
      }
    }
  },
})
