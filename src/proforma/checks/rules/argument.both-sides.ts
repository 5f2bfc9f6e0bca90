import { defineRule } from '../defineRule.ts'
import { named, shown } from '../words.ts'
import { conditionKey, sideOf } from './common/arguments.ts'

export const argumentBothSides = defineRule<{ argument: string; candidate: string }>({
  code: 'argument.both-sides',
  severity: 'check',
  speed: 'fast',
  help: {
    title: 'The same argument for and against',
    what: 'Two arguments of a candidate have the same condition; one speaks for it, the other against it.',
    why: 'They cancel out, or contradict each other, whatever the patient has. One of them has the wrong condition or the wrong support.',
    fix: 'Correct the condition or the support of one of them.',
  },
  message: ({ argument, candidate }) =>
    `${argument} speaks both for and against ${named(candidate)}. Correct the condition or the support of one of the two.`,
  check({ definitions }, report) {
    for (const definition of definitions('decision')) {
      for (const { name, arguments: given } of definition.node.candidates) {
        const sides = new Map<string, 'for' | 'against'>()
        for (const argument of given) {
          const key = conditionKey(argument)
          const side = sideOf(argument)
          const other = sides.get(key)
          if (other === undefined) sides.set(key, side)
          else if (other !== side && argument.condition.kind !== 'missing') {
            report(definition, argument.span, { argument: shown(argument.condition, 40), candidate: name.text })
          }
        }
      }
    }
  },
})
