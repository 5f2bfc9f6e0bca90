import type { Attribute, Expression, PropertyPattern } from '../../model/index.ts'
import { momentsOf } from '../facts/moments.ts'
import { defineRule } from '../defineRule.ts'
import { canHold, NOWHERE } from '../reasoning/world.ts'
import { named, shown } from '../words.ts'
import { comparesWithUnknown, hasMissing, whyNever } from './common/conditions.ts'

export const propertyVacuous = defineRule<{ property: string; condition: string; why: string }>({
  code: 'property.vacuous',
  severity: 'check',
  speed: 'slow',
  help: {
    title: 'Property that cannot fail',
    what: 'What a property says must never happen (or when something must follow) cannot happen at all, by the ranges of the items alone.',
    why: 'The proof then says nothing about the protocol: it holds because of a slip in the property.',
    fix: 'Correct the condition, so that it could be violated by a wrong protocol.',
  },
  message: ({ property, condition, why }) =>
    `${named(property)} cannot fail, whatever the protocol does, because ${condition} is never true: ${why}. Correct the condition.`,
  check({ analysis, definitions }, report) {
    const { anything } = momentsOf(analysis)
    for (const definition of definitions('property')) {
      const premise = definition.node.pattern && premiseOf(definition.node.pattern)
      if (premise === undefined || hasMissing(premise.value) || comparesWithUnknown(premise.value)) continue
      if (canHold(premise.value, anything, NOWHERE)) continue
      const why = whyNever(premise.value, { world: anything, scope: NOWHERE })
      report(definition, premise.value.span, {
        property: definition.node.name.text,
        condition: shown(premise.value),
        why,
      })
    }
  },
})

function premiseOf(pattern: PropertyPattern): Attribute<Expression> | undefined {
  switch (pattern.kind) {
    case 'never':
      return pattern.condition
    case 'response':
      return pattern.whenever
    case 'precedence':
      return pattern.never
    default:
      return undefined
  }
}
