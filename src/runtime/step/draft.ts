import { atPrecision, type DomainFault, faultOf, identical, toJson, type Value } from '../../proforma/index.ts'
import { element } from '../program/element.ts'
import type { ItemProgram, Program, Readers } from '../program/program.ts'
import {
  COMPLETED,
  DISCARDED,
  IN_PROGRESS,
  type ItemRecord,
  type Reader,
  type StateCode,
  type TaskRecord,
  UNKNOWN_ITEM,
} from '../program/records.ts'
import type { Change, EngineTime, RuleId } from '../types.ts'
import { isFinished } from './conditions.ts'
import { at, replaced } from './persistent.ts'
import { SmallestFirst } from './queue.ts'
import { derivedRecord, type State } from './state.ts'
import { type Changes, type Marks, workspaceOf } from './workspace.ts'

export const STATE_NAMES = ['dormant', 'in_progress', 'completed', 'discarded'] as const

/** A value that an item can take, or why it cannot. */
export interface Fitted {
  readonly value: Value
  readonly fault?: DomainFault
}

/**
 * A state being changed by one operation. Old pieces are only read; changed records are kept apart until `finish`.
 * Every change marks those who look at what changed, so that the next pass reviews them and nobody else.
 */
export class Draft implements Reader {
  readonly program: Program
  now: EngineTime
  started: boolean
  /** Changes of the pass under way. */
  changes: Change[] = []
  /** Warnings whose condition may have another value now. */
  touchedWarnings: Set<number> | undefined
  /** Tasks with ageing sources that ended a performance in this pass. */
  left: number[] = []
  readonly #base: State
  readonly #tasks: Changes<TaskRecord>
  readonly #items: Changes<ItemRecord>
  readonly #dirty: Marks
  /** Ranks of derived items that may have another value. */
  #outdated: SmallestFirst | undefined

  constructor(program: Program, base: State) {
    this.program = program
    this.#base = base
    this.now = base.time
    this.started = base.started
    const { tasks, items, dirty } = workspaceOf(program)
    this.#tasks = tasks
    this.#items = items
    this.#dirty = dirty
    tasks.begin()
    items.begin()
    dirty.begin()
  }

  /** Has a task reviewed in the next pass. */
  mark(index: number): void {
    this.#dirty.add(index)
  }

  /** The tasks to be reviewed; those marked from now on are for the pass after. */
  takeMarked(): readonly number[] {
    const marked = this.#dirty.list
    this.#dirty.begin()
    return marked
  }

  task(index: number): TaskRecord {
    return this.#tasks.get(index) ?? at(this.#base.tasks, index)
  }

  item(index: number): ItemRecord {
    return this.#items.get(index) ?? at(this.#base.items, index)
  }

