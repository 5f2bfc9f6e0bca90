import { usesOf } from '../facts/uses.ts'
import { defineRule } from '../defineRule.ts'
import { named } from '../words.ts'

/** What nobody asks for either is `data.unused`. */
export const dataUnread = defineRule<{ name: string; how: string }>({
  code: 'data.unread',
  severity: 'hint',
  speed: 'fast',
  help: {
    title: 'Data item that nothing reads',
    what: 'A data item is asked for, assigned or derived, but no condition, argument, derivation or text reads it.',
    why: 'Asking costs the time of patient and staff. A finding that changes nothing is often one whose condition was forgotten.',
    fix: 'Use it in a condition or a text. If it is only to be recorded, leave it; otherwise remove it and its sources.',
  },
  message: ({ name, how }) =>
    `${named(name)} is ${how}, but no condition or text reads it. Use it, or remove it if it is not even to be recorded.`,
  check(context, report) {
    const uses = usesOf(context)
    for (const definition of context.definitions('data')) {
      const { name, derivation } = definition.node
      if (uses.reads(name.text).some((read) => read.definition.node !== definition.node)) continue
      const how =
        derivation !== undefined
          ? 'computed'
          : uses.asks(name.text).length > 0
            ? 'asked for'
            : uses.assigns(name.text).length > 0
              ? 'given a value'
              : ''
      if (how !== '') report(definition, name.span, { name: name.text, how })
    }
  },
})
