import type { CoverageGoal, Program, TaskPath } from '../../runtime/index.ts'

/** Something of the pathway that no test case shows, by paths and names. Plain data: it crosses from the worker. */
export type OpenGoal =
  | { readonly kind: 'task'; readonly path: TaskPath }
  | { readonly kind: 'arrow'; readonly path: TaskPath; readonly from: TaskPath }
  | { readonly kind: 'candidate'; readonly path: TaskPath; readonly candidate: string }
  | {
      readonly kind: 'argument'
      readonly path: TaskPath
      readonly candidate: string
      /** Position in the candidate's list of arguments, from 0. */
      readonly argument: number
      readonly truth: boolean
    }
  | { readonly kind: 'threshold'; readonly path: TaskPath; readonly text: string; readonly truth: boolean }

/** How much of a decision the test cases show. */
export interface DecisionCoverage {
  readonly candidates: Share
  /** Each argument counts twice: true and false. */
  readonly arguments: Share
}

export interface Share {
  readonly covered: number
  readonly total: number
}

/** A goal of the engine's coverage in terms that mean something without its program. */
export function openGoal({ tasks }: Program, goal: CoverageGoal): OpenGoal {
  const at = goal.kind === 'threshold' ? goal.threshold.task : goal.task
  const task = tasks[at]
  const path = task?.path ?? ''
  switch (goal.kind) {
    case 'task':
      return { kind: 'task', path }
    case 'arrow':
      return { kind: 'arrow', path, from: tasks[goal.from]?.path ?? '' }
    case 'candidate':
      return { kind: 'candidate', path, candidate: task?.candidates[goal.candidate]?.name ?? '' }
    case 'argument': {
      const candidate = task?.candidates[goal.candidate]?.name ?? ''
      return { kind: 'argument', path, candidate, argument: goal.argument, truth: goal.truth }
    }
    default:
      return { kind: 'threshold', path, text: goal.threshold.label, truth: goal.truth }
  }
}

/** The shares of every decision, by path. */
export function decisionShares(
  { tasks }: Program,
  goals: readonly CoverageGoal[],
  seen: ReadonlySet<string>,
): Readonly<Record<TaskPath, DecisionCoverage>> {
  const share = (index: number, kind: 'candidate' | 'argument'): Share => {
    const own = goals.filter((goal) => goal.kind === kind && goal.task === index)
    return { covered: own.filter(({ key }) => seen.has(key)).length, total: own.length }
  }
  return Object.fromEntries(
    tasks
      .filter(({ kind }) => kind === 'decision')
      .map(({ index, path }) => [path, { candidates: share(index, 'candidate'), arguments: share(index, 'argument') }]),
  )
}
