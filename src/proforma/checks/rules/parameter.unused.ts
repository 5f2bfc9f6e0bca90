import { usesOf } from '../facts/uses.ts'
import { defineRule } from '../defineRule.ts'
import { removeWhole } from '../fixes.ts'
import { named } from '../words.ts'

export const parameterUnused = defineRule<{ name: string }>({
  code: 'parameter.unused',
  severity: 'hint',
  speed: 'fast',
  help: {
    title: 'Parameter that nothing reads',
    what: 'No condition, derivation or text reads a parameter.',
    why: 'Whoever adapts the protocol would set it and believe that it changes something.',
    fix: 'Use it where the number stands that it was made for, or remove it.',
  },
  message: ({ name }) =>
    `Nothing reads the parameter ${named(name)}, so setting it changes nothing. Use it where its number stands, or remove it.`,
  check(context, report) {
    const uses = usesOf(context)
    for (const definition of context.definitions('parameter')) {
      const { name } = definition.node
      if (uses.reads(name.text).length > 0) continue
      report(definition, name.span, { name: name.text }, [
        removeWhole(`Remove ${named(name.text)}`, context.analysis.parsed, { kind: 'parameter', name: name.text }),
      ])
    }
  },
})
