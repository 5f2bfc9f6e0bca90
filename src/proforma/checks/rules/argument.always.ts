import { placesIn } from '../facts/places.ts'
import { defineRule } from '../defineRule.ts'
import { named, shown } from '../words.ts'
import { verdictOf } from './common/conditions.ts'

/** A plain `true` is a way to give a candidate a base of support, and meant. */
export const argumentAlways = defineRule<{ argument: string; candidate: string }>({
  code: 'argument.always',
  severity: 'check',
  speed: 'slow',
  help: {
    title: 'Argument that always holds',
    what: 'The condition of an argument is true for every patient whose values are known.',
    why: 'An argument should tell patients apart. One that always holds only shifts the balance, usually by mistake.',
    fix: 'Correct the condition or the range of the item. If a base of support is meant, write `true`.',
  },
  message: ({ argument, candidate }) =>
    `The argument ${argument} about ${named(candidate)} holds for every patient, so it tells nobody apart. Correct it, or write \`true\` if that is meant.`,
  check({ analysis, definitions }, report) {
    for (const definition of definitions('decision')) {
      for (const place of placesIn(definition.node)) {
        const { role, candidate, expression } = place
        if (role !== 'argument' || candidate === undefined || expression.kind === 'boolean') continue
        if (verdictOf(analysis, definition.node, place) !== 'always') continue
        report(definition, expression.span, { argument: shown(expression, 40), candidate: candidate.name.text })
      }
    }
  },
})
