import { defineRule } from '../defineRule.ts'
import { named } from '../words.ts'
import { isBlank } from './common/header.ts'

/** Only of the root: it is what the whole protocol is for. */
export const planNoGoal = defineRule<{ plan: string }>({
  code: 'plan.no-goal',
  severity: 'hint',
  speed: 'fast',
  help: {
    title: 'Protocol without a goal',
    what: 'The plan that everything starts from has no `goal`.',
    why: 'In PROforma a plan serves a goal. Said in one line it tells a reviewer what every task should contribute to.',
    fix: 'Add `goal :: "…" ;` to the root plan: what should be better for the patient afterwards.',
  },
  message: ({ plan }) =>
    `${named(plan)} starts the whole protocol and has no goal. Say with \`goal :: "…" ;\` what should be better for the patient afterwards.`,
  check({ analysis, definitions }, report) {
    for (const definition of definitions('plan')) {
      const { name, goal } = definition.node
      if (name.text === analysis.index.root && isBlank(goal)) report(definition, name.span, { plan: name.text })
    }
  },
})
