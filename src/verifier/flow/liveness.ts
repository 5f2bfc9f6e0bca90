import type { Program, TaskProgram } from '../../runtime/index.ts'
import { COMPLETED, DORMANT, isFinished, type StateReader } from '../../runtime/index.ts'
import { repeatsItself } from './order.ts'
import type { Read, ReadTable } from './reads.ts'
import type { Watched } from './watched.ts'

const ARROW = 0
const WHILE_DORMANT = 1
const UNTIL_FINISHED = 2

/** Reads as pairs (task, kind of look), flat: this is asked of every finished task in every state. */
type Looks = Int32Array

/**
 * What can still be looked at (rule V52). What nobody looks at any more is no part of a state: how a finished task came
 * to its end, and the values of items.
 */
export class Liveness {
  readonly #program: Program
  readonly #taskLooks: readonly Looks[]
  readonly #itemLooks: readonly Looks[]
  /** Tasks around and including each one that may be performed again; undefined for most. */
  readonly #loops: readonly (Int32Array | undefined)[]
  /** Always looked at: by properties. */
  readonly #watched: Watched
  readonly #items: readonly number[]

  constructor(program: Program, reads: ReadTable, watched: Watched) {
    this.#program = program
    this.#watched = watched
    this.#taskLooks = reads.ofTask.map(looksOf)
    this.#itemLooks = reads.ofItem.map(looksOf)
    this.#loops = program.tasks.map((task) => loopsAround(program, task))
    this.#items = program.items
      .filter((item) => !item.derivation && !watched.items.has(item.index))
      .map((item) => item.index)
  }

  /** Whether it can still matter how a finished task ended, and what it committed. */
  task(index: number, reader: StateReader): boolean {
    if (this.#watched.tasks.has(index)) return true
    const looks = this.#taskLooks[index] as Looks
    for (let i = 0; i < looks.length; i += 2) {
      const task = looks[i] as number
      const kind = looks[i + 1] as number
      if (kind === ARROW ? this.#arrow(index, task, reader) : this.#mayLook(task, kind, reader)) return true
      if (this.#again(task, reader, index)) return true
    }
    return false
  }

  /** The items whose values, or whether they are known, cannot matter any more. */
  deadItems(reader: StateReader): readonly number[] {
    return this.#items.filter((item) => !this.#isLive(item, reader))
  }

  #isLive(item: number, reader: StateReader): boolean {
    const looks = this.#itemLooks[item] as Looks
    for (let i = 0; i < looks.length; i += 2) {
      const task = looks[i] as number
      if (this.#mayLook(task, looks[i + 1] as number, reader) || this.#again(task, reader, -1)) return true
    }
    return false
  }

  /** Whether a finished task can be performed again. */
  mayRepeat(index: number, reader: StateReader): boolean {
    return this.#again(index, reader, -1)
  }

  #mayLook(task: number, kind: number, reader: StateReader): boolean {
    const { state } = reader.task(task)
    return kind === WHILE_DORMANT ? state === DORMANT : !isFinished(state)
  }

  /** An arrow asks only whether any antecedent was completed. */
  #arrow(from: number, to: number, reader: StateReader): boolean {
    const record = reader.task(to)
    if (record.state !== DORMANT) return false
    return record.arrived - (reader.task(from).state === COMPLETED ? 1 : 0) === 0
  }

  /** Whether a task may look again after something around it has begun anew, and `what` has not begun anew with it. */
  #again(task: number, reader: StateReader, what: number): boolean {
    const loops = this.#loops[task]
    if (!loops) return false
    for (const loop of loops) {
      if (isFinished(reader.task(loop).state)) continue
      const { subtreeEnd } = this.#program.tasks[loop] as TaskProgram
      if (!(loop <= what && what < subtreeEnd)) return true
    }
    return false
  }
}

function looksOf(reads: readonly Read[]): Looks {
  const looks = new Map<string, readonly [number, number]>()
  for (const { task, role } of reads) {
    const early = role === 'wait' || role === 'precondition'
    const kind = role === 'arrow' ? ARROW : early ? WHILE_DORMANT : UNTIL_FINISHED
    looks.set(`${task} ${kind}`, [task, kind])
  }
  return Int32Array.from([...looks.values()].flat())
}

function loopsAround(program: Program, task: TaskProgram): Int32Array | undefined {
  const loops: number[] = []
  for (let at: TaskProgram | undefined = task; at; at = program.tasks[at.parent])
    if (repeatsItself(at)) loops.push(at.index)
  return loops.length === 0 ? undefined : Int32Array.from(loops)
}
