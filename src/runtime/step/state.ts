import { atPrecision, faultOf, type Value } from '../../proforma/index.ts'
import { element } from '../program/element.ts'
import type { ItemProgram, Program } from '../program/program.ts'
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

type Parts = Pick<State, 'tasks' | 'items'>

const EMPTY = new WeakMap<Program, Parts>()

/**
 * The parts of a state in which nothing has happened; every enactment of a program shares them. Derived items have
 * their values from the beginning: `x > 5` is false while x is unknown.
 */
export function emptyParts(program: Program, time: EngineTime): Parts {
  const known = EMPTY.get(program)
  if (known) return known
  const tasks = persistent(program.tasks.map((task) => task.initial))
  const parts = { tasks, items: persistent(derivedItems(program, tasks, time)) }
  if (program.timeReaders.derived.length === 0) EMPTY.set(program, parts)
  return parts
}

function derivedItems(program: Program, tasks: PersistentArray<TaskRecord>, time: EngineTime): readonly ItemRecord[] {
  const items = program.items.map((): ItemRecord => UNKNOWN_ITEM)
  const reader: Reader = { now: time, task: (index) => at(tasks, index), item: (index) => element(items, index) }
  for (const index of program.derivationOrder) items[index] = derivedRecord(element(program.items, index), reader)
  return items
}

/** What a derived item is worth now. */
export function derivedRecord(item: ItemProgram, reader: Reader): ItemRecord {
  const value = derivedValue(item.derivation?.evaluate(reader), item)
  return value === undefined ? UNKNOWN_ITEM : { value, updatedAt: null }
}

/** A computed value as its derived item has it: at its precision, also out of its range, unknown if of another type (R57). */
export function derivedValue(computed: Value, item: ItemProgram): Value {
  const value = atPrecision(computed, item.domain)
  return value === undefined || faultOf(value, item.domain) === 'wrong-type' ? undefined : value
}
