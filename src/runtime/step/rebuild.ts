import { element } from '../program/element.ts'
import type { Program } from '../program/program.ts'
import {
  COMPLETED,
  IN_PROGRESS,
  type ItemRecord,
  type Reader,
  type TaskRecord,
  UNKNOWN_ITEM,
} from '../program/records.ts'
import type { EngineTime } from '../types.ts'
import { isFinished } from './conditions.ts'
import { at, persistent } from './persistent.ts'
import { derivedRecord, type State } from './state.ts'

/**
 * A state from the parts that do not follow from others: counts are counted and derived items computed anew. Parts that
 * are left out are as in the beginning.
 */
export function rebuilt(
  program: Program,
  time: EngineTime,
  started: boolean,
  tasks: ReadonlyMap<number, Partial<TaskRecord>>,
  items: ReadonlyMap<number, ItemRecord>,
): State {
  const records = counted(
    program,
    program.tasks.map((task) => ({ ...task.initial, ...tasks.get(task.index) })),
  )
  const given = program.items.map((item) => (item.derivation ? UNKNOWN_ITEM : (items.get(item.index) ?? UNKNOWN_ITEM)))
  const reader: Reader = { now: time, task: (index) => element(records, index), item: (index) => element(given, index) }
  for (const index of program.derivationOrder) given[index] = derivedRecord(element(program.items, index), reader)
  return { fingerprint: program.fingerprint, time, started, tasks: persistent(records), items: persistent(given) }
}

/** The records with their counts set right. */
export function counted(program: Program, records: readonly TaskRecord[]): readonly TaskRecord[] {
  const state = (index: number) => element(records, index).state
  return program.tasks.map((task) => {
    const { components, antecedents } = task
    const optional = components.filter((each) => element(program.tasks, each).optional)
    const mandatory = components.filter((each) => !element(program.tasks, each).optional)
    return {
      ...element(records, task.index),
      open: mandatory.filter((each) => !isFinished(state(each))).length,
      busy: optional.filter((each) => state(each) === IN_PROGRESS).length,
      waitingFor: antecedents.filter((each) => !isFinished(state(each))).length,
      arrived: antecedents.filter((each) => state(each) === COMPLETED).length,
    }
  })
}

/** Whether what follows from the rest is what the state says: for tests and for states from outside. */
export function isConsistent(program: Program, state: State): boolean {
  const records = program.tasks.map((task) => at(state.tasks, task.index))
  return counted(program, records).every((expected, index) => {
    const actual = element(records, index)
    return (
      expected.open === actual.open &&
      expected.busy === actual.busy &&
      expected.waitingFor === actual.waitingFor &&
      expected.arrived === actual.arrived
    )
  })
}
