import { defineRule } from '../defineRule.ts'
import { named } from '../words.ts'

export const enquiryNoSource = defineRule<{ task: string }>({
  code: 'enquiry.no-source',
  severity: 'check',
  speed: 'fast',
  help: {
    title: 'Enquiry that asks nothing',
    what: 'An enquiry has no `source`.',
    why: 'It completes at once without asking anything, and what depends on the answers goes on without them.',
    fix: 'Add the data items to be asked for as sources, or make it an action.',
  },
  message: ({ task }) =>
    `${named(task)} asks for nothing: it completes at once. Add the data items to be asked for, or make it an action.`,
  check({ definitions }, report) {
    for (const definition of definitions('enquiry')) {
      const { name, sources, confirmatory } = definition.node
      if (sources.length > 0 || confirmatory?.value === true || name.text === '') continue
      report(definition, name.span, { task: name.text })
    }
  },
})
