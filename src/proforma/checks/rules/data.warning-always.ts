import { placesIn } from '../facts/places.ts'
import { defineRule } from '../defineRule.ts'
import { named } from '../words.ts'
import { verdictOf } from './common/conditions.ts'

export const dataWarningAlways = defineRule<{ name: string }>({
  code: 'data.warning-always',
  severity: 'check',
  speed: 'slow',
  help: {
    title: 'Warning that is always given',
    what: 'The `warning_condition` of a data item is true for every value that its `range` allows.',
    why: 'A warning that always appears is no longer read, neither here nor elsewhere.',
    fix: 'Correct the condition. What is always to be said belongs into the description.',
  },
  message: ({ name }) =>
    `This warning is given for every value of ${named(name)}, so nobody will read it. Correct the condition, or say it in the description.`,
  check({ analysis, definitions }, report) {
    for (const definition of definitions('data')) {
      for (const place of placesIn(definition.node)) {
        if (place.role !== 'warning_condition' || verdictOf(analysis, definition.node, place) !== 'always') continue
        report(definition, place.expression.span, { name: definition.node.name.text })
      }
    }
  },
})
