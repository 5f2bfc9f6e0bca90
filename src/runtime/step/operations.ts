import { dateTimeValue, describeDomain, formatDateTime, fromJson, type KnownValue } from '../../proforma/index.ts'
import { element } from '../program/element.ts'
import type { ItemProgram, Program, TaskProgram } from '../program/program.ts'
import { DORMANT, IN_PROGRESS, type Reader } from '../program/records.ts'
import type { Operation, OperationError } from '../types.ts'
import { apply, note } from './apply.ts'
import { canSkip, holds, isFinished, missingSources, nothingLeft, parentRuns } from './conditions.ts'
import { type Draft, STATE_NAMES } from './draft.ts'
import { refused } from './error.ts'
import type { Decision } from './review.ts'

type Refusal = OperationError | undefined

/** Does what the operation itself does; what follows from it is left to the passes. */
export function perform(draft: Draft, operation: Operation): Refusal {
  const early = lifecycle(draft, operation)
  if (early) return early
  switch (operation.kind) {
    case 'start':
      draft.started = true
      draft.mark(0)
      return undefined
    case 'set':
      return set(draft, operation)
    case 'unset':
      return unset(draft, operation.items)
    case 'confirm':
      return confirm(draft, operation.path)
    case 'commit':
      return commit(draft, operation)
    case 'trigger':
      return trigger(draft, operation.trigger)
    case 'skip':
      return skip(draft, operation)
    case 'advanceTo':
      return advance(draft, operation.time)
    default:
      return refused('bad-operation', 'There is no such operation.')
  }
}

/** `start` comes first and once; nothing is taken after the root has ended (R60). */
function lifecycle(draft: Draft, operation: Operation): Refusal {
  if (isFinished(draft.task(0).state)) return refused('ended', 'The protocol has ended: nothing more can be done.')
  if (operation.kind === 'start') {
    return draft.started ? refused('already-started', 'The protocol has been started already.') : undefined
  }
  return draft.started ? undefined : refused('not-started', 'The protocol has not been started.')
}

type SetOperation = Operation & { readonly kind: 'set' }

/** All values are good, or none is taken. */
function set(draft: Draft, operation: SetOperation): Refusal {
  const at = operation.at === undefined ? draft.now : wholeTime(operation.at)
  if (at === undefined) return refused('bad-operation', 'The time of observation is not a time.')
  if (at > draft.now) {
    return refused('future-dated', 'These values are dated later than the time of the protocol.', {
      item: Object.keys(operation.values)[0],
      expected: `a time of observation not after ${clock(draft.now)}`,
    })
  }
  const values: [ItemProgram, KnownValue][] = []
  for (const [name, json] of Object.entries(operation.values)) {
    const item = givenItem(draft, name, 'set')
    if ('code' in item) return item
    const read = fromJson(json, item.domain)
    if ('fault' in read) return misfit(item, read.fault)
    values.push([item, read.value])
  }
  for (const [item, value] of values) draft.write(item, value, at, 'R50')
  return operation.force === true ? undefined : validated(draft, values)
}

const FAULTS = {
  'wrong-type': 'This value is of another type.',
  'out-of-range': 'This value is out of range.',
  'too-precise': 'This value has more digits than can be measured.',
}

function misfit(item: ItemProgram, fault: keyof typeof FAULTS): OperationError {
  return refused(fault, `'${item.name}': ${FAULTS[fault]}`, { item: item.name, expected: describeDomain(item.domain) })
}

function givenItem(draft: Draft, name: string, verb: 'set' | 'unset'): ItemProgram | OperationError {
  const position = draft.program.itemIndex.get(name)
  const item = position === undefined ? undefined : element(draft.program.items, position)
  if (item && !item.derivation) return item
  if (item)
    return refused('derived-item', `'${name}' is derived from other data and cannot be ${verb}.`, { item: name })
  if (draft.program.parameters.has(name)) {
    return refused('constant', `'${name}' is a parameter: it has one value for all patients.`, { item: name })
  }
  const expected = `one of ${[...draft.program.itemIndex.keys()].join(', ')}`
  return refused('unknown-item', `There is no data item '${name}'.`, { item: name, expected })
}

