import { defineRule } from '../defineRule.ts'
import { removeFrom } from '../fixes.ts'
import { named } from '../words.ts'

export const dataPrecisionUnused = defineRule<{ name: string; type: string }>({
  code: 'data.precision-unused',
  severity: 'hint',
  speed: 'fast',
  help: {
    title: 'Precision without effect',
    what: 'A data item that is not of type `real` has a `precision`.',
    why: 'Only reals have digits after the point. Perhaps the type is wrong.',
    fix: 'Change the type to `real`, or remove the precision.',
  },
  message: ({ name, type }) =>
    `${named(name)} is of type ${type}, which has no decimal places, so its precision has no effect. Change the type to real, or remove the precision.`,
  check({ analysis, definitions }, report) {
    for (const definition of definitions('data')) {
      const { name, type, precision } = definition.node
      if (precision === undefined || type === undefined || type.value === 'real') continue
      report(definition, precision.span, { name: name.text, type: type.value }, [
        removeFrom('Remove `precision`', analysis.parsed, { kind: 'data', name: name.text }, 'precision', true),
      ])
    }
  },
})
