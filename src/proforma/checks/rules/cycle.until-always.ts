import { placesIn } from '../facts/places.ts'
import { defineRule } from '../defineRule.ts'
import { mustHold } from '../reasoning/world.ts'
import { named, shown } from '../words.ts'
import { hasMissing, viewsOf } from './common/conditions.ts'

export const cycleUntilAlways = defineRule<{ task: string; condition: string }>({
  code: 'cycle.until-always',
  severity: 'check',
  speed: 'slow',
  help: {
    title: 'Cycles that stop after the first',
    what: 'The `cycle_until` condition of a component is always true.',
    why: 'The condition is asked at the end of each cycle, so the task is done once and not repeated.',
    fix: 'Ask for something that becomes true later, or remove the cycles.',
  },
  message: ({ task, condition }) =>
    `${named(task)} is not repeated, because ${condition} is true at the end of the first cycle already. Correct the condition, or remove the cycles.`,
  check({ analysis, definitions }, report) {
    for (const definition of definitions('plan')) {
      for (const place of placesIn(definition.node)) {
        const { role, expression, component } = place
        if (role !== 'cycle_until' || component === undefined || hasMissing(expression)) continue
        const views = viewsOf(analysis, definition.node, place)
        if (!views.every(({ world, scope }) => mustHold(expression, world, scope))) continue
        report(definition, expression.span, { task: component.task.text, condition: shown(expression) })
      }
    }
  },
})
