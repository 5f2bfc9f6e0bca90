import type { TaskPath, TaskState } from '../../runtime/index.ts'

/** A remark painted on a task, on an arrow's end or on a definition. */
export interface Mark {
  readonly severity: 'error' | 'check' | 'hint' | 'info'
  /** Shown on hover and focus, and read out with the task. */
  readonly title: string
}

/**
 * What other panels paint on the canvas: the simulator its task states, the verifier its findings and the
 * run it plays. Keys are task paths (`root/plan/task`) or names of definitions; a path wins over a name.
 */
export interface Overlays {
  readonly taskState?: Readonly<Record<TaskPath, TaskState>>
  readonly marks?: Readonly<Record<string, readonly Mark[]>>
  /** Paths or names that step back, because they play no part in what is shown. */
  readonly faded?: ReadonlySet<string>
  /** What is faded has no part in a finding: the outline fades it as well, data items too. */
  readonly fadedFor?: 'finding'
  /** The task in hand: it is brought into view (its plan is opened) and outlined. */
  readonly focus?: TaskPath
  /** Small text on a task: the number of a step, a count of visits, `×3`. */
  readonly notes?: Readonly<Record<string, string>>
  /** Tasks on which a played run stops: switched on, or off for now. */
  readonly breakpoints?: ReadonlyMap<TaskPath, 'on' | 'off'>
  /** Arrows that step back, by `arrowKey`. */
  readonly fadedArrows?: ReadonlySet<string>
}

/** Names an arrow by the paths of its ends. */
export function arrowKey(from: TaskPath, to: TaskPath): string {
  return `${from} -> ${to}`
}

export const noOverlays: Overlays = {}
