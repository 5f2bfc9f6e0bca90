import { defineRule } from '../defineRule.ts'
import { named } from '../words.ts'

export const planEmpty = defineRule<{ plan: string }>({
  code: 'plan.empty',
  severity: 'check',
  speed: 'fast',
  help: {
    title: 'Plan without components',
    what: 'A plan has no `component`.',
    why: 'It completes at once and nothing happens, as if the work in it had been done.',
    fix: 'Add the tasks of the plan, or remove it. For work still to be described use a keystone (`task`), which blocks publishing.',
  },
  message: ({ plan }) =>
    `The plan ${named(plan)} has no components: it completes at once as if its work had been done. Add its tasks, or remove it.`,
  check({ definitions }, report) {
    for (const definition of definitions('plan')) {
      const { name, components } = definition.node
      if (components.length === 0 && name.text !== '') report(definition, name.span, { plan: name.text })
    }
  },
})
