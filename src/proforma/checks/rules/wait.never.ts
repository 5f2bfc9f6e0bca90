import { placesIn } from '../facts/places.ts'
import { defineRule } from '../defineRule.ts'
import { named } from '../words.ts'
import { comparesWithUnknown, verdictOf, viewsOf, whyNever } from './common/conditions.ts'

/** A trigger does not ask for the wait condition. */
export const waitNever = defineRule<{ task: string; why: string }>({
  code: 'wait.never',
  severity: 'error',
  speed: 'slow',
  help: {
    title: 'Waiting for something that never comes',
    what: 'The `wait_condition` of a task can never be true.',
    why: 'The task waits for ever, and with it the plan that it stands in.',
    fix: 'Correct the condition or the range of the item, or remove the wait condition.',
  },
  message: ({ task, why }) =>
    `${named(task)} waits for ever, because its wait condition is never true: ${why}. Correct the condition or the range.`,
  check({ analysis, definitions }, report) {
    for (const definition of definitions('plan', 'enquiry', 'decision', 'action', 'task')) {
      const { node } = definition
      if (node.trigger !== undefined) continue
      for (const place of placesIn(node)) {
        if (place.role !== 'wait_condition' || comparesWithUnknown(place.expression)) continue
        if (verdictOf(analysis, node, place) !== 'never') continue
        const [view] = viewsOf(analysis, node, place)
        const why = view === undefined ? '' : whyNever(place.expression, view)
        report(definition, place.expression.span, { task: node.name.text, why })
      }
    }
  },
})
