import { defineRule } from '../defineRule.ts'
import { named } from '../words.ts'

export const triggerShared = defineRule<{ task: string; other: string; trigger: string }>({
  code: 'trigger.shared',
  severity: 'hint',
  speed: 'fast',
  help: {
    title: 'Two tasks on one trigger',
    what: 'Two tasks have the same `trigger`.',
    why: 'Sending it starts both. That may be meant; a copied task often keeps the trigger of its original.',
    fix: 'Give each its own trigger, unless both are to start together.',
  },
  message: ({ task, other, trigger }) =>
    `The trigger "${trigger}" starts ${named(other)} and ${named(task)}. Give each its own, unless both are to start together.`,
  check({ definitions }, report) {
    const seen = new Map<string, string>()
    for (const definition of definitions('plan', 'enquiry', 'decision', 'action', 'task')) {
      const { trigger, name } = definition.node
      if (trigger === undefined || trigger.value.trim() === '') continue
      const other = seen.get(trigger.value)
      if (other === undefined) seen.set(trigger.value, name.text)
      else report(definition, trigger.valueSpan, { task: name.text, other, trigger: trigger.value.slice(0, 40) })
    }
  },
})
