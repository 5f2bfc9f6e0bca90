import {
  type CallExpression,
  candidateValue,
  dateTimeValue,
  type Expression,
  setOf,
  type Value,
} from '../../proforma/index.ts'
import { element } from './element.ts'
import type { Evaluate } from './program.ts'
import { COMPLETED, DISCARDED, DORMANT, IN_PROGRESS, type StateCode, type TaskRecord } from './records.ts'
import type { Reads, Scope } from './scope.ts'
import { netSupportOf } from './support.ts'

const UNKNOWN: Evaluate = () => undefined

const STATES: ReadonlyMap<string, StateCode> = new Map<string, StateCode>([
  ['dormant', DORMANT],
  ['in_progress', IN_PROGRESS],
  ['completed', COMPLETED],
  ['discarded', DISCARDED],
])

type TimeField = 'startedAt' | 'completedAt' | 'discardedAt'

const TIMES: ReadonlyMap<string, TimeField> = new Map<string, TimeField>([
  ['in_progress_time', 'startedAt'],
  ['completed_time', 'completedAt'],
  ['discarded_time', 'discardedAt'],
])

/** The functions that look at the running protocol; `undefined` for any other call. */
export function compileStateFunction(call: CallExpression, scope: Scope, reads: Reads): Evaluate | undefined {
  const name = call.function
  if (name === 'now') {
    reads.time = true
    return (reader) => dateTimeValue(reader.now)
  }
  if (name === 'last_updated') return compileLastUpdated(call.arguments[0], scope, reads)
  const read = taskReader(name)
  if (!read && name !== 'netsupport') return undefined
  const task = taskArgument(call.arguments[0], scope)
  if (task === undefined) return UNKNOWN
  if (!read) return compileNetSupport(task, call.arguments[1], scope, reads)
  reads.tasks.add(task)
  const names = scope.candidateNames(task)
  return (reader) => read(reader.task(task), names)
}

type TaskRead = (record: TaskRecord, candidates: readonly string[]) => Value

function taskReader(name: string): TaskRead | undefined {
  const state = STATES.get(name)
  if (state !== undefined) return (record) => record.state === state
  const time = TIMES.get(name)
  if (time !== undefined) return (record) => timeValueOf(record[time])
  if (name === 'cycle') return (record) => record.cycle
  if (name === 'result_of') return resultOf
  if (name === 'result_set') return resultSet
  return undefined
}

function timeValueOf(ms: number | null): Value {
  return ms === null ? undefined : dateTimeValue(ms)
}

/** The one committed candidate; unknown before completion and with several of them (V33). */
function resultOf(record: TaskRecord, candidates: readonly string[]): Value {
  if (record.state !== COMPLETED || record.committed.length !== 1) return undefined
  return candidateValue(element(candidates, element(record.committed, 0)))
}

function resultSet(record: TaskRecord, candidates: readonly string[]): Value {
  if (record.state !== COMPLETED) return undefined
  return setOf(record.committed.map((position) => candidateValue(element(candidates, position))))
}

function taskArgument(argument: Expression | undefined, scope: Scope): number | undefined {
  if (argument?.kind !== 'name') return undefined
  const resolution = scope.task(argument.name)
  return resolution.kind === 'task' ? resolution.index : undefined
}

function compileNetSupport(task: number, argument: Expression | undefined, scope: Scope, reads: Reads): Evaluate {
  if (argument?.kind !== 'name') return UNKNOWN
  const position = scope.candidate(task, argument.name)
  if (position < 0) return UNKNOWN
  reads.supports.add(`${task}:${position}`)
  const { supports } = scope
  return (reader) => netSupportOf(supports, task, position, reader)
}

function compileLastUpdated(argument: Expression | undefined, scope: Scope, reads: Reads): Evaluate {
  const item = argument?.kind === 'name' ? scope.item(argument.name) : undefined
  if (item === undefined) return UNKNOWN
  reads.items.add(item)
  reads.updates.add(item)
  return (reader) => {
    if (reader.item(item).value === undefined) return undefined
    let latest: number | null = null
    for (const given of scope.givenBy(item)) {
      const { updatedAt } = reader.item(given)
      if (updatedAt !== null && (latest === null || updatedAt > latest)) latest = updatedAt
    }
    return timeValueOf(latest)
  }
}
