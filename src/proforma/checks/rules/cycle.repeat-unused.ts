import { defineRule } from '../defineRule.ts'
import { removeFrom } from '../fixes.ts'
import { named } from '../words.ts'
import { isRepeated } from './common/cycles.ts'

export const cycleRepeatUnused = defineRule<{ task: string }>({
  code: 'cycle.repeat-unused',
  severity: 'check',
  speed: 'fast',
  help: {
    title: 'Pause between cycles that do not exist',
    what: 'A component has `cycle_repeat`, but neither `number_of_cycles` nor `cycle_until`.',
    why: 'The task is done once. Whoever wrote the pause meant it to be repeated.',
    fix: 'Add `number_of_cycles :: 3 ;` or `cycle_until :: … ;`, or remove the pause.',
  },
  message: ({ task }) =>
    `${named(task)} has a pause between cycles, but is done only once. Say how often (\`number_of_cycles\`) or until when (\`cycle_until\`), or remove the pause.`,
  check({ analysis, definitions }, report) {
    for (const definition of definitions('plan')) {
      const plan = definition.node.name.text
      for (const component of definition.node.components) {
        if (component.cycleRepeat === undefined || isRepeated(component)) continue
        const task = component.task.text
        report(definition, component.cycleRepeat.span, { task }, [
          removeFrom('Remove the pause', analysis.parsed, { kind: 'component', plan, task }, 'cycle_repeat', true),
        ])
      }
    }
  },
})
