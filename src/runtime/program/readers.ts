import { element } from './element.ts'
import type { CompiledExpression, Dependencies, ItemProgram, Readers, TaskProgram, WarningProgram } from './program.ts'

interface Growing {
  readonly tasks: Set<number>
  readonly derived: Set<number>
  readonly warnings: Set<number>
}

export interface ReverseIndex {
  readonly itemReaders: readonly Readers[]
  readonly taskReaders: readonly Readers[]
  readonly timeReaders: Readers
}

/** Turns "reads" round: for every item, task and for the clock, who has to look again when it changes. */
export function reverseIndex(
  tasks: readonly TaskProgram[],
  items: readonly ItemProgram[],
  warnings: readonly WarningProgram[],
): ReverseIndex {
  const byItem = items.map(growing)
  const byTask = tasks.map(growing)
  const byTime = growing()
  const enter = (reads: Dependencies, kind: keyof Growing, reader: number) => {
    for (const item of reads.items) element(byItem, item)[kind].add(reader)
    for (const task of reads.tasks) element(byTask, task)[kind].add(reader)
    if (reads.time) byTime[kind].add(reader)
  }
  for (const task of tasks) {
    for (const expression of reviewed(task)) enter(expression.reads, 'tasks', task.index)
    if (task.cycleRepeat) byTime.tasks.add(task.index)
    if (asks(task)) for (const source of task.sources) element(byItem, source.item).tasks.add(task.index)
  }
  for (const item of items) if (item.derivation) enter(item.derivation.reads, 'derived', item.index)
  warnings.forEach((warning, position) => {
    enter(warning.condition.reads, 'warnings', position)
    element(byItem, warning.item).warnings.add(position)
  })
  return { itemReaders: byItem.map(frozen), taskReaders: byTask.map(frozen), timeReaders: frozen(byTime) }
}

/** Whether a task acts by itself on its sources being known. */
function asks(task: TaskProgram): boolean {
  return task.kind === 'enquiry' || (task.kind === 'decision' && task.autonomous)
}

/**
 * The expressions whose change of value alone can make a task change. Preconditions, postconditions and `cycle_until`
 * are asked only at an instant that something else brings about.
 */
function reviewed(task: TaskProgram): CompiledExpression[] {
  const always = [task.waitCondition, task.abort, task.terminate, task.cycleRepeat]
  const candidates = task.autonomous ? task.candidates : []
  const weighed = candidates.flatMap((each) => [each.recommendation, ...each.arguments.map((a) => a.condition)])
  return [...always, ...weighed].filter((each) => each !== undefined)
}

function growing(): Growing {
  return { tasks: new Set(), derived: new Set(), warnings: new Set() }
}

function frozen({ tasks, derived, warnings }: Growing): Readers {
  return { tasks: [...tasks], derived: [...derived], warnings: [...warnings] }
}
