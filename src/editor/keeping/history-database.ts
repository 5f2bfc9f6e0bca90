import { Dexie, type Table } from 'dexie'
import type { History, Operation } from '../document/history.ts'
import type { HistoryRecord } from './history-record.ts'

interface SnapshotRow {
  readonly id: string
  /** Operations up to this one are in it. */
  readonly sequence: number
  readonly history: History
}

interface OperationRow {
  readonly id: string
  readonly sequence: number
  readonly operation: Operation
}

interface HistoryTables extends Dexie {
  readonly snapshots: Table<SnapshotRow, string>
  readonly operations: Table<OperationRow, [string, number]>
}

/** Where histories are kept; rejects when the browser does not keep them. */
export interface HistoryStore {
  read(id: string): Promise<HistoryRecord | undefined>
  append(id: string, sequence: number, operation: Operation): Promise<void>
  /** Replaces everything up to `sequence` by a whole history, in one step (rule S5). */
  replace(id: string, sequence: number, history: History): Promise<void>
  remove(id: string): Promise<void>
}

/** Histories in the browser's own database, apart from the documents: they can be thrown away without loss of text. */
export function historyDatabase(name = 'ez-doctor-history'): HistoryStore {
  const tables = new Dexie(name) as HistoryTables
  tables.version(1).stores({ snapshots: 'id', operations: '[id+sequence]' })
  const { snapshots, operations } = tables
  const all = (id: string, upTo = Number.POSITIVE_INFINITY) =>
    operations.where('[id+sequence]').between([id, 0], [id, upTo], true, true)
  return {
    async read(id) {
      const snapshot = await snapshots.get(id)
      if (!snapshot) return undefined
      const rows = await all(id).toArray()
      const later = rows.filter(({ sequence }) => sequence > snapshot.sequence)
      // Nothing fits behind a record that could not be written.
      const gap = later.findIndex(({ sequence }, at) => sequence !== snapshot.sequence + at + 1)
      const whole = gap < 0 ? later : later.slice(0, gap)
      return { snapshot: snapshot.history, operations: whole.map(({ operation }) => operation) }
    },
    async append(id, sequence, operation) {
      await operations.put({ id, sequence, operation })
    },
    async replace(id, sequence, history) {
      await tables.transaction('rw', snapshots, operations, async () => {
        await snapshots.put({ id, sequence, history })
        await all(id, sequence).delete()
      })
    },
    async remove(id) {
      await tables.transaction('rw', snapshots, operations, async () => {
        await snapshots.delete(id)
        await all(id).delete()
      })
    },
  }
}
