import type { Value } from '../../proforma/index.ts'
import { element } from '../program/element.ts'
import type { Program } from '../program/program.ts'
import type { ItemRecord, Reader, TaskRecord } from '../program/records.ts'
import { derivedRecord } from '../step/state.ts'
import type { EngineTime } from '../types.ts'

/** A state in which some items had other values: derived items follow, tasks do not. For "what would change it". */
export class Hypothesis implements Reader {
  readonly now: EngineTime
  readonly #program: Program
  readonly #base: Reader
  readonly #given: ReadonlyMap<number, Value>
  readonly #known = new Map<number, ItemRecord>()

  constructor(program: Program, base: Reader, given: ReadonlyMap<number, Value>) {
    this.#program = program
    this.#base = base
    this.#given = given
    this.now = base.now
  }

  task(index: number): TaskRecord {
    return this.#base.task(index)
  }

  item(index: number): ItemRecord {
    if (this.#given.has(index)) return { value: this.#given.get(index), updatedAt: this.now }
    const item = element(this.#program.items, index)
    if (!item.derivation || !item.givenBy.some((each) => this.#given.has(each))) return this.#base.item(index)
    const known = this.#known.get(index)
    if (known) return known
    const record = derivedRecord(item, this)
    this.#known.set(index, record)
    return record
  }
}
