import { momentsOf } from '../facts/moments.ts'
import { defineRule } from '../defineRule.ts'
import { named } from '../words.ts'
import { viewsOf } from './common/conditions.ts'
import { mustBeRecommended } from './common/recommendation.ts'

/** `recommendation :: true` says it on purpose. */
export const candidateAlwaysRecommended = defineRule<{ candidate: string; decision: string }>({
  code: 'candidate.always-recommended',
  severity: 'check',
  speed: 'slow',
  help: {
    title: 'Candidate that is always recommended',
    what: 'The `recommendation` of a candidate is true for every patient whose values are known.',
    why: 'A recommendation that does not depend on the patient is none. Often `>= 0` was written where `>= 1` was meant.',
    fix: 'Correct the condition. If it is meant, write `recommendation :: true ;`.',
  },
  message: ({ candidate, decision }) =>
    `${named(candidate)} in ${named(decision)} is recommended to every patient, whatever its arguments say. Correct its recommendation, or write \`true\` if that is meant.`,
  check({ analysis, definitions }, report) {
    const { allKnown } = momentsOf(analysis)
    for (const definition of definitions('decision')) {
      const decision = definition.node
      const views = viewsOf(analysis, decision, { role: 'recommendation' })
      for (const candidate of decision.candidates) {
        const { recommendation, name } = candidate
        if (recommendation === undefined || recommendation.value.kind === 'boolean') continue
        if (!views.every(({ scope }) => mustBeRecommended(decision, candidate, { world: allKnown, scope }))) continue
        report(definition, recommendation.value.span, { candidate: name.text, decision: decision.name.text })
      }
    }
  },
})
