import { element } from '../program/element.ts'
import type { TaskProgram } from '../program/program.ts'
import { COMPLETED, DISCARDED, DORMANT, IN_PROGRESS, type Reader } from '../program/records.ts'
import { netSupport } from '../program/support.ts'
import type { NetSupport } from '../types.ts'
import { holds, isFinished, parentRuns } from './conditions.ts'
import { type Draft, fit } from './draft.ts'
import type { Decision } from './review.ts'

/**
 * Applies what the tasks decided in one pass, all together, in the order of the tree: completions and the ends of
 * plans first, then everything below an ended plan, then starts and discards; then postconditions; then cycles (R6).
 */
export function apply(draft: Draft, decisions: readonly Decision[]): void {
  for (const decision of decisions) finish(draft, decision)
  for (const decision of decisions) closeBelow(draft, decision)
  for (const decision of decisions) begin(draft, decision)
  for (const decision of decisions) if (isOrdinary(decision, draft)) assign(draft, decision.task)
  for (const decision of decisions) repeat(draft, decision)
  for (const index of draft.left) draft.patch(index, { stale: element(draft.program.tasks, index).ageing })
  draft.left = []
}

function finish(draft: Draft, decision: Decision): void {
  if (decision.kind === 'complete' || decision.kind === 'end') draft.move(decision.task, COMPLETED, decision.rule)
  else if (decision.kind === 'commit') commit(draft, decision)
  else if (decision.kind === 'discard' && draft.task(decision.task).state === IN_PROGRESS) {
    draft.move(decision.task, DISCARDED, decision.rule)
  }
}

function commit(draft: Draft, decision: Decision & { kind: 'commit' }): void {
  const task = element(draft.program.tasks, decision.task)
  draft.changes.push({
    kind: 'commitment',
    path: task.path,
    candidates: decision.candidates.map((position) => element(task.candidates, position).name),
    rule: decision.rule,
    reason: decision.reason,
    netsupport: supportsNow(task, draft),
  })
  draft.patch(task.index, { committed: decision.candidates })
  if (!task.confirmatory) draft.move(task.index, COMPLETED, 'R36')
}

/** The support of every candidate at the instant of commitment, for the trail. */
function supportsNow(task: TaskProgram, reader: Reader): Record<string, NetSupport> {
  return Object.fromEntries(
    task.candidates.map((candidate) => [candidate.name, supportToJson(netSupport(candidate.arguments, reader))]),
  )
}

export function supportToJson(support: number | undefined): NetSupport {
  if (support === undefined) return null
  if (Number.isFinite(support)) return support
  return support > 0 ? '+inf' : '-inf'
}

/** A plan that is over takes everything unfinished below it along (R43); what completed in this pass stays so. */
function closeBelow(draft: Draft, { task: index, kind, rule }: Decision & { rule?: string }): void {
  const task = element(draft.program.tasks, index)
  if (task.kind !== 'plan' || kind === 'start' || kind === 'stop' || kind === 'commit') return
  if (kind === 'discard') draft.move(index, DISCARDED, rule ?? 'R43')
  for (let below = index + 1; below < task.subtreeEnd; below++) {
    if (!isFinished(draft.task(below).state)) draft.move(below, DISCARDED, 'R43')
  }
}

function begin(draft: Draft, decision: Decision): void {
  const { task: index } = decision
  if (draft.task(index).state !== DORMANT) return
  const task = element(draft.program.tasks, index)
  if (decision.kind === 'discard') draft.move(index, DISCARDED, decision.rule)
  else if (decision.kind === 'start') {
    if (task.trigger !== undefined) draft.patch(index, { running: true })
    draft.move(index, IN_PROGRESS, decision.rule)
  } else if (decision.kind === 'stop') {
    draft.patch(index, { running: false, cycle: 1 })
    draft.markTask(index)
    note(draft, task, 'R24', 'The precondition does not hold: no further cycle until the next trigger.')
  }
}

export function note(draft: Draft, task: TaskProgram, rule: string, message: string): void {
  draft.changes.push({ kind: 'note', path: task.path, rule, message })
}

/** Completed in the ordinary way: with its postcondition and cycles. */
function isOrdinary(decision: Decision, draft: Draft): boolean {
  if (decision.kind !== 'complete' && decision.kind !== 'commit') return false
  return draft.task(decision.task).state === COMPLETED
}

/** The postcondition: each assignment sees the ones before it, in this task and in those before it in the tree (R46). */
function assign(draft: Draft, index: number): void {
  const task = element(draft.program.tasks, index)
  for (const { item: position, value } of task.assignments) {
    draft.settleDerived()
    const item = element(draft.program.items, position)
    const fitted = fit(value.evaluate(draft), item)
    if (fitted.fault === undefined) draft.write(item, fitted.value, draft.now, 'R46', task.path)
    else note(draft, task, 'R48', `'${item.name}' keeps its value: the new one is ${FAULTS[fitted.fault]}.`)
  }
}

const FAULTS = {
  'wrong-type': 'of another type',
  'out-of-range': 'out of its range',
  'too-precise': 'finer than its precision',
}

/** A completed task goes back to dormant for its next cycle (R44), or to wait for its next trigger (R21). */
function repeat(draft: Draft, decision: Decision): void {
  if (decision.kind !== 'complete' && decision.kind !== 'commit' && decision.kind !== 'end') return
  const task = element(draft.program.tasks, decision.task)
  const record = draft.task(task.index)
  if (record.state !== COMPLETED || task.parent === -1 || !parentRuns(task, draft)) return
  const { startedAt, completedAt, running } = record
  if (isOrdinary(decision, draft) && hasNextCycle(task, record.cycle, draft)) {
    const cycle = record.cycle + 1
    draft.reset(task.index, { startedAt, completedAt, cycle, running }, 'R44')
    draft.changes.push({ kind: 'cycle', path: task.path, cycle, rule: 'R44' })
  } else if (task.trigger !== undefined && !task.terminal && (decision.kind !== 'end' || decision.performed)) {
    draft.reset(task.index, { startedAt, completedAt, cycle: 1, running: false }, 'R21')
  }
}

function hasNextCycle(task: TaskProgram, cycle: number, draft: Draft): boolean {
  if (task.cycles !== -1 && cycle >= task.cycles) return false
  draft.settleDerived()
  return !(task.cycleUntil && holds(task.cycleUntil, draft, false))
}
