import { shorten } from '../../text/syntaxProblems.ts'
import { ratioOf } from '../../units/index.ts'
import { defineRule } from '../defineRule.ts'
import { unitClashesIn } from './common/unitClashes.ts'

/** Needs to be told what units there are. */
export const unitScale = defineRule<{ left: string; right: string; ratio: string }>({
  code: 'unit.scale',
  severity: 'error',
  speed: 'slow',
  help: {
    title: 'Units of different size',
    what: 'Values are compared, added or assigned whose units measure the same thing in different steps, such as mg and g, or °C and °F.',
    why: 'Only the numbers are compared, not the amounts: 500 mg then counts as more than 1 g.',
    fix: 'Use the same unit for both, or convert one of them with a derived item.',
  },
  message: ({ left, right, ratio }) =>
    `${left} and ${right} measure the same thing in different steps${ratio === '' ? '' : ` (1 ${left} is ${ratio} ${right})`}, but only the numbers are used. Use one unit for both, or convert one.`,
  check({ analysis, units }, report) {
    if (units === undefined) return
    for (const definition of analysis.parsed.definitions) {
      for (const { span, left, right, difference } of unitClashesIn(analysis, definition.node, units)) {
        if (difference !== 'size') continue
        const ratio = ratioOf(left.unit, right.unit)
        const data = {
          left: shorten(left.code),
          right: shorten(right.code),
          ratio: ratio === undefined ? '' : String(ratio),
        }
        report(definition, span, data)
      }
    }
  },
})
