import { defineRule } from '../defineRule.ts'
import { shorten } from '../../text/syntaxProblems.ts'
import { unitClashesIn } from './common/unitClashes.ts'

/** Needs to be told what units there are. */
export const unitMismatch = defineRule<{ left: string; right: string }>({
  code: 'unit.mismatch',
  severity: 'error',
  speed: 'slow',
  help: {
    title: 'Units that measure different things',
    what: 'Values are compared or assigned whose units measure different things, such as mmol/L and mg/dL.',
    why: 'The result means nothing: a glucose of 5.5 mmol/L is not below 70 mg/dL.',
    fix: 'Convert one of them by a derived item with the factor of this substance, or correct the unit.',
  },
  message: ({ left, right }) =>
    `${left} and ${right} measure different things and cannot be compared or put in place of each other. Convert one with the factor of this substance, or correct the unit.`,
  check({ analysis, units }, report) {
    if (units === undefined) return
    for (const definition of analysis.parsed.definitions) {
      for (const { span, left, right, difference, isSum } of unitClashesIn(analysis, definition.node, units)) {
        if (difference === 'dimension' && !isSum)
          report(definition, span, { left: shorten(left.code), right: shorten(right.code) })
      }
    }
  },
})
