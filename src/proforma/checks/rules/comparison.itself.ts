import { printExpression } from '../../expressions/print.ts'
import { namesIn } from '../reasoning/domain.ts'
import { placesIn } from '../facts/places.ts'
import { defineRule } from '../defineRule.ts'
import { shown } from '../words.ts'
import { comparisonsIn } from './common/conditions.ts'

export const comparisonItself = defineRule<{ comparison: string }>({
  code: 'comparison.itself',
  severity: 'check',
  speed: 'fast',
  help: {
    title: 'Compared with itself',
    what: 'Both sides of a comparison are the same.',
    why: 'It says nothing about the patient. Another item was meant, such as the systolic pressure beside the diastolic one.',
    fix: 'Correct one of the sides.',
  },
  message: ({ comparison }) =>
    `${comparison} compares something with itself, so it says nothing. Correct one of the sides.`,
  check({ analysis }, report) {
    for (const definition of analysis.parsed.definitions) {
      for (const { expression } of placesIn(definition.node)) {
        for (const comparison of comparisonsIn(expression)) {
          const { left, right } = comparison
          if (left.kind !== right.kind || namesIn(left).size === 0 || printExpression(left) !== printExpression(right))
            continue
          report(definition, comparison.span, { comparison: shown(comparison, 40) })
        }
      }
    }
  },
})
