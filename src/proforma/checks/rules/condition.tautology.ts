import { momentsOf } from '../facts/moments.ts'
import { defineRule } from '../defineRule.ts'
import { mustHold } from '../reasoning/world.ts'
import { shown } from '../words.ts'
import { isReportedAsAWhole } from './common/atoms.ts'
import { placedChains } from './common/connectives.ts'

export const conditionTautology = defineRule<{ condition: string }>({
  code: 'condition.tautology',
  severity: 'check',
  speed: 'slow',
  help: {
    title: 'Parts that leave nothing out',
    what: 'Parts of a condition that are joined by `or` together hold for every patient whose values are known.',
    why: 'The condition tells nobody apart. Usually `and` was meant: `x != 1 or x != 2` is always true.',
    fix: 'Correct the limits, or write `and` instead of `or`. To ask whether a value is known, write `is_known(x)`.',
  },
  message: ({ condition }) =>
    `${condition} is true for every patient, because its parts leave nothing out. Correct the limits, or write \`and\` if both are needed. To ask whether a value is known, write \`is_known(…)\`.`,
  check({ analysis }, report) {
    const { allKnown } = momentsOf(analysis)
    for (const definition of analysis.parsed.definitions) {
      for (const { chain, place, views } of placedChains(analysis, definition.node, 'or')) {
        const scopes = views.map(({ scope }) => scope)
        const always = scopes.every((scope) => mustHold(chain.whole, allKnown, scope))
        if (!always || place.role === 'property' || isReportedAsAWhole(analysis, definition.node, place)) continue
        const alone = chain.parts.some((part) => scopes.every((scope) => mustHold(part, allKnown, scope)))
        if (!alone) report(definition, chain.whole.span, { condition: shown(chain.whole) })
      }
    }
  },
})
