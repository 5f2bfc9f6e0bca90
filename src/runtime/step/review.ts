import { element } from '../program/element.ts'
import type { Program, TaskProgram } from '../program/program.ts'
import { DORMANT, IN_PROGRESS, type Reader, type TaskRecord } from '../program/records.ts'
import type { RuleId } from '../types.ts'
import { bestCandidate, dueAt, endedByTerminal, holds, nothingLeft, parentRuns, sourcesKnown } from './conditions.ts'

/** What one task does in one pass, decided from the old state alone. */
export type Decision =
  | { readonly kind: 'start'; readonly task: number; readonly rule: RuleId }
  | { readonly kind: 'discard'; readonly task: number; readonly rule: RuleId }
  /** In the ordinary way: with postcondition, and cycles to come. */
  | { readonly kind: 'complete'; readonly task: number; readonly rule: RuleId }
  /** By `terminate` or a terminal component: neither. A plan can be ended before it was `performed`. */
  | { readonly kind: 'end'; readonly task: number; readonly rule: RuleId; readonly performed: boolean }
  | {
      readonly kind: 'commit'
      readonly task: number
      readonly candidates: readonly number[]
      readonly rule: RuleId
      readonly reason?: string
    }
  /** A triggered series stops because its precondition does not hold at the next cycle. */
  | { readonly kind: 'stop'; readonly task: number }

/** What a task does now, from the state as it is; nothing for most. */
export function review(program: Program, index: number, reader: Reader, started: boolean): Decision | undefined {
  const task = element(program.tasks, index)
  const record = reader.task(index)
  if (record.state === DORMANT) return started ? reviewDormant(task, record, reader) : undefined
  if (record.state !== IN_PROGRESS) return undefined
  if (task.kind === 'plan') return reviewPlan(task, record, reader)
  return reviewLeaf(task, record, reader)
}

function reviewDormant(task: TaskProgram, record: TaskRecord, reader: Reader): Decision | undefined {
  if (!parentRuns(task, reader)) return undefined
  if (task.terminate && holds(task.terminate, reader, false)) return ended(task, 'R42', false)
  if (task.trigger !== undefined) return record.running ? reviewSeries(task, record, reader) : undefined
  if (isWaitingForCycle(task, record, reader)) return undefined
  if (task.antecedents.length > 0) {
    if (record.waitingFor > 0) return undefined
    if (record.arrived === 0) return { kind: 'discard', task: task.index, rule: 'R13' }
  }
  if (!holds(task.waitCondition, reader, true)) return undefined
  const mayStart = holds(task.precondition, reader, true)
  return { kind: mayStart ? 'start' : 'discard', task: task.index, rule: mayStart ? 'R15' : 'R16' }
}

/** The later cycles of a triggered task: neither constraints nor wait condition are asked (R22). */
function reviewSeries(task: TaskProgram, record: TaskRecord, reader: Reader): Decision | undefined {
  if (isWaitingForCycle(task, record, reader)) return undefined
  if (holds(task.precondition, reader, true)) return { kind: 'start', task: task.index, rule: 'R22' }
  return { kind: 'stop', task: task.index }
}

function ended(task: TaskProgram, rule: RuleId, performed: boolean): Decision {
  return { kind: 'end', task: task.index, rule, performed }
}

function isWaitingForCycle(task: TaskProgram, record: TaskRecord, reader: Reader): boolean {
  const due = dueAt(task, record, reader)
  return due === null || (due !== undefined && due > reader.now)
}

function reviewPlan(task: TaskProgram, record: TaskRecord, reader: Reader): Decision | undefined {
  const { index } = task
  if (task.abort && holds(task.abort, reader, false)) return { kind: 'discard', task: index, rule: 'R41' }
  if (task.terminate && holds(task.terminate, reader, false)) return ended(task, 'R42', true)
  if (endedByTerminal(task, reader)) return ended(task, 'R34', true)
  if (!nothingLeft(record) || task.confirmatory) return undefined
  return { kind: 'complete', task: index, rule: 'R30' }
}

function reviewLeaf(task: TaskProgram, record: TaskRecord, reader: Reader): Decision | undefined {
  switch (task.kind) {
    case 'action':
    case 'task':
      return task.autonomous && !task.confirmatory ? { kind: 'complete', task: task.index, rule: 'R25' } : undefined
    case 'enquiry':
      if (task.confirmatory || !sourcesKnown(task, record, reader)) return undefined
      return { kind: 'complete', task: task.index, rule: 'R26' }
    default:
      return reviewDecision(task, record, reader)
  }
}

function reviewDecision(task: TaskProgram, record: TaskRecord, reader: Reader): Decision | undefined {
  if (!task.autonomous || record.committed.length > 0 || !sourcesKnown(task, record, reader)) return undefined
  const candidate = bestCandidate(task, reader)
  return candidate === -1 ? undefined : { kind: 'commit', task: task.index, candidates: [candidate], rule: 'R38' }
}
