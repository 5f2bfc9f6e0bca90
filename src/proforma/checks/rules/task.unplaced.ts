import { defineRule } from '../defineRule.ts'
import { named } from '../words.ts'

export const taskUnplaced = defineRule<{ task: string; kind: string }>({
  code: 'task.unplaced',
  severity: 'check',
  speed: 'fast',
  help: {
    title: 'Task that stands in no plan',
    what: 'A task is defined, but no plan that the protocol leads to has it as a component.',
    why: 'It never runs. Often an arrow or a component was removed and the task was left behind.',
    fix: 'Add it to the plan where it belongs, or remove its definition.',
  },
  message: ({ task, kind }) =>
    `The ${kind} ${named(task)} stands in no plan of this protocol, so it never runs. Add it to the plan where it belongs, or remove it.`,
  check({ analysis, definitions }, report) {
    const { tree } = analysis.resolver
    if (tree.root === undefined || !analysis.index.tasks.has(tree.root)) return
    for (const definition of definitions('plan', 'enquiry', 'decision', 'action', 'task')) {
      const { name, kind } = definition.node
      if (name.text === '' || tree.isPlaced(name.text) || analysis.index.tasks.get(name.text) !== definition.node)
        continue
      report(definition, name.span, { task: name.text, kind: kind === 'task' ? 'keystone' : kind })
    }
  },
})
