import { defineRule } from '../defineRule.ts'
import { removeFrom } from '../fixes.ts'
import { named } from '../words.ts'

export const dataUnitUnused = defineRule<{ name: string; type: string }>({
  code: 'data.unit-unused',
  severity: 'hint',
  speed: 'fast',
  help: {
    title: 'Unit without effect',
    what: 'A data item that is no number has a `unit`.',
    why: 'Units belong to numbers. Perhaps the type is wrong.',
    fix: 'Change the type to `real` or `integer`, or remove the unit.',
  },
  message: ({ name, type }) =>
    `${named(name)} is of type ${type}, which has no unit. Change the type to real or integer, or remove the unit.`,
  check({ analysis, definitions }, report) {
    for (const definition of definitions('data')) {
      const { name, type, unit } = definition.node
      if (unit === undefined || type === undefined || type.value === 'real' || type.value === 'integer') continue
      report(definition, unit.span, { name: name.text, type: type.value }, [
        removeFrom('Remove `unit`', analysis.parsed, { kind: 'data', name: name.text }, 'unit', true),
      ])
    }
  },
})
