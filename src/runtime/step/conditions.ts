import { add, dateTimeValue } from '../../proforma/index.ts'
import { element } from '../program/element.ts'
import type { CandidateProgram, CompiledExpression, TaskProgram } from '../program/program.ts'
import { COMPLETED, DISCARDED, IN_PROGRESS, type Reader, type StateCode, type TaskRecord } from '../program/records.ts'
import { netSupport } from '../program/support.ts'

/** Whether a condition is true; unknown is not. An absent one has its default. */
export function holds(condition: CompiledExpression | undefined, reader: Reader, absent: boolean): boolean {
  return condition ? condition.evaluate(reader) === true : absent
}

/** Positions of the sources without a value that counts: unknown, or from before the last performance ended (R40). */
export function missingSources(task: TaskProgram, record: TaskRecord, reader: Reader, mandatory: boolean): number[] {
  const missing: number[] = []
  task.sources.forEach((source, position) => {
    if (source.mandatory !== mandatory) return
    if (reader.item(source.item).value === undefined || record.stale.includes(position)) missing.push(position)
  })
  return missing
}

export function sourcesKnown(task: TaskProgram, record: TaskRecord, reader: Reader): boolean {
  for (let position = 0; position < task.sources.length; position++) {
    const source = element(task.sources, position)
    if (!source.mandatory) continue
    if (reader.item(source.item).value === undefined || record.stale.includes(position)) return false
  }
  return true
}

/** A plan has nothing left to do: every mandatory component is finished and no optional one is in progress (R30). */
export function nothingLeft(record: TaskRecord): boolean {
  return record.open === 0 && record.busy === 0
}

/** Whether a component that ends its plan has been completed (R34). */
export function endedByTerminal(task: TaskProgram, reader: Reader): boolean {
  return task.terminals.some((component) => reader.task(component).state === COMPLETED)
}

/** The parent is in progress; the root's parent is the enactment itself. */
export function parentRuns(task: TaskProgram, reader: Reader): boolean {
  return task.parent === -1 || reader.task(task.parent).state === IN_PROGRESS
}

/** When a cycle may start that waits for `cycle_repeat`; `null` while that is unknown, `undefined` when none waits (R45). */
export function dueAt(task: TaskProgram, record: TaskRecord, reader: Reader): number | null | undefined {
  if (!task.cycleRepeat || record.cycle === 1 || record.completedAt === null) return undefined
  const due = add(dateTimeValue(record.completedAt), task.cycleRepeat.evaluate(reader))
  return typeof due === 'object' && due.kind === 'datetime' ? due.ms : null
}

/** The candidate an autonomous decision takes: recommended, then support, priority, text order (R38); -1 if none. */
export function bestCandidate(task: TaskProgram, reader: Reader): number {
  let best = -1
  let bestSupport = Number.NEGATIVE_INFINITY
  task.candidates.forEach((candidate, position) => {
    const support = netSupport(candidate.arguments, reader)
    if (support === undefined || !isRecommended(candidate, support, reader)) return
    const priority = best === -1 ? Number.NEGATIVE_INFINITY : element(task.candidates, best).priority
    if (best === -1 || support > bestSupport || (support === bestSupport && candidate.priority > priority)) {
      best = position
      bestSupport = support
    }
  })
  return best
}

/** Its rule is true and its evidence does not contradict itself (R52). */
export function isRecommended(candidate: CandidateProgram, support: number | undefined, reader: Reader): boolean {
  return support !== undefined && candidate.recommendation.evaluate(reader) === true
}

export function isFinished(state: StateCode): boolean {
  return state === COMPLETED || state === DISCARDED
}

/** An optional task that is not finished, of a plan in progress (R33). */
export function canSkip(task: TaskProgram, reader: Reader): boolean {
  return task.optional && !isFinished(reader.task(task.index).state) && parentRuns(task, reader)
}
