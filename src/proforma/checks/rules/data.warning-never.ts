import { placesIn } from '../facts/places.ts'
import { defineRule } from '../defineRule.ts'
import { named } from '../words.ts'
import { comparesWithUnknown, verdictOf, viewsOf, whyNever } from './common/conditions.ts'

export const dataWarningNever = defineRule<{ name: string; why: string }>({
  code: 'data.warning-never',
  severity: 'check',
  speed: 'slow',
  help: {
    title: 'Warning that is never given',
    what: 'The `warning_condition` of a data item can never be true, usually because its limit lies outside the `range`.',
    why: 'Values outside the range are refused, so the warning never appears. One of the two limits is probably wrong.',
    fix: 'Correct the limit of the warning or the range.',
  },
  message: ({ name, why }) =>
    `This warning about ${named(name)} is never given: ${why}. Correct the limit of the warning or the range.`,
  check({ analysis, definitions }, report) {
    for (const definition of definitions('data')) {
      for (const place of placesIn(definition.node)) {
        if (place.role !== 'warning_condition' || comparesWithUnknown(place.expression)) continue
        if (verdictOf(analysis, definition.node, place) !== 'never') continue
        const [view] = viewsOf(analysis, definition.node, place)
        const why = view === undefined ? '' : whyNever(place.expression, view)
        report(definition, place.expression.span, { name: definition.node.name.text, why })
      }
    }
  },
})
