import { defineRule } from '../defineRule.ts'
import { namesIn } from '../reasoning/domain.ts'
import { named, shown } from '../words.ts'

export const dataWarningForeign = defineRule<{ name: string; condition: string }>({
  code: 'data.warning-foreign',
  severity: 'hint',
  speed: 'fast',
  help: {
    title: 'Warning about something else',
    what: 'A `warning_condition` of a data item does not mention that item.',
    why: 'The warning is shown beside a value that it says nothing about. Often the name was copied from another item.',
    fix: 'Mention the item, or move the warning to the item that it is about.',
  },
  message: ({ name, condition }) =>
    `This warning is shown at ${named(name)}, but ${condition} does not look at it. Correct the name, or move the warning to the item it is about.`,
  check({ definitions }, report) {
    for (const definition of definitions('data')) {
      const { name, warningConditions } = definition.node
      for (const { condition } of warningConditions) {
        if (condition.kind === 'missing' || namesIn(condition).has(name.text)) continue
        report(definition, condition.span, { name: name.text, condition: shown(condition) })
      }
    }
  },
})
