import type { Program, Reader, State, TaskProgram } from '../../runtime/index.ts'
import { DORMANT, dueAt, IN_PROGRESS, isFinished, missingSources, StateReader } from '../../runtime/index.ts'

/** Why a protocol that stands still stands still. */
export type Cause =
  /** Each waits for the next, the last for the first. */
  | { readonly kind: 'circle'; readonly tasks: readonly number[] }
  | { readonly kind: 'wait-condition'; readonly task: number }
  | { readonly kind: 'no-candidate'; readonly task: number }
  /** A derived source stays unknown although everything that can be asked is known. */
  | { readonly kind: 'no-value'; readonly task: number }
  | { readonly kind: 'trigger'; readonly task: number }
  | { readonly kind: 'cycle'; readonly task: number }

/** What one unfinished task waits for. */
interface Wait {
  readonly on: readonly number[]
  readonly cause?: Cause
}

/**
 * The causes of a standstill: follows from the root what each unfinished task waits for, down to tasks that wait for
 * nothing that could still happen, and to circles (rule V41).
 */
export function causesOf(program: Program, state: State): readonly Cause[] {
  const reader = new StateReader(state)
  const waits = new Map<number, Wait>()
  const pending = [0]
  for (let index = pending.pop(); index !== undefined; index = pending.pop()) {
    if (waits.has(index)) continue
    const wait = waitOf(program, program.tasks[index] as TaskProgram, reader)
    waits.set(index, wait)
    pending.push(...wait.on)
  }
  const circles = circlesIn(waits)
  const direct = [...waits.values()].flatMap(({ on, cause }) => (on.length === 0 && cause ? [cause] : []))
  return [...circles.map((tasks): Cause => ({ kind: 'circle', tasks })), ...direct].sort(byTask)
}

export function tasksOf(cause: Cause): readonly number[] {
  return cause.kind === 'circle' ? cause.tasks : [cause.task]
}

function byTask(a: Cause, b: Cause): number {
  return Math.min(...tasksOf(a)) - Math.min(...tasksOf(b))
}

function waitOf(program: Program, task: TaskProgram, reader: Reader): Wait {
  const record = reader.task(task.index)
  if (record.state === DORMANT) return dormantWait(program, task, reader)
  if (record.state !== IN_PROGRESS) return { on: [] }
  if (task.kind === 'plan') return { on: unfinishedComponents(program, task, reader) }
  if (missingSources(task, record, reader, true).length > 0)
    return { on: [], cause: { kind: 'no-value', task: task.index } }
  return task.kind === 'decision' ? { on: [], cause: { kind: 'no-candidate', task: task.index } } : { on: [] }
}

function unfinishedComponents(program: Program, plan: TaskProgram, reader: Reader): readonly number[] {
  return plan.components.filter((index) => {
    const { state } = reader.task(index)
    return program.tasks[index]?.optional ? state === IN_PROGRESS : !isFinished(state)
  })
}

function dormantWait(program: Program, task: TaskProgram, reader: Reader): Wait {
  const { index } = task
  if (task.trigger !== undefined) return { on: [], cause: { kind: 'trigger', task: index } }
  if (dueAt(task, reader.task(index), reader) !== undefined) return { on: [], cause: { kind: 'cycle', task: index } }
  const before = task.antecedents.filter((other) => !isFinished(reader.task(other).state))
  if (before.length > 0) return { on: before }
  if (!task.waitCondition || task.waitCondition.evaluate(reader) === true) return { on: [] }
  const on = task.waitCondition.reads.tasks.filter((other) => canStillChange(program, other, reader))
  return { on, cause: { kind: 'wait-condition', task: index } }
}

/** An unfinished task of plans in progress, or one of a plan that has not begun. */
function canStillChange(program: Program, index: number, reader: Reader): boolean {
  for (let at = index; at >= 0; at = program.tasks[at]?.parent ?? -1)
    if (isFinished(reader.task(at).state)) return false
  return true
}

/** The circles of the wait graph, each from its first task on in the order of waiting (Tarjan 1972). */
function circlesIn(waits: ReadonlyMap<number, Wait>): readonly (readonly number[])[] {
  const order = new Map<number, number>()
  const low = new Map<number, number>()
  const stack: number[] = []
  const circles: (readonly number[])[] = []
  const visit = (task: number): void => {
    order.set(task, order.size)
    low.set(task, order.get(task) as number)
    stack.push(task)
    for (const next of waits.get(task)?.on ?? []) {
      if (!order.has(next)) visit(next)
      if (stack.includes(next)) low.set(task, Math.min(low.get(task) as number, low.get(next) as number))
    }
    if (low.get(task) !== order.get(task)) return
    const members = stack.splice(stack.indexOf(task))
    const first = members.length > 1 || waits.get(task)?.on.includes(task) ? shortestCircle(waits, members) : undefined
    if (first) circles.push(first)
  }
  for (const task of waits.keys()) if (!order.has(task)) visit(task)
  return circles
}

/** A shortest way round inside a strongly connected part. */
function shortestCircle(waits: ReadonlyMap<number, Wait>, members: readonly number[]): readonly number[] | undefined {
  const inside = new Set(members)
  let best: readonly number[] | undefined
  for (const start of [...members].sort((a, b) => a - b)) {
    const paths: (readonly number[])[] = [[start]]
    const seen = new Set([start])
    search: for (const path of paths) {
      for (const next of waits.get(path[path.length - 1] as number)?.on ?? []) {
        if (next === start) {
          if (!best || path.length < best.length) best = path
          break search
        }
        if (!inside.has(next) || seen.has(next)) continue
        seen.add(next)
        paths.push([...path, next])
      }
    }
  }
  return best
}
