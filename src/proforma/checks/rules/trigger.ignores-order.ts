import { defineRule } from '../defineRule.ts'
import { listed, named } from '../words.ts'

export const triggerIgnoresOrder = defineRule<{ task: string; what: string; trigger: string }>({
  code: 'trigger.ignores-order',
  severity: 'check',
  speed: 'fast',
  help: {
    title: 'Trigger that passes over the order',
    what: 'A task with a `trigger` also has arrows leading to it, or a `wait_condition`.',
    why: 'A trigger starts the task whatever comes before it: arrows and wait condition are not asked. Drawn as they are, they promise an order that does not hold.',
    fix: 'Remove the arrows and the wait condition, or ask for what must be done before in the `precondition`, which a trigger does respect.',
  },
  message: ({ task, what, trigger }) =>
    `The trigger "${trigger}" starts ${named(task)} at once; ${what} not asked. Say what must come before in its precondition, or remove them.`,
  check({ analysis, definitions }, report) {
    for (const definition of definitions('plan')) {
      for (const { task, scheduleConstraints } of definition.node.components) {
        const trigger = analysis.index.tasks.get(task.text)?.trigger?.value
        const [first] = scheduleConstraints
        if (trigger === undefined || first === undefined) continue
        const from = listed(scheduleConstraints.map((one) => one.antecedent.text))
        const what = scheduleConstraints.length === 1 ? `the arrow from ${from} is` : `the arrows from ${from} are`
        report(definition, first.span, { task: task.text, what, trigger: trigger.slice(0, 40) })
      }
    }
    for (const definition of definitions('plan', 'enquiry', 'decision', 'action', 'task')) {
      const { trigger, waitCondition, name } = definition.node
      if (trigger === undefined || waitCondition === undefined) continue
      const data = { task: name.text, what: 'its wait condition is', trigger: trigger.value.slice(0, 40) }
      report(definition, waitCondition.span, data)
    }
  },
})
