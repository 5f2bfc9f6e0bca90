import { usesOf } from '../facts/uses.ts'
import { defineRule } from '../defineRule.ts'
import { removeFrom } from '../fixes.ts'
import { named } from '../words.ts'

/** A default only fills in the answer of a question in advance (language reference, section 6). */
export const dataDefaultUnused = defineRule<{ name: string; why: string }>({
  code: 'data.default-unused',
  severity: 'check',
  speed: 'fast',
  help: {
    title: 'Default value that is never used',
    what: 'A data item has a `default_value`, but it is derived, or nothing asks for it.',
    why: 'A default value only fills in the answer of a question in advance; it is not taken for the value before somebody confirms it. Whoever wrote it probably relies on a value that is in fact unknown.',
    fix: 'Make the item a source of an enquiry, or use a parameter for a constant; otherwise remove the default.',
  },
  message: ({ name, why }) =>
    `The default value of ${named(name)} has no effect: ${why}, and a default only fills in an answer in advance. Ask for the item, make it a parameter, or remove the default.`,
  check(context, report) {
    const uses = usesOf(context)
    for (const definition of context.definitions('data')) {
      const { name, derivation, defaultValue } = definition.node
      if (defaultValue === undefined || (derivation === undefined && uses.asks(name.text).length > 0)) continue
      const why = derivation === undefined ? 'nothing asks for the item' : 'the item is derived'
      report(definition, defaultValue.span, { name: name.text, why }, [
        removeFrom(
          'Remove the default value',
          context.analysis.parsed,
          { kind: 'data', name: name.text },
          'default_value',
          true,
        ),
      ])
    }
  },
})
