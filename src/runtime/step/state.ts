import type { Program } from '../program/program.ts'
import { type ItemRecord, type Reader, type TaskRecord, UNKNOWN_ITEM } from '../program/records.ts'
import type { EngineTime } from '../types.ts'
import { at, type PersistentArray, persistent } from './persistent.ts'

/**
 * An enactment at one moment. Immutable plain data without reference to the program: it can be kept, compared, sent to
 * a worker, and every earlier one stays valid. Derived values and the counts in the task records follow from the rest.
 */
export interface State {
  /** That of the program it belongs to. */
  readonly fingerprint: string
  readonly time: EngineTime
  /** Whether `start` has been done. */
  readonly started: boolean
  readonly tasks: PersistentArray<TaskRecord>
  readonly items: PersistentArray<ItemRecord>
}

/** Reads a state as expressions see it. */
export class StateReader implements Reader {
  readonly now: EngineTime
  readonly #state: State

  constructor(state: State) {
    this.#state = state
    this.now = state.time
  }

  task(index: number): TaskRecord {
    return at(this.#state.tasks, index)
  }

  item(index: number): ItemRecord {
    return at(this.#state.items, index)
  }
}

const EMPTY = new WeakMap<Program, Pick<State, 'tasks' | 'items'>>()

/** The parts of a state in which nothing has happened; every enactment of a program shares them. */
export function emptyParts(program: Program): Pick<State, 'tasks' | 'items'> {
  const known = EMPTY.get(program)
  if (known) return known
  const parts = {
    tasks: persistent(program.tasks.map((task) => task.initial)),
    items: persistent(program.items.map(() => UNKNOWN_ITEM)),
  }
  EMPTY.set(program, parts)
  return parts
}
