import { defineRule } from '../defineRule.ts'
import { named } from '../words.ts'

/** A candidate with a rule of its own needs no arguments. */
export const candidateNoArgument = defineRule<{ candidate: string; decision: string }>({
  code: 'candidate.no-argument',
  severity: 'check',
  speed: 'fast',
  help: {
    title: 'Candidate without arguments',
    what: 'A candidate has neither an `argument` nor a `recommendation` of its own.',
    why: 'Nothing ever speaks for it, so it is never recommended, and who decides sees no reason for or against it.',
    fix: 'Add the arguments for and against it, or say with `recommendation` when it is to be recommended.',
  },
  message: ({ candidate, decision }) =>
    `Nothing speaks for or against ${named(candidate)} in ${named(decision)}, so it is never recommended. Add arguments, or a recommendation rule.`,
  check({ definitions }, report) {
    for (const definition of definitions('decision')) {
      for (const { name, arguments: given, recommendation } of definition.node.candidates) {
        if (given.length > 0 || recommendation !== undefined || name.text === '') continue
        report(definition, name.span, { candidate: name.text, decision: definition.node.name.text })
      }
    }
  },
})
