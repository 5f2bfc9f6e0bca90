import type { Component, TaskDefinition } from '../../model/index.ts'
import { defineRule } from '../defineRule.ts'
import { named } from '../words.ts'
import { isEndless } from './common/cycles.ts'

/** The engine refuses it (it would never come to rest), so it must not be published. */
export const cycleRunaway = defineRule<{ task: string }>({
  code: 'cycle.runaway',
  severity: 'error',
  speed: 'fast',
  help: {
    title: 'Cycles that run away',
    what: 'A component is repeated without end and without a pause, and completes by itself each time.',
    why: 'It would be performed again and again within the same instant. The run is stopped with an error.',
    fix: 'Add a pause (`cycle_repeat :: 15 minutes ;`), an end (`cycle_until`), or something that a person does.',
  },
  message: ({ task }) =>
    `${named(task)} completes by itself and is repeated without end or pause, so a run would never come to rest. Add \`cycle_repeat\` or \`cycle_until\`.`,
  check({ analysis, definitions }, report) {
    const tasks = analysis.index.tasks
    for (const definition of definitions('plan')) {
      for (const component of definition.node.components) {
        const task = tasks.get(component.task.text)
        if (task === undefined || !isEndless(component) || hasPause(component)) continue
        if (!completesAlone(task, tasks, new Set())) continue
        report(definition, component.task.span, { task: component.task.text })
      }
    }
  },
})

function hasPause({ cycleRepeat }: Component): boolean {
  return cycleRepeat !== undefined
}

/** Whether a task is done as soon as it starts, whatever the patient and the staff do. */
function completesAlone(
  task: TaskDefinition,
  tasks: ReadonlyMap<string, TaskDefinition>,
  around: Set<string>,
): boolean {
  if (task.confirmatory?.value === true || task.precondition || task.waitCondition || task.trigger) return false
  switch (task.kind) {
    case 'action':
    case 'task':
      return task.autonomous?.value === true
    case 'enquiry':
      return task.sources.every((source) => source.mandatory?.value === false)
    case 'decision':
      return false
    default: {
      if (around.has(task.name.text)) return false
      const inside = new Set([...around, task.name.text])
      return task.components.every((component) => {
        const below = tasks.get(component.task.text)
        return below !== undefined && !hasPause(component) && completesAlone(below, tasks, inside)
      })
    }
  }
}
