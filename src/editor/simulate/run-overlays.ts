import type { TaskPath, TaskState } from '../../runtime/index.ts'
import type { Overlays } from '../canvas/overlays.ts'
import type { Breakpoint } from './breakpoints.ts'
import { compareWays } from './comparison.ts'
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

/**
 * What the canvas shows while two ways are compared: the states of the one in hand, and on each task that differs how
 * it stands in the other one.
 * @param say how a task stands in the other way, in words
 */
export function overlaysOfComparison(one: Run, other: Run, say: (state: TaskState | undefined) => string): Overlays {
  const notes: Record<TaskPath, string> = {}
  for (const { path, states } of compareWays(one, other).tasks) notes[path] = say(states[1])
  return { ...overlaysOfRun(one), notes }
}

/** The tasks on which a played run stops: switched on, or off for now. */
export function breakpointSigns(breakpoints: readonly Breakpoint[]): NonNullable<Overlays['breakpoints']> {
  const signs = new Map<TaskPath, 'on' | 'off'>()
  for (const one of breakpoints) {
    if (one.kind !== 'task') continue
    if (one.enabled || !signs.has(one.path)) signs.set(one.path, one.enabled ? 'on' : 'off')
  }
  return signs
}
