import { defineRule } from '../defineRule.ts'
import { removeFrom } from '../fixes.ts'
import { named } from '../words.ts'

export const dataValidationUnused = defineRule<{ name: string }>({
  code: 'data.validation-unused',
  severity: 'hint',
  speed: 'fast',
  help: {
    title: 'Mandatory validation of nothing',
    what: 'A data item has `mandatory_validation :: yes` but no `warning_condition`.',
    why: 'Mandatory validation refuses values that a warning is about. Without a warning it refuses nothing, though it looks as if it did.',
    fix: 'Add a `warning_condition`, or remove `mandatory_validation`.',
  },
  message: ({ name }) =>
    `${named(name)} asks for mandatory validation but has no warning condition, so nothing is validated. Add a warning condition, or remove it.`,
  check({ analysis, definitions }, report) {
    for (const definition of definitions('data')) {
      const { name, mandatoryValidation, warningConditions } = definition.node
      if (mandatoryValidation?.value !== true || warningConditions.length > 0) continue
      report(definition, mandatoryValidation.span, { name: name.text }, [
        removeFrom(
          'Remove `mandatory_validation`',
          analysis.parsed,
          { kind: 'data', name: name.text },
          'mandatory_validation',
          true,
        ),
      ])
    }
  },
})
