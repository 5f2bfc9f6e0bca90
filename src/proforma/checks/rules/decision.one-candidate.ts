import { defineRule } from '../defineRule.ts'
import { named } from '../words.ts'

/** Also with `choice_mode :: multiple`: an empty choice is refused. */
export const decisionOneCandidate = defineRule<{ decision: string; candidate: string }>({
  code: 'decision.one-candidate',
  severity: 'check',
  speed: 'fast',
  help: {
    title: 'Decision with one candidate',
    what: 'A decision has a single `candidate`.',
    why: 'There is nothing to decide: the only way on is to choose it, also for a patient for whom it is wrong.',
    fix: 'Add the alternatives, at least "none of these". If there is nothing to decide, make it an action with a precondition.',
  },
  message: ({ decision, candidate }) =>
    `${named(candidate)} is the only choice in ${named(decision)}, also for a patient for whom it is wrong. Add the alternatives, or make it an action.`,
  check({ definitions }, report) {
    for (const definition of definitions('decision')) {
      const { name, candidates } = definition.node
      const [only, second] = candidates
      if (only === undefined || second !== undefined) continue
      report(definition, only.name.span, { decision: name.text, candidate: only.name.text })
    }
  },
})
