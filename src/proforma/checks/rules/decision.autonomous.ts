import { defineRule } from '../defineRule.ts'
import { removeFrom } from '../fixes.ts'
import { named } from '../words.ts'

export const decisionAutonomous = defineRule<{ decision: string }>({
  code: 'decision.autonomous',
  severity: 'check',
  speed: 'fast',
  help: {
    title: 'Decision taken without a person',
    what: 'A decision is `autonomous`.',
    why: 'The recommended candidate with the most support is taken at once; no clinician sees the arguments first. For anything that touches treatment a person must decide.',
    fix: 'Remove `autonomous`. Keep it only where the choice is technical, such as which score to compute, and say so in the description.',
  },
  message: ({ decision }) =>
    `${named(decision)} is taken without a person: the best supported candidate is chosen before anybody sees the arguments. Remove \`autonomous\`, unless that is really meant.`,
  check({ analysis, definitions }, report) {
    for (const definition of definitions('decision')) {
      const { autonomous, name } = definition.node
      if (autonomous?.value !== true) continue
      report(definition, autonomous.span, { decision: name.text }, [
        removeFrom('Let a person decide', analysis.parsed, { kind: 'task', name: name.text }, 'autonomous'),
      ])
    }
  },
})
