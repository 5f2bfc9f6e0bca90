import { placesIn } from '../facts/places.ts'
import { defineRule } from '../defineRule.ts'
import { named } from '../words.ts'
import { comparesWithUnknown, verdictOf, viewsOf, whyNever } from './common/conditions.ts'
import { isEndless } from './common/cycles.ts'

/** `forever()` and `false` say it on purpose. */
export const cycleUntilNever = defineRule<{ task: string; why: string }>({
  code: 'cycle.until-never',
  severity: 'check',
  speed: 'slow',
  help: {
    title: 'Cycles that are never told to stop',
    what: 'The `cycle_until` condition of a component can never be true.',
    why: 'The task is repeated without end (or until its count is reached), although the author wanted it to stop earlier.',
    fix: 'Correct the condition or the range of the item. For cycles without end write `forever()`.',
  },
  message: ({ task, why }) =>
    `The cycles of ${named(task)} never stop by their condition, because it is never true: ${why}. Correct it, or write \`forever()\` if they should go on.`,
  check({ analysis, definitions }, report) {
    for (const definition of definitions('plan')) {
      for (const place of placesIn(definition.node)) {
        if (place.role !== 'cycle_until' || place.component === undefined) continue
        if (isEndless({ ...place.component, numberOfCycles: undefined }) || comparesWithUnknown(place.expression))
          continue
        if (verdictOf(analysis, definition.node, place) !== 'never') continue
        const [view] = viewsOf(analysis, definition.node, place)
        const why = view === undefined ? '' : whyNever(place.expression, view)
        report(definition, place.expression.span, { task: place.component.task.text, why })
      }
    }
  },
})
