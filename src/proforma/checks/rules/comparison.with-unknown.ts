import { printExpression } from '../../expressions/print.ts'
import { placesIn } from '../facts/places.ts'
import { defineRule } from '../defineRule.ts'
import { replaceIn } from '../fixes.ts'
import { shown } from '../words.ts'
import { comparisonsIn } from './common/conditions.ts'

export const comparisonWithUnknown = defineRule<{ comparison: string; meant: string }>({
  code: 'comparison.with-unknown',
  severity: 'check',
  speed: 'fast',
  help: {
    title: 'Compared with unknown',
    what: 'Something is compared with `unknown`.',
    why: 'Every comparison with an unknown value is false, also `x = unknown` and `x != unknown`, whether x is known or not.',
    fix: 'Write `is_known(x)` or `not is_known(x)`.',
  },
  message: ({ comparison, meant }) =>
    `${comparison} is never true, whether it is known or not. To ask whether something is known, write \`${meant}\`.`,
  check({ analysis }, report) {
    for (const definition of analysis.parsed.definitions) {
      for (const { expression } of placesIn(definition.node)) {
        for (const comparison of comparisonsIn(expression)) {
          const { operator, left, right } = comparison
          if ((left.kind === 'unknown') === (right.kind === 'unknown')) continue
          const asked = printExpression(left.kind === 'unknown' ? right : left)
          const meant = operator === '!=' ? `is_known(${asked})` : `not is_known(${asked})`
          const fixes =
            operator === '=' || operator === '!='
              ? [replaceIn(`Write \`${meant}\``, definition, comparison.span, meant)]
              : []
          report(definition, comparison.span, { comparison: shown(comparison, 40), meant: meant.slice(0, 60) }, fixes)
        }
      }
    }
  },
})