  /** The state with all changes in it. */
  finish(): State {
    return {
      fingerprint: this.#base.fingerprint,
      time: this.now,
      started: this.started,
      tasks: replaced(this.#base.tasks, this.#tasks),
      items: replaced(this.#base.items, this.#items),
    }
  }

  /** Replaces a record without telling anyone; for fields on which no other task depends. */
  patch(index: number, fields: Partial<TaskRecord>): void {
    this.#tasks.set(index, { ...this.task(index), ...fields })
  }

  /** Moves a task into a state, keeps the counts of its plan and successors, and marks all who look at it. */
  move(index: number, to: StateCode, rule: RuleId): void {
    const record = this.task(index)
    const from = record.state
    if (from === to) return
    this.changes.push({
      kind: 'state',
      path: element(this.program.tasks, index).path,
      from: STATE_NAMES[from],
      to: STATE_NAMES[to],
      rule,
    })
    this.#tasks.set(index, inState(record, to, this.now))
    if (from === IN_PROGRESS && element(this.program.tasks, index).ageing.length > 0) this.left.push(index)
    this.#count(index, from, to)
    this.markTask(index)
  }

  /** Puts a task and everything below it back to the beginning; `keep` is what its own record takes along. */
  reset(index: number, keep: Partial<TaskRecord>, rule: RuleId): void {
    this.move(index, 0, rule)
    const task = element(this.program.tasks, index)
    const { waitingFor, arrived, stale } = this.task(index)
    this.#tasks.set(index, { ...task.initial, waitingFor, arrived, stale, ...keep })
    for (let below = index + 1; below < task.subtreeEnd; below++) {
      const record = this.task(below)
      const { initial } = element(this.program.tasks, below)
      if (record.state !== 0) {
        const path = element(this.program.tasks, below).path
        this.changes.push({ kind: 'state', path, from: STATE_NAMES[record.state], to: 'dormant', rule })
      }
      this.#tasks.set(below, record.stale.length === 0 ? initial : { ...initial, stale: record.stale })
      this.markTask(below)
    }
  }

  #count(index: number, from: StateCode, to: StateCode): void {
    const task = element(this.program.tasks, index)
    const finished = Number(isFinished(to)) - Number(isFinished(from))
    if (task.parent !== -1) {
      const plan = this.task(task.parent)
      const busy = Number(to === IN_PROGRESS) - Number(from === IN_PROGRESS)
      if (task.optional && busy !== 0) this.patch(task.parent, { busy: plan.busy + busy })
      if (!task.optional && finished !== 0) this.patch(task.parent, { open: plan.open - finished })
    }
    if (finished === 0) return
    const arrived = Number(to === COMPLETED) - Number(from === COMPLETED)
    for (const successor of task.successors) {
      const record = this.task(successor)
      this.patch(successor, { waitingFor: record.waitingFor - finished, arrived: record.arrived + arrived })
    }
  }

  /** Marks the task itself, its plan, its successors, its components, and whoever reads its state. */
  markTask(index: number): void {
    const task = element(this.program.tasks, index)
    const dirty = this.#dirty
    dirty.add(index)
    if (task.parent !== -1) dirty.add(task.parent)
    for (const successor of task.successors) dirty.add(successor)
    if (this.task(index).state === IN_PROGRESS) for (const component of task.components) dirty.add(component)
    this.#markReaders(element(this.program.taskReaders, index))
  }

  markTime(): void {
    this.#markReaders(this.program.timeReaders)
  }

  #markReaders({ tasks, derived, warnings }: Readers): void {
    for (const task of tasks) this.#dirty.add(task)
    if (derived.length > 0) {
      this.#outdated ??= new SmallestFirst()
      for (const item of derived) this.#outdated.add(element(this.program.items, item).rank)
    }
    if (warnings.length > 0) {
      this.touchedWarnings ??= new Set()
      for (const warning of warnings) this.touchedWarnings.add(warning)
    }
  }

  /** Gives an item a value (or makes it unknown); a value counts again for every task that has the item as a source. */
  write(item: ItemProgram, value: Value, at: EngineTime, rule: RuleId, path?: string): void {
    const before = this.item(item.index)
    this.#items.set(item.index, value === undefined ? UNKNOWN_ITEM : { value, updatedAt: at })
    for (const { task, source } of element(this.program.repeatedSources, item.index)) {
      const { stale, completedAt } = this.task(task)
      const older = completedAt !== null && at < completedAt
      if (older || !stale.includes(source)) continue
      this.patch(task, { stale: stale.filter((each) => each !== source) })
      this.#dirty.add(task)
    }
    this.#report(item, before.value, value, rule, path)
    this.#markReaders(element(this.program.itemReaders, item.index))
  }

  #report(item: ItemProgram, from: Value, to: Value, rule: RuleId, path?: string): void {
    if (identical(from, to)) return
    this.changes.push({ kind: 'value', item: item.name, from: toJson(from), to: toJson(to), rule, path })
  }

  /** Computes again what is derived from anything that changed, each item after those it reads. */
  settleDerived(): void {
    const outdated = this.#outdated
    if (outdated === undefined) return
    for (let rank = outdated.take(); rank !== undefined; rank = outdated.take()) {
      const item = element(this.program.items, element(this.program.derivationOrder, rank))
      const before = this.item(item.index).value
      const record = derivedRecord(item, this)
      if (identical(before, record.value)) continue
      this.#items.set(item.index, record)
      this.#report(item, before, record.value, 'R57')
      this.#markReaders(element(this.program.itemReaders, item.index))
    }
  }
}

/** The record with another state and the time of it. Written out: this is the change that is made most often. */
function inState(record: TaskRecord, state: StateCode, now: EngineTime): TaskRecord {
  return {
    state,
    cycle: record.cycle,
    startedAt: state === IN_PROGRESS ? now : record.startedAt,
    completedAt: state === COMPLETED ? now : record.completedAt,
    discardedAt: state === DISCARDED ? now : record.discardedAt,
    committed: record.committed,
    stale: record.stale,
    running: record.running,
    open: record.open,
    busy: record.busy,
    waitingFor: record.waitingFor,
    arrived: record.arrived,
  }
}

/** An assigned value as the item takes it: at its precision, or what keeps it out. */
export function fit(value: Value, item: ItemProgram): Fitted {
  const rounded = atPrecision(value, item.domain)
  if (rounded === undefined) return { value: undefined }
  const fault = faultOf(rounded, item.domain)
  return fault ? { value: undefined, fault } : { value: rounded }
}
