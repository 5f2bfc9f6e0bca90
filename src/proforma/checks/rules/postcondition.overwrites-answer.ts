import type { Definition } from '../../model/index.ts'
import { momentsOf } from '../facts/moments.ts'
import { usesOf } from '../facts/uses.ts'
import { defineRule } from '../defineRule.ts'
import type { CheckContext } from '../rule.ts'
import { named } from '../words.ts'
import { timingOf } from './common/timing.ts'

export const postconditionOverwritesAnswer = defineRule<{ item: string; task: string; enquiry: string }>({
  code: 'postcondition.overwrites-answer',
  severity: 'check',
  speed: 'slow',
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
        if (ask === undefined || isAnsweredBy(context, definition.node, ask.definition.node)) continue
        const data = { item: target.text, task: definition.node.name.text, enquiry: ask.definition.node.name.text }
        report(definition, target.span, data)
      }
    }
  },
})

/** What is assigned before the enquiry answers it. */
function isAnsweredBy(context: CheckContext, task: Definition, enquiry: Definition): boolean {
  const moments = momentsOf(context.analysis)
  const enquiries = moments.pathsOf(enquiry.name.text)
  const tasks = moments.pathsOf(task.name.text)
  return tasks.every((giver) => enquiries.every((reader) => timingOf(context, giver, reader) === 'before'))
}
