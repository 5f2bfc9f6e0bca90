import { defineRule } from '../defineRule.ts'
import { named } from '../words.ts'

export const dataWordsEqual = defineRule<{ name: string; words: string }>({
  code: 'data.words-equal',
  severity: 'error',
  speed: 'fast',
  help: {
    title: 'The same words for yes and no',
    what: 'A data item has the same text as `true_value` and as `false_value`.',
    why: 'Who answers sees the same words twice, and the answer means one or the other by chance.',
    fix: 'Give the two answers words of their own.',
  },
  message: ({ name, words }) =>
    `Both answers to ${named(name)} read "${words}", so nobody can know which is yes. Give each its own words.`,
  check({ definitions }, report) {
    for (const definition of definitions('data')) {
      const { name, trueValue, falseValue } = definition.node
      if (trueValue === undefined || falseValue === undefined) continue
      const words = falseValue.value.trim()
      if (trueValue.value.trim().toLowerCase() !== words.toLowerCase()) continue
      report(definition, falseValue.valueSpan, { name: name.text, words: words.slice(0, 40) })
    }
  },
})
