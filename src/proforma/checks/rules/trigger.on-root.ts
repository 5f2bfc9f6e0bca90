import { defineRule } from '../defineRule.ts'
import { removeFrom } from '../fixes.ts'
import { named } from '../words.ts'

export const triggerOnRoot = defineRule<{ task: string; trigger: string }>({
  code: 'trigger.on-root',
  severity: 'check',
  speed: 'fast',
  help: {
    title: 'Protocol that waits for a trigger',
    what: 'The plan that everything starts from has a `trigger`.',
    why: 'Starting the protocol does nothing until somebody sends the trigger as well. Most systems only start it.',
    fix: 'Remove the trigger from the root plan.',
  },
  message: ({ task, trigger }) =>
    `Starting the protocol does nothing until the trigger "${trigger}" is sent, because ${named(task)} is its root. Remove the trigger.`,
  check({ analysis, definitions }, report) {
    for (const definition of definitions('plan')) {
      const { name, trigger } = definition.node
      if (trigger === undefined || name.text !== analysis.index.root) continue
      report(definition, trigger.span, { task: name.text, trigger: trigger.value.slice(0, 40) }, [
        removeFrom('Remove the trigger', analysis.parsed, { kind: 'task', name: name.text }, 'trigger'),
      ])
    }
  },
})
