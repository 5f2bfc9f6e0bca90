import type { Value } from '../../proforma/index.ts'
import type { EngineTime } from '../types.ts'

export const DORMANT = 0
export const IN_PROGRESS = 1
export const COMPLETED = 2
export const DISCARDED = 3

export type StateCode = typeof DORMANT | typeof IN_PROGRESS | typeof COMPLETED | typeof DISCARDED

/**
 * What is known of one task instance. Records are immutable and shared between states; the last four fields are
 * counts that follow from the other records and spare a look at all of them.
 */
export interface TaskRecord {
  readonly state: StateCode
  /** Number of the cycle, from 1. */
  readonly cycle: number
  /** When it last became so, in this cycle of the plan around; `null` if it has not. */
  readonly startedAt: EngineTime | null
  readonly completedAt: EngineTime | null
  readonly discardedAt: EngineTime | null
  /** Positions of the committed candidates, ascending. */
  readonly committed: readonly number[]
  /** Positions of sources whose value is from before the last performance ended, and so does not count (R40). */
  readonly stale: readonly number[]
  /** Set off by its trigger, with cycles still to come (R22). */
  readonly running: boolean
  /** Plans: mandatory components not finished. */
  readonly open: number
  /** Plans: optional components in progress. */
  readonly busy: number
  /** Antecedents neither completed nor discarded. */
  readonly waitingFor: number
  /** Antecedents that are completed. */
  readonly arrived: number
}

export interface ItemRecord {
  readonly value: Value
  /** When it was set, assigned or observed; `null` for unknown and derived items. */
  readonly updatedAt: EngineTime | null
}

export const UNKNOWN_ITEM: ItemRecord = { value: undefined, updatedAt: null }
export const NONE: readonly number[] = []

/** What expressions see of the running state. */
export interface Reader {
  readonly now: EngineTime
  task(index: number): TaskRecord
  item(index: number): ItemRecord
}
