import { coverageGoals } from '../../runtime/index.ts'
import { conditionsOf } from '../data/model.ts'
import type { Symbolic } from '../data/symbolic.ts'

/** Items that conditions look at and that no task asks for or assigns: they must come with the patient. */
export function unaskedItems(symbolic: Symbolic): readonly number[] {
  const { program } = symbolic.space
  const provided = new Set<number>()
  for (const task of program.tasks) {
    for (const { item } of task.sources) for (const given of program.items[item]?.givenBy ?? []) provided.add(given)
    for (const { item } of task.assignments) provided.add(item)
  }
  const read = new Set<number>()
  for (const { expression, task } of conditionsOf(program))
    for (const item of symbolic.reads(expression, task).items) read.add(item)
  for (const goal of coverageGoals(program)) {
    if (goal.kind !== 'threshold') continue
    for (const item of symbolic.reads(goal.threshold.source, goal.threshold.task).items) read.add(item)
  }
  return [...read].filter((item) => !provided.has(item)).sort((a, b) => a - b)
}
