import { isComparison } from '../../expressions/operators.ts'
import { walkExpression } from '../../expressions/walk.ts'
import type { Expression } from '../../model/index.ts'
import { placesIn } from '../facts/places.ts'
import { defineRule } from '../defineRule.ts'
import { named } from '../words.ts'

/** Only while nothing is known of units; with them `unit.mismatch` and `unit.scale` are exact. */
export const unitDiffers = defineRule<{ left: string; leftUnit: string; right: string; rightUnit: string }>({
  code: 'unit.differs',
  severity: 'check',
  speed: 'fast',
  help: {
    title: 'Items with different units',
    what: 'Two data items with different units are compared, added or subtracted. (Where the list of units is loaded, `unit.mismatch` and `unit.scale` look more closely instead.)',
    why: 'Only the numbers are used, not the amounts: 500 mg then counts as more than 1 g.',
    fix: 'Use the same unit for both, or convert one of them with a derived item.',
  },
  message: ({ left, leftUnit, right, rightUnit }) =>
    `${named(left)} is in ${leftUnit} and ${named(right)} in ${rightUnit}, but only the numbers are used. Use one unit for both, or convert one.`,
  check({ analysis, units }, report) {
    if (units !== undefined) return
    const unitOf = (side: Expression) => {
      if (side.kind !== 'name') return undefined
      return (analysis.index.data.get(side.name) ?? analysis.index.parameters.get(side.name))?.unit?.value.trim()
    }
    for (const definition of analysis.parsed.definitions) {
      for (const { expression } of placesIn(definition.node)) {
        walkExpression(expression, (part) => {
          if (
            part.kind !== 'binary' ||
            (!isComparison(part.operator) && part.operator !== '+' && part.operator !== '-')
          )
            return
          const [leftUnit, rightUnit] = [unitOf(part.left), unitOf(part.right)]
          if (!leftUnit || !rightUnit || leftUnit === rightUnit) return
          if (part.left.kind !== 'name' || part.right.kind !== 'name') return
          report(definition, part.span, { left: part.left.name, leftUnit, right: part.right.name, rightUnit })
        })
      }
    }
  },
})
