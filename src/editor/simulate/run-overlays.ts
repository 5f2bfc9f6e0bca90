import type { TaskPath, TaskState } from '../../runtime/index.ts'
import type { Overlays } from '../canvas/overlays.ts'
import { viewRun, type Run } from './session.ts'

/** What the canvas shows of a run: the state of every task, and the one that waits for somebody in sight. */
export function overlaysOfRun(run: Run): Overlays {
  const { tasks, ended } = viewRun(run)
  const taskState: Record<TaskPath, TaskState> = {}
  for (const { path, state } of tasks) taskState[path] = state
  const kinds = new Map(run.program.tasks.map(({ path, kind }) => [path, kind]))
  const open = ended
    ? undefined
    : tasks.find(({ path, state }) => state === 'in_progress' && kinds.get(path) !== 'plan')
  return { taskState, ...(open === undefined ? {} : { focus: open.path }) }
}
