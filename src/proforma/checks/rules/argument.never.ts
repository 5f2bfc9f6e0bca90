import { placesIn } from '../facts/places.ts'
import { defineRule } from '../defineRule.ts'
import { named, shown } from '../words.ts'
import { comparesWithUnknown, verdictOf, viewsOf, whyNever } from './common/conditions.ts'

export const argumentNever = defineRule<{ argument: string; candidate: string; why: string }>({
  code: 'argument.never',
  severity: 'check',
  speed: 'slow',
  help: {
    title: 'Argument that never holds',
    what: 'The condition of an argument can never be true.',
    why: 'The reason is never counted. A candidate loses support, or a contraindication is never seen.',
    fix: 'Correct the condition or the range of the item, or remove the argument.',
  },
  message: ({ argument, candidate, why }) =>
    `The argument ${argument} about ${named(candidate)} never holds: ${why}. Correct the condition or the range, or remove it.`,
  check({ analysis, definitions }, report) {
    for (const definition of definitions('decision')) {
      for (const place of placesIn(definition.node)) {
        if (place.role !== 'argument' || place.candidate === undefined || comparesWithUnknown(place.expression))
          continue
        if (verdictOf(analysis, definition.node, place) !== 'never') continue
        const [view] = viewsOf(analysis, definition.node, place)
        const why = view === undefined ? '' : whyNever(place.expression, view)
        const data = { argument: shown(place.expression, 40), candidate: place.candidate.name.text, why }
        report(definition, place.expression.span, data)
      }
    }
  },
})
