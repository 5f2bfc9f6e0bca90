import type { JsonValue, Operation, TaskPath, TaskState } from '../../runtime/index.ts'
import { viewRun, type Move, type Run, type RunView } from './session.ts'

/** How one task stands in two ways; nothing where a way has no such task. */
export interface TaskContrast {
  readonly path: TaskPath
  readonly states: readonly [TaskState | undefined, TaskState | undefined]
  /** For a decision: what is recommended, and what was chosen. */
  readonly recommended?: readonly [readonly string[], readonly string[]]
  readonly committed?: readonly [readonly string[], readonly string[]]
}

export interface ValueContrast {
  readonly item: string
  readonly values: readonly [JsonValue, JsonValue]
}

/** Two ways through a pathway side by side: how far they go together, what each does then, and what differs in the end. */
export interface Comparison {
  /** Moves that both have in common from the beginning. */
  readonly common: number
  readonly after: readonly [readonly Move[], readonly Move[]]
  readonly tasks: readonly TaskContrast[]
  readonly values: readonly ValueContrast[]
  readonly ended: readonly [boolean, boolean]
}

/**
 * Compares two runs as they stand. They may be of different texts: the same patient before and after a change of the
 * pathway. So tasks and items are matched by path and name.
 */
export function compareWays(a: Run, b: Run): Comparison {
  const [left, right] = [a.moves.slice(0, a.done), b.moves.slice(0, b.done)]
  let common = 0
  while (sameOperation(left[common], right[common])) common++
  const views = [viewRun(a), viewRun(b)] as const
  return {
    common,
    after: [left.slice(common), right.slice(common)],
    tasks: taskContrasts(...views),
    values: valueContrasts(...views),
    ended: [views[0].ended, views[1].ended],
  }
}

/**
 * What each way does after they part, in the fewest words: where both enter values first, only those that differ are
 * named.
 */
export function partingSteps({
  after: [left, right],
}: Comparison): readonly [readonly Operation[], readonly Operation[]] {
  const [a, b] = [left[0]?.operation, right[0]?.operation]
  const rest = (moves: readonly Move[]): readonly Operation[] => moves.map(({ operation }) => operation)
  if (a?.kind !== 'set' || b?.kind !== 'set') return [rest(left), rest(right)]
  return [
    [onlyOther(a, b), ...rest(left.slice(1))],
    [onlyOther(b, a), ...rest(right.slice(1))],
  ]
}

type SetOperation = Extract<Operation, { kind: 'set' }>

function onlyOther(one: SetOperation, other: SetOperation): Operation {
  const values = Object.entries(one.values).filter(
    ([item, value]) => JSON.stringify(value) !== JSON.stringify(other.values[item]),
  )
  return values.length === 0 ? one : { ...one, values: Object.fromEntries(values) }
}

function sameOperation(a: Move | undefined, b: Move | undefined): boolean {
  return a !== undefined && b !== undefined && JSON.stringify(a.operation) === JSON.stringify(b.operation)
}

function taskContrasts(a: RunView, b: RunView): readonly TaskContrast[] {
  const [left, right] = [byPath(a), byPath(b)]
  return [...new Set([...left.keys(), ...right.keys()])].flatMap((path): TaskContrast[] => {
    const [one, other] = [left.get(path), right.get(path)]
    const names = (field: 'recommended' | 'committed') => [namesOf(one, field), namesOf(other, field)] as const
    const recommended =
      one?.state === 'in_progress' && other?.state === 'in_progress' ? names('recommended') : undefined
    const committed = names('committed')
    const contrast: TaskContrast = {
      path,
      states: [one?.state, other?.state],
      ...(recommended !== undefined && differs(recommended) ? { recommended } : {}),
      ...(differs(committed) ? { committed } : {}),
    }
    const same = one?.state === other?.state && contrast.recommended === undefined && contrast.committed === undefined
    return same ? [] : [contrast]
  })
}

function byPath({ tasks }: RunView): ReadonlyMap<TaskPath, RunView['tasks'][number]> {
  return new Map(tasks.map((task) => [task.path, task]))
}

function namesOf(task: RunView['tasks'][number] | undefined, field: 'recommended' | 'committed'): readonly string[] {
  return (task?.candidates ?? []).filter((candidate) => candidate[field]).map(({ name }) => name)
}

const differs = ([a, b]: readonly [readonly string[], readonly string[]]): boolean => a.join() !== b.join()

function valueContrasts({ values: a }: RunView, { values: b }: RunView): readonly ValueContrast[] {
  return [...new Set([...Object.keys(a), ...Object.keys(b)])].flatMap((item) => {
    const values = [a[item] ?? null, b[item] ?? null] as const
    return JSON.stringify(values[0]) === JSON.stringify(values[1]) ? [] : [{ item, values }]
  })
}
