import { defineRule } from '../defineRule.ts'
import { namesIn } from '../reasoning/domain.ts'
import { named } from '../words.ts'

/** `n = 1 and n = n + 1` uses the first value, so nothing is lost. */
export const postconditionRepeated = defineRule<{ item: string; task: string }>({
  code: 'postcondition.repeated',
  severity: 'check',
  speed: 'fast',
  help: {
    title: 'The same item assigned twice',
    what: 'A `postcondition` assigns the same data item twice.',
    why: 'Assignments are done in text order, so only the last one counts. Often another item was meant.',
    fix: 'Correct the name in one of them, or remove the first.',
  },
  message: ({ item, task }) =>
    `${named(task)} gives ${named(item)} a value twice; only the last one counts. Correct one of the names, or remove the first.`,
  check({ definitions }, report) {
    for (const definition of definitions('plan', 'enquiry', 'decision', 'action', 'task')) {
      const seen = new Set<string>()
      for (const { target, value } of definition.node.postcondition?.value ?? []) {
        const names = namesIn(value)
        if (seen.has(target.text) && !names.has(target.text)) {
          report(definition, target.span, { item: target.text, task: definition.node.name.text })
        }
        for (const name of names) seen.delete(name)
        seen.add(target.text)
      }
    }
  },
})
