import type { Expression } from '../../proforma/index.ts'
import type { Program, TaskProgram } from '../../runtime/index.ts'
import type { Environment } from '../types.ts'
import { contains, EMPTY, type Ranges, union } from './intervals.ts'

/**
 * What is certainly finished when a task is asked whether it starts (rule V51): its antecedents with all below them, what was
 * finished before those, what its wait condition says to be over, and what holds for the plan around it.
 */
export class Before {
  readonly #program: Program
  readonly #environment: Environment
  readonly #known: (Ranges | undefined)[] = []
  readonly #open = new Set<number>()

  constructor(program: Program, environment: Environment) {
    this.#program = program
    this.#environment = environment
  }

  has(other: number, task: number): boolean {
    return contains(this.of(task), other)
  }

  of(task: number): Ranges {
    const known = this.#known[task]
    if (known) return known
    // Arrows in a circle: those who wait never start, so nothing need be known of them.
    if (this.#open.has(task)) return EMPTY
    this.#open.add(task)
    const result = this.#compute(this.#task(task))
    this.#open.delete(task)
    this.#known[task] = result
    return result
  }

  #compute(task: TaskProgram): Ranges {
    let result = task.parent < 0 ? EMPTY : this.of(task.parent)
    if (task.trigger !== undefined) return result
    for (const other of task.antecedents) {
      if (!this.staysFinished(other, task.index)) continue
      result = union(result, this.#subtree(other))
      if (this.#startsBeforeItEnds(other)) result = union(result, this.of(other))
    }
    for (const { task: other, completed } of task.waitCondition
      ? this.#over(task.waitCondition.source, task.index)
      : []) {
      if (!this.staysFinished(other, task.index)) continue
      result = union(result, this.#subtree(other))
      if (completed && this.#task(other).terminate === undefined) result = union(result, this.of(other))
    }
    return result
  }

  /** Whether a task that is finished when `reader` looks stays so: nothing around it begins anew without the reader. */
  staysFinished(task: number, reader: number): boolean {
    for (let at = task; at >= 0; at = this.#task(at).parent) {
      if (!repeatsItself(this.#task(at))) continue
      const ownCycles = at === task && this.#task(at).trigger === undefined
      const sameLoop = at !== task && at < reader && reader < this.#task(at).subtreeEnd
      if (!ownCycles && !sameLoop) return false
    }
    return true
  }

  /** Not for what is over without having been asked: ended by `terminate` while dormant, or skipped before it began. */
  #startsBeforeItEnds(task: number): boolean {
    const { terminate, optional, trigger } = this.#task(task)
    return terminate === undefined && trigger === undefined && !(optional && this.#environment.commit === 'free')
  }

  #subtree(task: number): Ranges {
    return [[task, this.#task(task).subtreeEnd]]
  }

  /** Tasks that must be over for a condition to be true. */
  #over(expression: Expression, from: number): readonly { readonly task: number; readonly completed: boolean }[] {
    if (expression.kind === 'binary' && expression.operator === 'and')
      return [...this.#over(expression.left, from), ...this.#over(expression.right, from)]
    if (expression.kind !== 'call' || (expression.function !== 'completed' && expression.function !== 'discarded'))
      return []
    const [argument] = expression.arguments
    const resolution = argument?.kind === 'name' ? this.#program.scopeOf(from).task(argument.name) : undefined
    return resolution?.kind === 'task'
      ? [{ task: resolution.index, completed: expression.function === 'completed' }]
      : []
  }

  #task(index: number): TaskProgram {
    return this.#program.tasks[index] as TaskProgram
  }
}

/** Whether a task may be performed more than once by its own cycles or trigger. */
export function repeatsItself(task: TaskProgram): boolean {
  return task.cycles !== 1 || task.trigger !== undefined
}
