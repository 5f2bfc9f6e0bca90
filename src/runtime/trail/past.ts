import { fromJson, type JsonValue, type Value } from '../../proforma/index.ts'
import { element } from '../program/element.ts'
import type { ItemProgram, Program } from '../program/program.ts'
import type { ItemRecord, Reader, StateCode, TaskRecord } from '../program/records.ts'
import { STATE_NAMES } from '../step/draft.ts'
import { type State, StateReader } from '../step/state.ts'
import type { EngineTime, TrailRecord } from '../types.ts'

/** The state as a pass of an operation found it: the one before the operation with the changes of the passes before. */
export function readerAt(program: Program, before: State, record: TrailRecord, pass: number): Reader {
  const base = new StateReader(before)
  const tasks = new Map<number, StateCode>()
  const items = new Map<number, Value>()
  for (const change of record.passes.slice(0, pass).flat()) {
    if (change.kind === 'state') {
      const index = program.pathIndex.get(change.path)
      if (index !== undefined) tasks.set(index, STATE_NAMES.indexOf(change.to) as StateCode)
    } else if (change.kind === 'value') {
      const index = program.itemIndex.get(change.item)
      if (index !== undefined) items.set(index, valueFrom(change.to, element(program.items, index)))
    }
  }
  return new PastReader(base, record.time, tasks, items)
}

/** The value written in a record; one of an unexpected form counts as unknown. */
function valueFrom(json: JsonValue, item: ItemProgram): Value {
  if (json === null) return undefined
  const { type, multiple } = item.domain
  const read = fromJson(json, { type, multiple })
  return 'value' in read ? read.value : undefined
}

class PastReader implements Reader {
  readonly now: EngineTime
  readonly #base: Reader
  readonly #tasks: ReadonlyMap<number, StateCode>
  readonly #items: ReadonlyMap<number, Value>

  constructor(base: Reader, now: EngineTime, tasks: ReadonlyMap<number, StateCode>, items: ReadonlyMap<number, Value>) {
    this.#base = base
    this.now = now
    this.#tasks = tasks
    this.#items = items
  }

  task(index: number): TaskRecord {
    const record = this.#base.task(index)
    const state = this.#tasks.get(index)
    return state === undefined ? record : { ...record, state }
  }

  item(index: number): ItemRecord {
    if (!this.#items.has(index)) return this.#base.item(index)
    return { value: this.#items.get(index), updatedAt: this.now }
  }
}
