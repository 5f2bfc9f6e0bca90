import { quoteText } from '../../text/words.ts'
import { defineRule } from '../defineRule.ts'
import { replaceIn } from '../fixes.ts'
import { named } from '../words.ts'

/** Needs to be told what units there are. */
export const unitUnknown = defineRule<{ unit: string; name: string; meant: string }>({
  code: 'unit.unknown',
  severity: 'check',
  speed: 'slow',
  help: {
    title: 'Unit that is not in UCUM',
    what: 'A `unit` is not written as in UCUM, the international list of units for medicine.',
    why: 'Other systems convert values by their unit. One they do not know is refused, or worse, taken for another; and units can then not be checked here.',
    fix: 'Write it as UCUM does: `mm[Hg]`, `Cel`, `/min`, `a` (years), `ug`, `10*9/L`. Pure counts are `1`, scores `{score}`.',
  },
  message: ({ unit, name, meant }) =>
    `"${unit}" of ${named(name)} is not in UCUM, so nobody can convert it and it cannot be checked.${meant === '' ? ' Write it in UCUM, for example mm[Hg], Cel or /min.' : ` Write "${meant}".`}`,
  check({ units, definitions }, report) {
    if (units === undefined) return
    for (const definition of definitions('data', 'parameter')) {
      const { name, unit } = definition.node
      if (unit === undefined || unit.value.trim() === '' || units.read(unit.value) !== undefined) continue
      const meant = units.suggest(unit.value) ?? ''
      const fixes =
        meant === '' ? [] : [replaceIn(`Write ${quoteText(meant)}`, definition, unit.valueSpan, quoteText(meant))]
      report(definition, unit.valueSpan, { unit: unit.value.slice(0, 30), name: name.text, meant }, fixes)
    }
  },
})