/** A value with a warning is refused where the item asks for validation (R56). */
function validated(draft: Draft, values: readonly [ItemProgram, KnownValue][]): Refusal {
  draft.settleDerived()
  for (const [item] of values) {
    if (!item.mandatoryValidation) continue
    for (const position of item.warnings) {
      const { condition, message } = element(draft.program.warnings, position)
      if (condition.evaluate(draft) !== true) continue
      const expected = 'another value, or this one with force'
      return refused('warning', `'${item.name}': ${message || 'This value is unusual.'}`, { item: item.name, expected })
    }
  }
  return undefined
}

function unset(draft: Draft, names: readonly string[]): Refusal {
  const items: ItemProgram[] = []
  for (const name of names) {
    const item = givenItem(draft, name, 'unset')
    if ('code' in item) return item
    items.push(item)
  }
  for (const item of items) draft.write(item, undefined, draft.now, 'R51')
  return undefined
}

/** The task at a path, if it is in progress. */
function taskInProgress(draft: Draft, path: string, doing: string): TaskProgram | OperationError {
  const task = taskAt(draft, path)
  if ('code' in task) return task
  const { state } = draft.task(task.index)
  if (state === IN_PROGRESS) return task
  const message = `'${path}' is ${STATE_NAMES[state].replace('_', ' ')}: it cannot be ${doing}.`
  return refused('not-in-progress', message, { path, expected: 'a task in progress' })
}

function taskAt(draft: Draft, path: string): TaskProgram | OperationError {
  const index = draft.program.pathIndex.get(path)
  if (index !== undefined) return element(draft.program.tasks, index)
  return refused('unknown-path', `There is no task at '${path}'.`, {
    path,
    expected: 'names from the root, joined by /',
  })
}

function confirm(draft: Draft, path: string): Refusal {
  const task = taskInProgress(draft, path, 'confirmed')
  if ('code' in task) return task
  const refusal = notConfirmable(draft.program, draft, task)
  if (refusal) return refusal
  apply(draft, [{ kind: 'complete', task: task.index, rule: CONFIRMED[task.kind] }])
  return undefined
}

const CONFIRMED = { action: 'R25', task: 'R25', enquiry: 'R28', decision: 'R28', plan: 'R28' } as const

/** Why a task in progress cannot be confirmed now; nothing when it can. */
export function notConfirmable(program: Program, reader: Reader, task: TaskProgram): Refusal {
  const { path } = task
  const record = reader.task(task.index)
  if (task.kind === 'action' || task.kind === 'task') return undefined
  if (!task.confirmatory) {
    const message = `'${path}' takes no confirmation: ${ENDS_BY[task.kind]}.`
    return refused('no-confirmation', message, { path })
  }
  const missing = missingSources(task, record, reader, true)
  if (missing.length > 0) {
    const names = missing
      .map((position) => element(program.items, element(task.sources, position).item).name)
      .join(', ')
    return refused('not-ready', `'${path}' still waits for ${names}.`, { path, expected: `answers to ${names} first` })
  }
  if (task.kind === 'decision' && record.committed.length === 0) {
    return refused('not-ready', `'${path}' still waits for a commitment.`, { path, expected: 'a commitment first' })
  }
  if (task.kind === 'plan' && !nothingLeft(record)) {
    return refused('not-ready', `'${path}' still has tasks to finish.`, { path, expected: 'its components finished' })
  }
  return undefined
}

const ENDS_BY = {
  enquiry: 'it is complete when its questions are answered',
  decision: 'it is complete when a candidate is committed',
  plan: 'it is complete when its components are finished',
}

type CommitOperation = Operation & { readonly kind: 'commit' }

