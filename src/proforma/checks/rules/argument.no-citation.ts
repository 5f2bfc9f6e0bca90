import { defineRule } from '../defineRule.ts'
import { named, shown } from '../words.ts'
import { noneOf } from './common/header.ts'

/** A citation of the candidate stands for all of its arguments. */
export const argumentNoCitation = defineRule<{ argument: string; candidate: string }>({
  code: 'argument.no-citation',
  severity: 'hint',
  speed: 'fast',
  help: {
    title: 'Argument without a source',
    what: 'Neither an argument nor its candidate has a `citation`.',
    why: 'Who decides and who reviews cannot see what the argument rests on.',
    fix: 'Add `citation :: "doi:…" ;` to the attributes of the argument, or to its candidate if one source stands for all.',
  },
  message: ({ argument, candidate }) =>
    `The argument ${argument} about ${named(candidate)} names no source. Add a citation, so that it can be looked up.`,
  check({ definitions }, report) {
    for (const definition of definitions('decision')) {
      for (const candidate of definition.node.candidates) {
        if (!noneOf(candidate.evidence.citations)) continue
        for (const { evidence, condition, supportSpan } of candidate.arguments) {
          if (!noneOf(evidence.citations)) continue
          report(definition, supportSpan, { argument: shown(condition, 40), candidate: candidate.name.text })
        }
      }
    }
  },
})
