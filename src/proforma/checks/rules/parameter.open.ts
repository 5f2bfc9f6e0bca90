import { usesOf } from '../facts/uses.ts'
import { defineRule } from '../defineRule.ts'
import { named } from '../words.ts'

export const parameterOpen = defineRule<{ name: string }>({
  code: 'parameter.open',
  severity: 'check',
  speed: 'fast',
  help: {
    title: 'Parameter without a value',
    what: 'A parameter that is read has no `default_value`, and no component fixes it.',
    why: 'It stays unknown, and every comparison with an unknown value is false: what depends on it silently never happens.',
    fix: 'Add `default_value :: … ;`. Leave it open only in a template that others complete.',
  },
  message: ({ name }) =>
    `The parameter ${named(name)} has no value, so comparisons with it are false. Add a default value, or leave it open knowingly in a template.`,
  check(context, report) {
    const uses = usesOf(context)
    for (const definition of context.definitions('parameter')) {
      const { name, defaultValue } = definition.node
      if (defaultValue !== undefined || uses.fixed.has(name.text) || uses.reads(name.text).length === 0) continue
      report(definition, name.span, { name: name.text })
    }
  },
})
