import { valueInWords } from '../words.ts'
import { defineRule } from '../defineRule.ts'
import { constantValue } from '../reasoning/constant.ts'

export const dataRangeDuplicate = defineRule<{ value: string }>({
  code: 'data.range-duplicate',
  severity: 'hint',
  speed: 'fast',
  help: {
    title: 'Value twice in a range',
    what: 'A list of allowed values has the same value twice.',
    why: 'It does no harm, but usually another value was meant and is now missing.',
    fix: 'Correct one of them, or remove it.',
  },
  message: ({ value }) => `${value} is in this list already. Correct it if another value was meant, or remove it.`,
  check({ definitions }, report) {
    for (const definition of definitions('data', 'parameter')) {
      const { range } = definition.node
      if (range?.value.kind !== 'values') continue
      const seen = new Set<string>()
      for (const each of range.value.values) {
        const value = constantValue(each)
        if (value === undefined) continue
        const words = valueInWords(value)
        const key = typeof value === 'string' ? `text ${value}` : words
        if (seen.has(key)) report(definition, each.span, { value: words })
        seen.add(key)
      }
    }
  },
})
