import { defineRule } from '../defineRule.ts'
import { setIn } from '../fixes.ts'
import { named } from '../words.ts'

/** Language reference, section 6. */
export const enquiryOptionalOnly = defineRule<{ task: string }>({
  code: 'enquiry.optional-only',
  severity: 'check',
  speed: 'fast',
  help: {
    title: 'Enquiry whose questions are all optional',
    what: 'No source of an enquiry is mandatory.',
    why: 'An enquiry completes when its mandatory sources are known. With none it completes at once: nobody ever sees the questions.',
    fix: 'Make a source mandatory, or add `confirmatory :: yes ;` so that the enquiry waits until somebody says it is done.',
  },
  message: ({ task }) =>
    `All questions of ${named(task)} are optional, so it completes at once and nobody sees them. Make one mandatory, or let it wait with \`confirmatory :: yes\`.`,
  check({ analysis, definitions }, report) {
    for (const definition of definitions('enquiry')) {
      const { name, sources, confirmatory } = definition.node
      if (sources.length === 0 || confirmatory?.value === true) continue
      if (sources.some((source) => source.mandatory?.value !== false)) continue
      report(definition, name.span, { task: name.text }, [
        setIn('Wait for a confirmation', analysis.parsed, { kind: 'task', name: name.text }, 'confirmatory', true),
      ])
    }
  },
})
