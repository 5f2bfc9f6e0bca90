import { placesIn } from '../facts/places.ts'
import { defineRule } from '../defineRule.ts'
import { named } from '../words.ts'
import { comparesWithUnknown, verdictOf, viewsOf, whyNever } from './common/conditions.ts'

export const preconditionNever = defineRule<{ task: string; why: string }>({
  code: 'precondition.never',
  severity: 'check',
  speed: 'slow',
  help: {
    title: 'Task that can never start',
    what: 'The `precondition` of a task can never be true: it says `false`, asks for a value outside the declared range, or for a state that the task cannot meet.',
    why: 'The task is discarded each time it would start. Nobody ever does it, and nobody is told.',
    fix: 'Correct the condition or the range of the item. To switch a task off, remove it from its plan.',
  },
  message: ({ task, why }) =>
    `${named(task)} can never start, because its precondition is never true: ${why}. Correct the condition or the range.`,
  check({ analysis, definitions }, report) {
    for (const definition of definitions('plan', 'enquiry', 'decision', 'action', 'task')) {
      for (const place of placesIn(definition.node)) {
        if (place.role !== 'precondition' || comparesWithUnknown(place.expression)) continue
        if (verdictOf(analysis, definition.node, place) !== 'never') continue
        const [view] = viewsOf(analysis, definition.node, place)
        const why = view === undefined ? '' : whyNever(place.expression, view)
        report(definition, place.expression.span, { task: definition.node.name.text, why })
      }
    }
  },
})
