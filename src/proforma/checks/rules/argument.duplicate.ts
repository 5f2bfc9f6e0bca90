import { removeArgument } from '../../text/edits/index.ts'
import { defineRule } from '../defineRule.ts'
import { fix } from '../fixes.ts'
import { named, shown } from '../words.ts'
import { conditionKey, sideOf } from './common/arguments.ts'

export const argumentDuplicate = defineRule<{ argument: string; candidate: string }>({
  code: 'argument.duplicate',
  severity: 'check',
  speed: 'fast',
  help: {
    title: 'The same argument twice',
    what: 'Two arguments of a candidate pull to the same side and have the same condition.',
    why: 'One finding counts twice, and a candidate looks better or worse supported than it is.',
    fix: 'Remove one. If the finding is to weigh more, use `support_mode :: numeric ;` with weights.',
  },
  message: ({ argument, candidate }) =>
    `The argument ${argument} about ${named(candidate)} is here twice and counts twice. Remove one, or use weights if it is to count more.`,
  check({ analysis, definitions }, report) {
    for (const definition of definitions('decision')) {
      for (const { name, arguments: given } of definition.node.candidates) {
        const seen = new Set<string>()
        given.forEach((argument, i) => {
          const key = `${sideOf(argument)} ${conditionKey(argument)}`
          if (seen.has(key) && argument.condition.kind !== 'missing') {
            const decision = definition.node.name.text
            report(definition, argument.span, { argument: shown(argument.condition, 40), candidate: name.text }, [
              fix('Remove this argument', false, () => removeArgument(analysis.parsed, decision, name.text, i)),
            ])
          }
          seen.add(key)
        })
      }
    }
  },
})
