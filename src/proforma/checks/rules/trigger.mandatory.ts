import { defineRule } from '../defineRule.ts'
import { setIn } from '../fixes.ts'
import { named } from '../words.ts'

export const triggerMandatory = defineRule<{ task: string; plan: string; trigger: string }>({
  code: 'trigger.mandatory',
  severity: 'check',
  speed: 'fast',
  help: {
    title: 'Mandatory task that only a trigger starts',
    what: 'A component of a plan is mandatory and its task has a `trigger`.',
    why: 'A plan completes when every mandatory component is finished. As long as nobody sends the trigger the plan stays open, and nothing after it starts.',
    fix: 'Make the component optional (`optional :: yes ;`), unless the plan really has to wait for the trigger.',
  },
  message: ({ task, plan, trigger }) =>
    `${named(plan)} stays open until somebody sends the trigger "${trigger}", because ${named(task)} is mandatory in it. Make it optional, unless the plan really must wait.`,
  check({ analysis, definitions }, report) {
    for (const definition of definitions('plan')) {
      const plan = definition.node.name.text
      for (const { task, optional } of definition.node.components) {
        const trigger = analysis.index.tasks.get(task.text)?.trigger?.value
        if (trigger === undefined || optional?.value === true) continue
        report(definition, task.span, { task: task.text, plan, trigger: trigger.slice(0, 40) }, [
          setIn('Make it optional', analysis.parsed, { kind: 'component', plan, task: task.text }, 'optional', true),
        ])
      }
    }
  },
})
