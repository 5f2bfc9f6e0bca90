import { defineRule } from '../defineRule.ts'
import { named } from '../words.ts'

export const decisionNoCandidate = defineRule<{ decision: string }>({
  code: 'decision.no-candidate',
  severity: 'error',
  speed: 'fast',
  help: {
    title: 'Decision without candidates',
    what: 'A decision has no `candidate`.',
    why: 'It completes when one of its candidates is chosen. With none it never completes, and everything after it waits for ever.',
    fix: 'Add the options to choose from, or remove the decision.',
  },
  message: ({ decision }) =>
    `${named(decision)} has nothing to choose from, so it can never be completed. Add its candidates, or remove it.`,
  check({ definitions }, report) {
    for (const definition of definitions('decision')) {
      const { name, candidates } = definition.node
      if (candidates.length === 0 && name.text !== '') report(definition, name.span, { decision: name.text })
    }
  },
})
