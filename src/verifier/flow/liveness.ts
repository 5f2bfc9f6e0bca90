import type { Program, State, TaskProgram, TaskRecord } from '../../runtime/index.ts'
import { DORMANT, isFinished, StateReader } from '../../runtime/index.ts'
import { repeatsItself } from './order.ts'
import type { Read, ReadTable } from './reads.ts'

/**
 * What can still be looked at (rule V52). What nobody looks at any more is no part of a state: how a finished task came
 * to its end, and the values of items.
 */
export class Liveness {
  readonly #program: Program
  readonly #reads: ReadTable
  /** Tasks around and including each one that may be performed again. */
  readonly #loops: readonly (readonly number[])[]
  /** Always looked at: by properties. */
  readonly #watchedTasks: ReadonlySet<number>
  readonly #watchedItems: ReadonlySet<number>

  constructor(program: Program, reads: ReadTable, watched: { tasks: ReadonlySet<number>; items: ReadonlySet<number> }) {
    this.#program = program
    this.#reads = reads
    this.#watchedTasks = watched.tasks
    this.#watchedItems = watched.items
    this.#loops = program.tasks.map((task) => {
      const loops: number[] = []
      for (let at: TaskProgram | undefined = task; at; at = program.tasks[at.parent])
        if (repeatsItself(at)) loops.push(at.index)
      return loops
    })
  }

  /** Whether it can still matter how a finished task ended, and what it committed. */
  task(index: number, reader: StateReader): boolean {
    if (this.#watchedTasks.has(index)) return true
    return (this.#reads.ofTask[index] as readonly Read[]).some((read) => {
      if (read.role === 'arrow') return this.#arrow(index, read.task, reader)
      return mayLook(read, reader.task(read.task)) || this.#again(read.task, reader, index)
    })
  }

  /** The items whose values, or whether they are known, cannot matter any more. */
  deadItems(state: State): readonly number[] {
    const reader = new StateReader(state)
    const dead: number[] = []
    for (const item of this.#program.items) {
      if (item.derivation || this.#watchedItems.has(item.index)) continue
      const live = (this.#reads.ofItem[item.index] as readonly Read[]).some(
        (read) => mayLook(read, reader.task(read.task)) || this.#again(read.task, reader, -1),
      )
      if (!live) dead.push(item.index)
    }
    return dead
  }

  /** Whether a finished task can be performed again. */
  mayRepeat(index: number, reader: StateReader): boolean {
    return this.#again(index, reader, -1)
  }

  /** An arrow asks only whether any antecedent was completed. */
  #arrow(from: number, to: number, reader: StateReader): boolean {
    const record = reader.task(to)
    if (this.#again(to, reader, from)) return true
    if (record.state !== DORMANT) return false
    const others = record.arrived - (reader.task(from).state === 2 ? 1 : 0)
    return others === 0
  }

  /** Whether a task may look again after something around it has begun anew, and `what` has not begun anew with it. */
  #again(task: number, reader: StateReader, what: number): boolean {
    return (this.#loops[task] as readonly number[]).some((loop) => {
      if (loop !== task && isFinished(reader.task(loop).state)) return false
      if (loop === task && isFinished(reader.task(task).state)) return false
      const { subtreeEnd } = this.#program.tasks[loop] as TaskProgram
      return !(loop <= what && what < subtreeEnd)
    })
  }
}

/** Whether a task in this state may still look at something in this role. */
function mayLook({ role }: Read, { state }: TaskRecord): boolean {
  return role === 'wait' || role === 'precondition' ? state === DORMANT : !isFinished(state)
}
