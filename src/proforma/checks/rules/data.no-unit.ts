import { usesOf } from '../facts/uses.ts'
import { defineRule } from '../defineRule.ts'
import { named } from '../words.ts'

/** Of numbers that people enter; scores and counters that the protocol computes have none. */
export const dataNoUnit = defineRule<{ name: string }>({
  code: 'data.no-unit',
  severity: 'hint',
  speed: 'fast',
  help: {
    title: 'Number without a unit',
    what: 'A number that is asked for has no `unit`.',
    why: 'Glucose 5.5 is normal in mmol/L and deadly in mg/dL. Who enters a number must see in which unit.',
    fix: 'Add `unit :: "mmol/L" ;` in UCUM notation. For a pure count or a score write `unit :: "1" ;`.',
  },
  message: ({ name }) =>
    `${named(name)} is asked for without a unit, so it can be entered in the wrong one. Add its unit, or \`unit :: "1"\` for a pure count.`,
  check(context, report) {
    const uses = usesOf(context)
    for (const definition of context.definitions('data')) {
      const { name, type, unit, derivation, range } = definition.node
      if ((type?.value !== 'real' && type?.value !== 'integer') || derivation !== undefined) continue
      if ((unit !== undefined && unit.value.trim() !== '') || range?.value.kind === 'values') continue
      if (uses.asks(name.text).length > 0) report(definition, name.span, { name: name.text })
    }
  },
})
