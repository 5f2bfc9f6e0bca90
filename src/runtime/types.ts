import type { JsonValue } from '../proforma/index.ts'

export type { JsonValue }

/** Where an instance of a task stands: the names from the root, joined by `/` (`p/q/a`). */
export type TaskPath = string

/** Milliseconds since 1970-01-01T00:00:00Z. The engine never reads a clock: time comes with the operation. */
export type EngineTime = number

export type TaskState = 'dormant' | 'in_progress' | 'completed' | 'discarded'

/** What the outside can do to an enactment (language reference, section 4). */
export type Operation =
  | { readonly kind: 'start' }
  | {
      readonly kind: 'set'
      readonly values: Readonly<Record<string, JsonValue>>
      /** Takes values that a warning with `mandatory_validation` would refuse. */
      readonly force?: boolean
      /** When they were observed, if earlier than now; not later than the engine's time. */
      readonly at?: EngineTime
    }
  | { readonly kind: 'unset'; readonly items: readonly string[] }
  | { readonly kind: 'confirm'; readonly path: TaskPath }
  | {
      readonly kind: 'commit'
      readonly path: TaskPath
      readonly candidates: readonly string[]
      readonly reason?: string
    }
  | { readonly kind: 'trigger'; readonly trigger: string }
  | { readonly kind: 'skip'; readonly path: TaskPath; readonly reason: string }
  | { readonly kind: 'advanceTo'; readonly time: EngineTime }

/** Who did it; kept in the trail, never read by the engine. */
export interface OperationStamp {
  readonly author?: string
}

/** Why an operation was refused. The state is then the one before it. */
export interface OperationError {
  /** Stable: `not-started`, `already-started`, `ended`, `unknown-path`, `wrong-type`, … (SPEC.md lists all). */
  readonly code: string
  readonly message: string
  readonly path?: TaskPath
  readonly item?: string
  /** What would have been accepted, in words. */
  readonly expected?: string
  /** Tasks that take part in an oscillation. */
  readonly tasks?: readonly TaskPath[]
}

/** The rule of `src/runtime/SPEC.md` that made a change. */
export type RuleId = string

/** One change made in one pass. */
export type Change =
  | {
      readonly kind: 'state'
      readonly path: TaskPath
      readonly from: TaskState
      readonly to: TaskState
      readonly rule: RuleId
    }
  | {
      readonly kind: 'value'
      readonly item: string
      readonly from: JsonValue
      readonly to: JsonValue
      readonly rule: RuleId
      readonly path?: TaskPath
    }
  | {
      readonly kind: 'commitment'
      readonly path: TaskPath
      readonly candidates: readonly string[]
      readonly rule: RuleId
      readonly reason?: string
      readonly netsupport: Readonly<Record<string, NetSupport>>
    }
  | { readonly kind: 'cycle'; readonly path: TaskPath; readonly cycle: number; readonly rule: RuleId }
  | { readonly kind: 'note'; readonly path: TaskPath; readonly rule: RuleId; readonly message: string }
  /** A warning condition became true. */
  | { readonly kind: 'warning'; readonly item: string; readonly rule: RuleId; readonly message: string }

/** The record of one operation: replaying the operations gives the same state, byte for byte. */
export interface TrailRecord {
  readonly operation: Operation
  readonly time: EngineTime
  readonly stamp?: OperationStamp
  /** Changes pass by pass; the first pass is the operation's own effect. */
  readonly passes: readonly (readonly Change[])[]
}

/** `null`: contradictory (confirming and excluding at once). */
export type NetSupport = number | '+inf' | '-inf' | null

export interface ArgumentView {
  /** Position in the candidate's list of arguments, from 0. */
  readonly index: number
  readonly holds: boolean
  /** Items the condition reads and their values now. */
  readonly reads: Readonly<Record<string, JsonValue>>
  /** When these values were given; `null` for unknown and constant ones. */
  readonly readAt: Readonly<Record<string, EngineTime | null>>
}

export interface CandidateView {
  readonly name: string
  readonly netsupport: NetSupport
  readonly recommended: boolean
  readonly committed: boolean
  readonly arguments: readonly ArgumentView[]
}

/** What can be seen of one task instance. */
export interface TaskView {
  readonly path: TaskPath
  readonly definition: string
  readonly state: TaskState
  /** Number of the cycle, the first is 1. */
  readonly cycle: number
  /** Mandatory sources still unknown, while in progress. */
  readonly requested: readonly string[]
  readonly requestedOptional: readonly string[]
  /** Whether `confirm` would be taken now. */
  readonly confirmable: boolean
  readonly candidates?: readonly CandidateView[]
}
