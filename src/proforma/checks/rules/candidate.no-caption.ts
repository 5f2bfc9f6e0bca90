import { defineRule } from '../defineRule.ts'
import { setIn } from '../fixes.ts'
import { named } from '../words.ts'
import { isBlank } from './common/header.ts'

export const candidateNoCaption = defineRule<{ candidate: string; decision: string }>({
  code: 'candidate.no-caption',
  severity: 'hint',
  speed: 'fast',
  help: {
    title: 'Candidate without a caption',
    what: 'A candidate of a decision has no `caption`.',
    why: 'The clinician who decides then chooses between names such as `opt_b` instead of words.',
    fix: 'Add `caption :: "…" ;` to the candidate: the option as one would say it to a colleague.',
  },
  message: ({ candidate, decision }) =>
    `The candidate ${named(candidate)} of ${named(decision)} has no caption: who decides reads the name itself. Give it one in their words.`,
  check({ analysis, definitions }, report) {
    for (const definition of definitions('decision')) {
      const decision = definition.node.name.text
      for (const { name, caption } of definition.node.candidates) {
        if (!isBlank(caption) || name.text === '') continue
        const words = name.text.replace(/_+/g, ' ').trim() || name.text
        const target = { kind: 'candidate', decision, candidate: name.text } as const
        report(definition, name.span, { candidate: name.text, decision }, [
          setIn(`Add the caption "${words}"`, analysis.parsed, target, 'caption', words, true),
        ])
      }
    }
  },
})
