import { defineRule } from '../defineRule.ts'
import { named, shown } from '../words.ts'

export const argumentZeroWeight = defineRule<{ argument: string; candidate: string }>({
  code: 'argument.zero-weight',
  severity: 'check',
  speed: 'fast',
  help: {
    title: 'Argument that weighs nothing',
    what: 'An argument of a numeric decision has the weight 0.',
    why: 'It is shown as a reason but changes nothing.',
    fix: 'Give it a weight above 0 (for) or below 0 (against), or remove it.',
  },
  message: ({ argument, candidate }) =>
    `The argument ${argument} about ${named(candidate)} has the weight 0: it is shown as a reason but changes nothing. Give it a weight, or remove it.`,
  check({ definitions }, report) {
    for (const definition of definitions('decision')) {
      for (const { name, arguments: given } of definition.node.candidates) {
        for (const { support, supportSpan, condition } of given) {
          if (support.kind !== 'weight' || support.weight !== 0) continue
          report(definition, supportSpan, { argument: shown(condition, 40), candidate: name.text })
        }
      }
    }
  },
})
