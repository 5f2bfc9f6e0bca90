import { defineRule } from '../defineRule.ts'
import { rangeOf } from '../reasoning/domain.ts'
import { named } from '../words.ts'

export const dataPercentScale = defineRule<{ name: string }>({
  code: 'data.percent-scale',
  severity: 'check',
  speed: 'fast',
  help: {
    title: 'Per cent or fraction?',
    what: 'A data item has the unit `%` and a range from 0 to 1.',
    why: 'Is 0.5 half a per cent or one half? Entered as 95, the value is refused; entered as 0.95, the unit is wrong by a factor of 100.',
    fix: 'Widen the range to `0 .. 100`, or use the unit `1` for a fraction.',
  },
  message: ({ name }) =>
    `${named(name)} is in per cent, but only 0 to 1 is allowed, as for a fraction. Widen the range to 0 .. 100, or use the unit "1".`,
  check({ definitions }, report) {
    for (const definition of definitions('data', 'parameter')) {
      const { name, unit, range } = definition.node
      const interval = rangeOf(range?.value).interval?.interval
      if (unit?.value !== '%' || range === undefined || interval === undefined) continue
      if (interval.from >= 0 && interval.to <= 1) report(definition, range.valueSpan, { name: name.text })
    }
  },
})
