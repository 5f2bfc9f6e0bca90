import { defineRule } from '../defineRule.ts'
import { named } from '../words.ts'
import { isEndless } from './common/cycles.ts'

export const planWaitsForEndless = defineRule<{ from: string; to: string }>({
  code: 'plan.waits-for-endless',
  severity: 'error',
  speed: 'fast',
  help: {
    title: 'Waiting for something that never finishes',
    what: 'An arrow comes from a component that is repeated without end.',
    why: 'An arrow waits until all cycles are over. They never are, so the task at its head never starts.',
    fix: 'Give the cycles an end, or let the task wait for something else (`wait_condition`).',
  },
  message: ({ from, to }) =>
    `${named(to)} waits for ${named(from)}, which is repeated without end, so it never starts. Say when the cycles end, or remove the arrow.`,
  check({ definitions }, report) {
    for (const definition of definitions('plan')) {
      const endless = new Set(definition.node.components.filter(isEndless).map((one) => one.task.text))
      if (endless.size === 0) continue
      for (const { task, scheduleConstraints } of definition.node.components) {
        for (const { antecedent, span } of scheduleConstraints) {
          if (endless.has(antecedent.text)) report(definition, span, { from: antecedent.text, to: task.text })
        }
      }
    }
  },
})
