import { defineRule } from '../defineRule.ts'
import { named } from '../words.ts'
import { tieIn } from './common/tie.ts'

/** Of an autonomous decision it is more serious, and a rule of its own. */
export const decisionTie = defineRule<{ decision: string; first: string; second: string }>({
  code: 'decision.tie',
  severity: 'hint',
  speed: 'slow',
  help: {
    title: 'Two candidates equally good',
    what: 'For some patients two candidates of a single choice are both recommended, with the same support and the same priority.',
    why: 'The protocol then does not say which one to prefer; different people will choose differently.',
    fix: 'Add an argument that tells them apart, or give one a higher `priority`. If both are equally good, leave it.',
  },
  message: ({ decision, first, second }) =>
    `In ${named(decision)} some patients are recommended both ${named(first)} and ${named(second)} with the same support. Add an argument that tells them apart, or a priority.`,
  check(context, report) {
    for (const definition of context.definitions('decision')) {
      if (definition.node.autonomous?.value === true) continue
      const tie = tieIn(context, definition)
      if (tie === undefined) continue
      const data = { decision: definition.node.name.text, first: tie.first.name.text, second: tie.second.name.text }
      report(definition, tie.second.name.span, data)
    }
  },
})
