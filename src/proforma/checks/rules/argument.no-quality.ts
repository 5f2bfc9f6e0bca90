import { defineRule } from '../defineRule.ts'
import { named, shown } from '../words.ts'

/** A grade of the candidate stands for all of its arguments. */
export const argumentNoQuality = defineRule<{ argument: string; candidate: string }>({
  code: 'argument.no-quality',
  severity: 'hint',
  speed: 'fast',
  help: {
    title: 'Argument without a grade of evidence',
    what: 'Neither an argument nor its candidate has a `quality`.',
    why: 'An expert opinion and ten trials look the same to who decides.',
    fix: 'Add `quality :: high ;`, `moderate`, `low` or `very_low` (GRADE) to the attributes of the argument.',
  },
  message: ({ argument, candidate }) =>
    `The argument ${argument} about ${named(candidate)} does not say how good its evidence is. Add its quality by GRADE.`,
  check({ definitions }, report) {
    for (const definition of definitions('decision')) {
      for (const candidate of definition.node.candidates) {
        if (candidate.evidence.quality !== undefined) continue
        for (const { evidence, condition, supportSpan } of candidate.arguments) {
          if (evidence.quality !== undefined) continue
          report(definition, supportSpan, { argument: shown(condition, 40), candidate: candidate.name.text })
        }
      }
    }
  },
})
