import type { ProtocolIndex } from '../../proforma/index.ts'
import type { TaskPath } from '../../runtime/index.ts'
import { captionOf, readable } from '../canvas/plan-chart.ts'

/** The task's own name: the last piece of its path. */
export function taskNameOf(path: TaskPath): string {
  return path.slice(path.lastIndexOf('/') + 1)
}

/** What people call the task at a path, or the task of a name. */
export function taskCaption(index: ProtocolIndex, path: TaskPath): string {
  const name = taskNameOf(path)
  const definition = index.tasks.get(name)
  return definition === undefined ? readable(name) : captionOf(definition)
}

export function itemCaption(index: ProtocolIndex, item: string): string {
  const definition = index.data.get(item) ?? index.parameters.get(item)
  return definition === undefined ? readable(item) : captionOf(definition)
}

export function candidateCaption(index: ProtocolIndex, path: TaskPath, candidate: string): string {
  const task = index.tasks.get(taskNameOf(path))
  const found = task?.kind === 'decision' ? task.candidates.find((one) => one.name.text === candidate) : undefined
  return found === undefined ? readable(candidate) : captionOf(found)
}
