import { defineRule } from '../defineRule.ts'
import { named } from '../words.ts'

export const planWaitsForTriggered = defineRule<{ from: string; to: string; trigger: string }>({
  code: 'plan.waits-for-triggered',
  severity: 'check',
  speed: 'fast',
  help: {
    title: 'Waiting for a task that only a trigger starts',
    what: 'An arrow comes from a task with a `trigger`.',
    why: 'A triggered task may never be started, and it is dormant again once it is done: what waits for it may wait for ever.',
    fix: 'Let the task wait for something that always happens, or give it the trigger too.',
  },
  message: ({ from, to, trigger }) =>
    `${named(to)} waits for ${named(from)}, which only the trigger "${trigger}" starts: without it ${named(to)} never starts. Wait for something that always happens.`,
  check({ analysis, definitions }, report) {
    for (const definition of definitions('plan')) {
      for (const { task, scheduleConstraints } of definition.node.components) {
        for (const { antecedent, span } of scheduleConstraints) {
          const trigger = analysis.index.tasks.get(antecedent.text)?.trigger?.value
          if (trigger !== undefined)
            report(definition, span, { from: antecedent.text, to: task.text, trigger: trigger.slice(0, 40) })
        }
      }
    }
  },
})
