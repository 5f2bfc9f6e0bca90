import { defineRule } from '../defineRule.ts'
import { named } from '../words.ts'
import { tieIn } from './common/tie.ts'

export const decisionAutonomousTie = defineRule<{ decision: string; first: string; second: string }>({
  code: 'decision.autonomous-tie',
  severity: 'check',
  speed: 'slow',
  help: {
    title: 'Order of the text decides',
    what: 'In an autonomous decision two candidates are equally good for some patients: both recommended, with the same support and priority.',
    why: 'The one that stands first in the text is taken, without anybody seeing it. Moving a candidate in the text then changes the treatment.',
    fix: 'Give one a higher `priority`, add an argument that tells them apart, or let a person decide.',
  },
  message: ({ decision, first, second }) =>
    `For some patients ${named(first)} and ${named(second)} are equally good, and ${named(decision)} takes ${named(first)} only because it stands first. Give one a higher priority, or let a person decide.`,
  check(context, report) {
    for (const definition of context.definitions('decision')) {
      if (definition.node.autonomous?.value !== true) continue
      const tie = tieIn(context, definition)
      if (tie === undefined) continue
      const data = { decision: definition.node.name.text, first: tie.first.name.text, second: tie.second.name.text }
      report(definition, tie.second.name.span, data)
    }
  },
})
