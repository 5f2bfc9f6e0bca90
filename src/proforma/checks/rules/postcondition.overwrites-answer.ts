import { usesOf } from '../facts/uses.ts'
import { defineRule } from '../defineRule.ts'
import { named } from '../words.ts'

export const postconditionOverwritesAnswer = defineRule<{ item: string; task: string; enquiry: string }>({
  code: 'postcondition.overwrites-answer',
  severity: 'check',
  speed: 'fast',
  help: {
    title: 'An answer is overwritten',
    what: 'A `postcondition` assigns a data item that an enquiry asks for.',
    why: 'What was measured at the patient is replaced by what the protocol computed, and later readers take it for the measurement.',
    fix: 'Assign another item, for example `temperature_target` instead of `temperature`.',
  },
  message: ({ item, task, enquiry }) =>
    `${named(enquiry)} asks for ${named(item)}, and ${named(task)} replaces the answer. Assign another item, so that what was measured stays.`,
  check(context, report) {
    const uses = usesOf(context)
    for (const definition of context.definitions('plan', 'enquiry', 'decision', 'action', 'task')) {
      for (const { target } of definition.node.postcondition?.value ?? []) {
        const ask = uses.asks(target.text).find((one) => one.definition.node.kind === 'enquiry')
        if (ask === undefined) continue
        const data = { item: target.text, task: definition.node.name.text, enquiry: ask.definition.node.name.text }
        report(definition, target.span, data)
      }
    }
  },
})
