import type { Attribute, DataRange, QuickFix, Span } from '../../model/index.ts'
import { defineRule } from '../defineRule.ts'
import { replaceIn } from '../fixes.ts'
import { isEmpty } from '../reasoning/interval.ts'
import { rangeOf } from '../reasoning/domain.ts'
import type { Placed } from '../rule.ts'
import { named } from '../words.ts'

export const dataRangeEmpty = defineRule<{ name: string }>({
  code: 'data.range-empty',
  severity: 'error',
  speed: 'fast',
  help: {
    title: 'Range that no value fits',
    what: 'The lower end of a `range` is above the upper end.',
    why: 'Every value is refused, so the question can never be answered and whatever waits for it never goes on.',
    fix: 'Swap the ends, or correct the one that is wrong.',
  },
  message: ({ name }) =>
    `No value fits the range of ${named(name)}: its lower end is above its upper end, so every answer is refused. Swap or correct them.`,
  check({ analysis, definitions }, report) {
    for (const definition of definitions('data', 'parameter')) {
      const { range, name } = definition.node
      const { interval } = rangeOf(range?.value)
      if (range === undefined || interval === undefined || !isEmpty(interval.interval)) continue
      report(definition, range.valueSpan, { name: name.text }, swapped(analysis.parsed.text, definition, range))
    }
  },
})

function swapped(text: string, definition: Placed, range: Attribute<DataRange>): readonly QuickFix[] {
  if (range.value.kind !== 'interval' || !range.value.from || !range.value.to) return []
  const source = ({ start, end }: Span) => text.slice(definition.offset + start, definition.offset + end)
  const { from, to } = range.value
  return [replaceIn('Swap the ends', definition, range.valueSpan, `${source(to.span)} .. ${source(from.span)}`)]
}