function commit(draft: Draft, { path, candidates, reason }: CommitOperation): Refusal {
  const task = taskAt(draft, path)
  if ('code' in task) return task
  if (task.kind !== 'decision') return refused('not-a-decision', `'${path}' is no decision.`, { path })
  const running = taskInProgress(draft, path, 'committed')
  if ('code' in running) return running
  const positions = new Set<number>()
  for (const name of candidates) {
    const position = task.candidates.findIndex((candidate) => candidate.name === name)
    const expected = `one of ${task.candidates.map((each) => each.name).join(', ')}`
    if (position < 0) return refused('unknown-candidate', `'${path}' has no candidate '${name}'.`, { path, expected })
    positions.add(position)
  }
  if (positions.size === 0) return refused('empty-commitment', 'A commitment names a candidate.', { path })
  if (positions.size > 1 && task.choice === 'single') {
    return refused('single-choice', `'${path}' takes one candidate only.`, { path, expected: 'one candidate' })
  }
  const missing = missingSources(task, draft.task(task.index), draft, true)
  if (missing.length > 0) {
    const names = missing
      .map((position) => element(draft.program.items, element(task.sources, position).item).name)
      .join(', ')
    return refused('not-ready', `'${path}' still waits for ${names}.`, { path, expected: `answers to ${names} first` })
  }
  apply(draft, [
    { kind: 'commit', task: task.index, candidates: [...positions].sort((a, b) => a - b), rule: 'R35', reason },
  ])
  return undefined
}

/** Starts every task of this trigger that can be started; those that cannot say so in the trail (R20). */
function trigger(draft: Draft, name: string): Refusal {
  const tasks = draft.program.triggers.get(name)
  if (!tasks) {
    const expected = `one of ${[...draft.program.triggers.keys()].join(', ') || 'no trigger: the protocol has none'}`
    return refused('unknown-trigger', `No task has the trigger '${name}'.`, { expected })
  }
  const decisions: Decision[] = []
  for (const index of tasks) {
    const task = element(draft.program.tasks, index)
    const obstacle = cannotTrigger(draft, task)
    if (obstacle === undefined) decisions.push({ kind: 'start', task: index, rule: 'R20' })
    else note(draft, task, 'R20', obstacle)
  }
  apply(draft, decisions)
  return undefined
}

/** Why its trigger does not start a task now, in words; nothing when it does. */
export function cannotTrigger(reader: Reader, task: TaskProgram): string | undefined {
  const record = reader.task(task.index)
  if (record.state !== DORMANT)
    return `The trigger has no effect: the task is ${STATE_NAMES[record.state].replace('_', ' ')}.`
  if (record.running) return 'The trigger has no effect: cycles of an earlier one are still to come.'
  if (!parentRuns(task, reader)) return 'The trigger has no effect: the plan around is not in progress.'
  if (!holds(task.precondition, reader, true)) return 'The trigger has no effect: the precondition does not hold.'
  return undefined
}

type SkipOperation = Operation & { readonly kind: 'skip' }

function skip(draft: Draft, { path, reason }: SkipOperation): Refusal {
  const task = taskAt(draft, path)
  if ('code' in task) return task
  if (!task.optional)
    return refused('not-optional', `'${path}' is not optional.`, { path, expected: 'an optional task' })
  if (!canSkip(task, draft)) {
    return refused('not-in-progress', `'${path}' is not open: it cannot be skipped.`, {
      path,
      expected: 'an unfinished task of a plan in progress',
    })
  }
  if (reason.trim() === '')
    return refused('no-reason', 'Skipping a task needs a reason.', { path, expected: 'a reason' })
  apply(draft, [{ kind: 'discard', task: task.index, rule: 'R33' }])
  return undefined
}

function advance(draft: Draft, given: number): Refusal {
  const time = wholeTime(given)
  if (time === undefined) {
    const expected = 'milliseconds since 1970, in the years 1 to 9999'
    return refused('bad-operation', 'This is not a time of the calendar.', { expected })
  }
  if (time < draft.now) {
    const expected = `a time from ${clock(draft.now)} on`
    return refused('time-backwards', 'Time does not go backwards.', { expected })
  }
  draft.now = time
  draft.markTime()
  return undefined
}

/** A time of the calendar in whole milliseconds, as expressions see it (V17). */
function wholeTime(ms: number): number | undefined {
  return dateTimeValue(ms)?.ms
}

function clock(ms: number): string {
  return formatDateTime({ kind: 'datetime', ms })
}
