import { usesOf } from '../facts/uses.ts'
import { defineRule } from '../defineRule.ts'
import { named } from '../words.ts'

export const dataNeverGiven = defineRule<{ name: string; reader: string; readers: number }>({
  code: 'data.never-given',
  severity: 'check',
  speed: 'fast',
  help: {
    title: 'Data item that never gets a value',
    what: 'Something reads a data item, but no enquiry or decision asks for it, no postcondition assigns it and it has no derivation.',
    why: 'Unless another system provides it, it stays unknown, and every comparison with an unknown value is false: what depends on it silently never happens.',
    fix: 'Make it a source of an enquiry, or derive it. If another system provides it, say so in its description.',
  },
  message: ({ name, reader, readers }) =>
    `${named(name)} is read by ${named(reader)}${readers > 1 ? ` and ${readers - 1} more` : ''}, but nothing asks for it, so it stays unknown and comparisons with it are false. Make it a source of an enquiry, or derive it.`,
  check(context, report) {
    const uses = usesOf(context)
    for (const definition of context.definitions('data')) {
      const { name, derivation } = definition.node
      if (derivation !== undefined || uses.asks(name.text).length > 0 || uses.assigns(name.text).length > 0) continue
      const readers = new Set(
        uses
          .reads(name.text)
          .filter((read) => read.definition.node !== definition.node)
          .map((read) => read.definition.node.name.text),
      )
      const [reader] = readers
      if (reader !== undefined) report(definition, name.span, { name: name.text, reader, readers: readers.size })
    }
  },
})
