import { shorten } from '../../text/syntaxProblems.ts'
import { defineRule } from '../defineRule.ts'
import { unitClashesIn } from './common/unitClashes.ts'

/** Needs to be told what units there are. Empirical scores do add such things, with a coefficient for each. */
export const unitSum = defineRule<{ left: string; right: string }>({
  code: 'unit.sum',
  severity: 'check',
  speed: 'slow',
  help: {
    title: 'Sum of different things',
    what: 'Values are added or subtracted whose units measure different things, such as a pulse and a blood pressure.',
    why: 'Such a sum means something only in an empirical score, where each value has a coefficient of its own. Elsewhere a name or a unit is wrong.',
    fix: 'Correct the name or the unit. In an empirical score write the coefficients, also where they are 1: `1 * pulse - 1 * systolic`.',
  },
  message: ({ left, right }) =>
    `${left} and ${right} measure different things, so their sum or difference means nothing by itself. Correct the name or unit; in an empirical score write the coefficient of each value, also where it is 1.`,
  check({ analysis, units }, report) {
    if (units === undefined) return
    for (const definition of analysis.parsed.definitions) {
      for (const { span, left, right, difference, isSum } of unitClashesIn(analysis, definition.node, units)) {
        if (difference !== 'dimension' || !isSum) continue
        report(definition, span, { left: shorten(left.code), right: shorten(right.code) })
      }
    }
  },
})
