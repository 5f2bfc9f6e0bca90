import type { SupportKind } from '../program/program.ts'
import type { CandidateView, EngineTime, NetSupport, Operation, RuleId, TaskPath, TaskState } from '../types.ts'
import type { ConditionView } from './condition.ts'
import type { NearestChange } from './nearest.ts'
import type { Requirement, TaskMention } from './requirements.ts'

/** The change that brought a task into its present state, and what the rule looked at then. */
export interface Cause {
  readonly rule: RuleId
  readonly operation: Operation
  readonly time: EngineTime
  /** Place in the trail: number of the record and of its pass, both from 0. */
  readonly record: number
  readonly pass: number
  /** The condition that decided, with its values at that instant. */
  readonly condition?: ConditionView
  /** The antecedents, or the plan around that ended, at that instant. */
  readonly tasks: readonly TaskMention[]
}

/** Why a task is in the state it is in: data for a program, sentences for people. */
export interface Why {
  readonly path: TaskPath
  readonly state: TaskState
  /** Absent while nothing has happened to the task. */
  readonly cause?: Cause
  /** What its next step needs; empty for a finished task. */
  readonly needs: readonly Requirement[]
  /** The nearest data values that would make a need met, or would have let a discarded task start. */
  readonly nearest: readonly NearestChange[]
  readonly sentences: readonly string[]
}

/** Why a candidate is recommended or not, argument by argument. */
export interface WhyCandidate {
  readonly path: TaskPath
  readonly candidate: CandidateView
  readonly rule: ConditionView
  readonly arguments: readonly WhyArgument[]
  readonly netsupport: NetSupport
  /** The nearest data values that would turn the recommendation round. */
  readonly nearest: readonly NearestChange[]
  readonly sentences: readonly string[]
}

/** An argument with its condition taken apart, and the evidence behind it as the author gave it. */
export interface WhyArgument extends ConditionView {
  readonly support: SupportKind
  /** 0 unless the support is a weight. */
  readonly weight: number
  readonly caption?: string
  readonly evidence: {
    readonly quality?: 'high' | 'moderate' | 'low' | 'very_low'
    readonly strength?: 'strong' | 'weak'
    readonly citations: readonly string[]
  }
}

/** What was committed in a decision, and why, at the instant of the commitment. */
export interface WhyCommitment {
  readonly path: TaskPath
  readonly committed: readonly string[]
  /** The reason that was given. */
  readonly reason?: string
  /** Whether something was committed that was not recommended. */
  readonly isAgainst: boolean
  readonly operation: Operation
  readonly time: EngineTime
  /** Place in the trail: number of the record and of its pass, both from 0. */
  readonly record: number
  readonly pass: number
  /** Every candidate as it stood then. */
  readonly candidates: readonly WhyCandidate[]
}
