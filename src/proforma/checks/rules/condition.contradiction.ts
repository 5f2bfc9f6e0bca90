import { defineRule } from '../defineRule.ts'
import { canHold } from '../reasoning/world.ts'
import { shown } from '../words.ts'
import { isReportedAsAWhole } from './common/atoms.ts'
import { placedChains } from './common/connectives.ts'

/** Where the whole condition is never true, the rule that says what that leads to reports it. */
export const conditionContradiction = defineRule<{ condition: string }>({
  code: 'condition.contradiction',
  severity: 'check',
  speed: 'slow',
  help: {
    title: 'Parts that exclude one another',
    what: 'Parts of a condition that are joined by `and` can each be true, but never together.',
    why: 'The condition is never true for any patient. Usually `or` was meant, or a limit is wrong.',
    fix: 'Correct the limits, or write `or` instead of `and`.',
  },
  message: ({ condition }) =>
    `${condition} is never true, because its parts exclude one another. Correct the limits, or write \`or\` if either is enough.`,
  check({ analysis }, report) {
    for (const definition of analysis.parsed.definitions) {
      for (const { chain, place, views } of placedChains(analysis, definition.node, 'and')) {
        const never = views.every(({ world, scope }) => !canHold(chain.whole, world, scope))
        if (!never || isReportedAsAWhole(analysis, definition.node, place)) continue
        const each = chain.parts.every((part) => views.some(({ world, scope }) => canHold(part, world, scope)))
        if (each) report(definition, chain.whole.span, { condition: shown(chain.whole) })
      }
    }
  },
})
