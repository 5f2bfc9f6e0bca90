import type { Value } from '../../proforma/index.ts'
import { element } from '../program/element.ts'
import type { Program } from '../program/program.ts'
import { type ItemRecord, UNKNOWN_ITEM } from '../program/records.ts'
import { persistent } from './persistent.ts'
import { derivedRecord, type State, StateReader } from './state.ts'

/**
 * The same state for another patient: every item that can be set gets the given value, everything derived is computed
 * again, tasks stay as they are. For the model checker, which knows that such a state can be reached.
 */
export function withValues(program: Program, state: State, valueOf: (item: number) => Value): State {
  const records: ItemRecord[] = program.items.map((item) => {
    const value = item.derivation ? undefined : valueOf(item.index)
    return value === undefined ? UNKNOWN_ITEM : { value, updatedAt: state.time }
  })
  const tasks = new StateReader(state)
  const reader = {
    now: state.time,
    task: (index: number) => tasks.task(index),
    item: (index: number) => element(records, index),
  }
  for (const index of program.derivationOrder) {
    records[index] = derivedRecord(element(program.items, index), reader)
  }
  return { ...state, items: persistent(records) }
}
