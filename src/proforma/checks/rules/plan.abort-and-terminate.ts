import { defineRule } from '../defineRule.ts'
import { named } from '../words.ts'
import { hasMissing, viewsOf } from './common/conditions.ts'

export const planAbortAndTerminate = defineRule<{ plan: string }>({
  code: 'plan.abort-and-terminate',
  severity: 'hint',
  speed: 'slow',
  help: {
    title: 'Aborted and terminated at once',
    what: 'The `abort` and the `terminate` condition of a plan can be true together.',
    why: 'Abort then wins: the plan counts as discarded, and tasks that only follow its completion are discarded too.',
    fix: 'If terminating should win, add `not (…)` with the terminate condition to `abort`. If abort should win, leave it.',
  },
  message: ({ plan }) =>
    `${named(plan)} can be aborted and terminated by the same event; then it counts as discarded, not as completed. Exclude one in the other if that is not meant.`,
  check({ analysis, definitions }, report) {
    for (const definition of definitions('plan')) {
      const { abort, terminate, name } = definition.node
      if (abort === undefined || terminate === undefined) continue
      if (hasMissing(abort.value) || hasMissing(terminate.value)) continue
      const together = viewsOf(analysis, definition.node, { role: 'abort' }).some(({ world, scope }) => {
        const aborted = world.assume(abort.value, true, scope)
        return aborted?.assume(terminate.value, true, scope)?.assume(abort.value, true, scope) !== undefined
      })
      if (together) report(definition, terminate.value.span, { plan: name.text })
    }
  },
})
