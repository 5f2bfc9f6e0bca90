import { defineRule } from '../defineRule.ts'
import { named } from '../words.ts'
import { hasMissing, viewsOf } from './common/conditions.ts'
import { canBeRecommended } from './common/recommendation.ts'

/** A candidate without arguments is a rule of its own. */
export const candidateNeverRecommended = defineRule<{ candidate: string; decision: string; why: string }>({
  code: 'candidate.never-recommended',
  severity: 'check',
  speed: 'slow',
  help: {
    title: 'Candidate that is never recommended',
    what: 'The support that a candidate can reach is never enough for its `recommendation` (without one: a net support of at least 1).',
    why: 'The option is shown as "not recommended" to every patient, also to those for whom it was written.',
    fix: 'Add arguments for it, correct their conditions, or lower what the recommendation asks for.',
  },
  message: ({ candidate, decision, why }) =>
    `${named(candidate)} in ${named(decision)} is never recommended to anybody: ${why}. Add arguments for it, or correct its recommendation.`,
  check({ analysis, definitions }, report) {
    for (const definition of definitions('decision')) {
      const decision = definition.node
      const views = viewsOf(analysis, decision, { role: 'recommendation' })
      for (const candidate of decision.candidates) {
        const { recommendation, name, arguments: given } = candidate
        if (given.length === 0 && recommendation === undefined) continue
        if (given.some((argument) => hasMissing(argument.condition))) continue
        if (views.some((view) => canBeRecommended(decision, candidate, view))) continue
        const why =
          recommendation === undefined
            ? 'its arguments never add up to a support of 1'
            : 'what its recommendation asks for never happens'
        report(definition, recommendation?.value.span ?? name.span, {
          candidate: name.text,
          decision: decision.name.text,
          why,
        })
      }
    }
  },
})
