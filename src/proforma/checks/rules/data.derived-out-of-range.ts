import { momentsOf } from '../facts/moments.ts'
import { defineRule } from '../defineRule.ts'
import { meet } from '../reasoning/abstract.ts'
import { domainOfItem } from '../reasoning/domain.ts'
import { NOWHERE } from '../reasoning/world.ts'
import { named, valuesInWords } from '../words.ts'
import { hasMissing } from './common/conditions.ts'

/** Only when no computed value fits; where some do, the reasoning may be too coarse to accuse. */
export const dataDerivedOutOfRange = defineRule<{ name: string; computed: string; allowed: string }>({
  code: 'data.derived-out-of-range',
  severity: 'check',
  speed: 'slow',
  help: {
    title: 'Computed value outside its range',
    what: 'A `derivation` never gives a value within the `range` of its item.',
    why: 'Either the formula or the range is wrong, often by a factor of 10 or 100 or because of units. Conditions written for the range never fit.',
    fix: 'Correct the derivation or the range.',
  },
  message: ({ name, computed, allowed }) =>
    `${named(name)} is computed as ${computed}, but its range is ${allowed}. Correct the derivation or the range.`,
  check({ analysis, definitions }, report) {
    const { anything } = momentsOf(analysis)
    for (const definition of definitions('data')) {
      const { derivation, range, name } = definition.node
      if (derivation === undefined || range === undefined || hasMissing(derivation.value)) continue
      const computed = anything.value(derivation.value, NOWHERE)
      const allowed = domainOfItem(definition.node)
      if (computed.known === undefined || meet(computed, allowed).known !== undefined) continue
      const data = { name: name.text, computed: valuesInWords(computed), allowed: valuesInWords(allowed) }
      report(definition, derivation.value.span, data)
    }
  },
})
