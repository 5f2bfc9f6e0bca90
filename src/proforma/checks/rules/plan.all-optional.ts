import { defineRule } from '../defineRule.ts'
import { named } from '../words.ts'

/** An optional component that can start does start, and holds the plan until it is done or skipped. */
export const planAllOptional = defineRule<{ plan: string }>({
  code: 'plan.all-optional',
  severity: 'hint',
  speed: 'fast',
  help: {
    title: 'Plan in which everything is optional',
    what: 'All components of a plan are optional.',
    why: 'The plan is completed even when every one of its tasks was skipped, and what follows goes on as if they had been done.',
    fix: 'Make mandatory what must not be left out. If all of it may be, leave it so.',
  },
  message: ({ plan }) =>
    `Everything in ${named(plan)} is optional, so the plan counts as completed even when all of it was skipped. Make mandatory what must not be left out.`,
  check({ definitions }, report) {
    for (const definition of definitions('plan')) {
      const { name, components } = definition.node
      if (components.length === 0 || components.some((component) => component.optional?.value !== true)) continue
      report(definition, name.span, { plan: name.text })
    }
  },
})
