import { usesOf } from '../facts/uses.ts'
import { defineRule } from '../defineRule.ts'
import { removeWhole } from '../fixes.ts'
import { named } from '../words.ts'

/** Its own warning conditions do not count. */
export const dataUnused = defineRule<{ name: string }>({
  code: 'data.unused',
  severity: 'hint',
  speed: 'fast',
  help: {
    title: 'Data item that nothing uses',
    what: 'A data item is neither asked for, nor assigned, nor derived, nor read by anything.',
    why: 'It does nothing, and makes readers look for what it is for. Often a source or a condition has been forgotten.',
    fix: 'Add it to an enquiry or a condition if it was forgotten; otherwise remove it.',
  },
  message: ({ name }) =>
    `Nothing asks for ${named(name)} and nothing reads it. Add it where it was forgotten, or remove it.`,
  check(context, report) {
    const uses = usesOf(context)
    for (const definition of context.definitions('data')) {
      const { name, derivation } = definition.node
      if (derivation !== undefined || uses.asks(name.text).length > 0 || uses.assigns(name.text).length > 0) continue
      if (uses.reads(name.text).some((read) => read.definition.node !== definition.node)) continue
      report(definition, name.span, { name: name.text }, [
        removeWhole(`Remove ${named(name.text)}`, context.analysis.parsed, { kind: 'data', name: name.text }),
      ])
    }
  },
})
