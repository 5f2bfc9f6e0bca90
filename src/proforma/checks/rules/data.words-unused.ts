import { removeAttribute } from '../../text/edits/index.ts'
import { defineRule } from '../defineRule.ts'
import { fix } from '../fixes.ts'
import { named } from '../words.ts'

export const dataWordsUnused = defineRule<{ name: string; type: string }>({
  code: 'data.words-unused',
  severity: 'hint',
  speed: 'fast',
  help: {
    title: 'Words for yes and no without effect',
    what: 'A data item that is not of type `boolean` has a `true_value` or `false_value`.',
    why: 'These words are shown for true and false only. Perhaps the type is wrong.',
    fix: 'Change the type to `boolean`, or list the words as a `range` of texts.',
  },
  message: ({ name, type }) =>
    `${named(name)} is of type ${type}, so words for true and false are never shown. Change the type to boolean, or list the words as a range.`,
  check({ analysis, definitions }, report) {
    for (const definition of definitions('data')) {
      const { name, type, trueValue, falseValue } = definition.node
      const words = trueValue ?? falseValue
      if (words === undefined || type === undefined || type.value === 'boolean') continue
      const target = { kind: 'data', name: name.text } as const
      report(definition, words.span, { name: name.text, type: type.value }, [
        fix('Remove the words for true and false', true, () => [
          ...removeAttribute(analysis.parsed, target, 'true_value'),
          ...removeAttribute(analysis.parsed, target, 'false_value'),
        ]),
      ])
    }
  },
})
