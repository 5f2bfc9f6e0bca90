import { defineRule } from '../defineRule.ts'
import { replaceIn } from '../fixes.ts'
import { quoteText } from '../../text/words.ts'
import { named } from '../words.ts'

export const triggerForm = defineRule<{ task: string; why: string }>({
  code: 'trigger.form',
  severity: 'error',
  speed: 'fast',
  help: {
    title: 'Trigger that nothing can send',
    what: 'A `trigger` is empty, or has blanks at its beginning or end.',
    why: 'A trigger is sent by its exact text. One that is empty or hides a blank is never sent, so the task never starts.',
    fix: 'Write a short text without blanks around it.',
  },
  message: ({ task, why }) =>
    `Nothing can send the trigger of ${named(task)}: ${why}. Write a short text without blanks around it.`,
  check({ definitions }, report) {
    for (const definition of definitions('plan', 'enquiry', 'decision', 'action', 'task')) {
      const { trigger, name } = definition.node
      if (trigger === undefined) continue
      const tidy = trigger.value.trim()
      if (tidy !== '' && tidy === trigger.value) continue
      const why = tidy === '' ? 'it is empty' : 'it begins or ends with a blank'
      const fixes =
        tidy === '' ? [] : [replaceIn(`Write ${quoteText(tidy)}`, definition, trigger.valueSpan, quoteText(tidy))]
      report(definition, trigger.valueSpan, { task: name.text, why }, fixes)
    }
  },
})
