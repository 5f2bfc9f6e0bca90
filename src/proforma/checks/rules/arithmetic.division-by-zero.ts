import { walkExpression } from '../../expressions/walk.ts'
import { momentsOf } from '../facts/moments.ts'
import { placesIn } from '../facts/places.ts'
import { defineRule } from '../defineRule.ts'
import { single } from '../reasoning/abstract.ts'
import { shown } from '../words.ts'
import { viewsOf } from './common/conditions.ts'

export const arithmeticDivisionByZero = defineRule<{ division: string }>({
  code: 'arithmetic.division-by-zero',
  severity: 'check',
  speed: 'slow',
  help: {
    title: 'Division by zero',
    what: 'An expression divides by something that is always 0.',
    why: 'The result is unknown for every patient, and comparisons with it are false.',
    fix: 'Correct the divisor.',
  },
  message: ({ division }) => `${division} divides by zero, so its value is always unknown. Correct the divisor.`,
  check({ analysis }, report) {
    const { allKnown } = momentsOf(analysis)
    for (const definition of analysis.parsed.definitions) {
      for (const place of placesIn(definition.node)) {
        walkExpression(place.expression, (part) => {
          if (part.kind !== 'binary' || part.operator !== '/') return
          const [view] = viewsOf(analysis, definition.node, place)
          if (view === undefined || single(allKnown.value(part.right, view.scope)) !== 0) return
          report(definition, part.span, { division: shown(part, 40) })
        })
      }
    }
  },
})
