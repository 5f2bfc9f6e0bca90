import { formatDateTime, parseDateTime } from '../../proforma/index.ts'
import type { EngineTime, JsonValue, Operation, TaskPath, TaskState } from '../types.ts'

/** `scenarios.json`: test cases that travel with a protocol. */
export interface ScenarioFile {
  readonly format: 'ez-doctor-scenarios'
  readonly formatVersion: 1
  readonly scenarios: readonly Scenario[]
}

/** One patient's way through the protocol. The protocol is started at `at`, and then given the patient's values. */
export interface Scenario {
  readonly name: string
  readonly description?: string
  /** Engine time at the beginning, ISO 8601; 2026-01-01T00:00:00Z if absent. */
  readonly at?: string
  /** Values known at the beginning, given in one `set` right after `start`. */
  readonly patient?: Readonly<Record<string, JsonValue>>
  /** Looked at after the patient's values and before the first step. */
  readonly expect?: Expectation
  readonly steps: readonly ScenarioStep[]
}

/** At most one operation, and what is to be seen after it. */
export interface ScenarioStep {
  readonly note?: string
  readonly set?: Readonly<Record<string, JsonValue>>
  readonly force?: boolean
  /** When the values of `set` were observed (ISO 8601), if earlier than the time of the step. */
  readonly at?: string
  readonly unset?: readonly string[]
  readonly confirm?: TaskPath
  readonly commit?: { readonly path: TaskPath; readonly candidates: readonly string[]; readonly reason?: string }
  readonly trigger?: string
  readonly skip?: { readonly path: TaskPath; readonly reason: string }
  /** A time (ISO 8601) or a number of milliseconds to go on. */
  readonly advanceTo?: string
  readonly advanceBy?: number
  /** The operation must be refused: with this code, or with any if `true`. */
  readonly refused?: string | true
  readonly expect?: Expectation
}

/** Every part is optional; only what is listed is compared. */
export interface Expectation {
  readonly states?: Readonly<Record<TaskPath, TaskState>>
  /** Mandatory questions still open. */
  readonly requested?: Readonly<Record<TaskPath, readonly string[]>>
  /** Exactly these candidates are recommended. */
  readonly recommended?: Readonly<Record<TaskPath, readonly string[]>>
  readonly committed?: Readonly<Record<TaskPath, readonly string[]>>
  /** `path` -> candidate -> support: a number, `"+inf"`, `"-inf"` or `null` for contradictory. */
  readonly netsupport?: Readonly<Record<TaskPath, Readonly<Record<string, JsonValue>>>>
  readonly values?: Readonly<Record<string, JsonValue>>
  /** Exactly these items have a warning. */
  readonly warnings?: readonly string[]
  readonly cycle?: Readonly<Record<TaskPath, number>>
  /** Expressions, as in a condition of the root, and their values. */
  readonly evaluate?: Readonly<Record<string, JsonValue>>
  readonly ended?: boolean
}

export const DEFAULT_BEGIN: EngineTime = 1_767_225_600_000

export function beginOf(scenario: Scenario): EngineTime | undefined {
  return scenario.at === undefined ? DEFAULT_BEGIN : parseDateTime(scenario.at)?.ms
}

/** The operation of a step at a time; `undefined` when the step only looks, a text when it is no step. */
export function operationOf(step: ScenarioStep, now: EngineTime): Operation | undefined | string {
  const named = OPERATIONS.filter((name) => step[name] !== undefined)
  if (named.length > 1) return `a step does one thing, this one does ${named.join(' and ')}`
  if (step.set) return setOf(step, step.set)
  if (step.unset) return { kind: 'unset', items: step.unset }
  if (step.confirm !== undefined) return { kind: 'confirm', path: step.confirm }
  if (step.commit) return { kind: 'commit', ...step.commit }
  if (step.trigger !== undefined) return { kind: 'trigger', trigger: step.trigger }
  if (step.skip) return { kind: 'skip', ...step.skip }
  if (step.advanceBy !== undefined) return { kind: 'advanceTo', time: now + step.advanceBy }
  if (step.advanceTo === undefined) return undefined
  const time = parseDateTime(step.advanceTo)?.ms
  return time === undefined ? notATime(step.advanceTo) : { kind: 'advanceTo', time }
}

function setOf({ force, at }: ScenarioStep, values: NonNullable<ScenarioStep['set']>): Operation | string {
  const observed = at === undefined ? undefined : parseDateTime(at)?.ms
  if (at !== undefined && observed === undefined) return notATime(at)
  return {
    kind: 'set',
    values,
    ...(force === undefined ? {} : { force }),
    ...(observed === undefined ? {} : { at: observed }),
  }
}

const notATime = (text: string): string => `'${text}' is no time like 2026-01-31T14:30:00Z`

export const OPERATIONS = ['set', 'unset', 'confirm', 'commit', 'trigger', 'skip', 'advanceTo', 'advanceBy'] as const

/** A scenario that does these operations: what the verifier and the simulator hand over. `start` is part of every scenario. */
export function scenarioOf(name: string, operations: readonly Operation[], begin: EngineTime): Scenario {
  return { name, at: iso(begin), steps: operations.filter((each) => each.kind !== 'start').map(stepOf) }
}

function stepOf(operation: Operation): ScenarioStep {
  switch (operation.kind) {
    case 'set': {
      const { values, force, at } = operation
      return {
        set: values,
        ...(force === undefined ? {} : { force }),
        ...(at === undefined ? {} : { at: iso(at) }),
      }
    }
    case 'unset':
      return { unset: operation.items }
    case 'confirm':
      return { confirm: operation.path }
    case 'commit': {
      const { path, candidates, reason } = operation
      return { commit: { path, candidates, ...(reason === undefined ? {} : { reason }) } }
    }
    case 'trigger':
      return { trigger: operation.trigger }
    case 'skip':
      return { skip: { path: operation.path, reason: operation.reason } }
    case 'advanceTo':
      return { advanceTo: iso(operation.time) }
    default:
      return {}
  }
}

function iso(ms: EngineTime): string {
  return formatDateTime({ kind: 'datetime', ms })
}
