import type { Coverage, CoverageGoal, Scenario } from '../../runtime/index.ts'
import type { Progress } from '../types.ts'

/** What is covered or not, of which kind, in words. */
export interface GoalMention {
  readonly kind: CoverageGoal['kind']
  /** As in `Coverage`: `p/k: flu: temperature > 38 is false`. */
  readonly words: string
}

/** A scenario that was made, and what it is the first to show. */
export interface GeneratedScenario {
  readonly scenario: Scenario
  readonly shows: readonly GoalMention[]
}

/** Why nothing shows a goal. `not-found` says nothing about the protocol: the search ended before. */
export type UncoveredReason =
  /** The task begins in no run. */
  | 'never-starts'
  /** The task at the tail of the arrow is never completed before the task at its head starts. */
  | 'never-along'
  /** The decision is never open. */
  | 'never-open'
  /** For none, or for all, of the patients who get to the decision. */
  | 'never-true'
  | 'always-true'
  /** No value that the data can have. */
  | 'no-value'
  /** No run in which the data have such values. */
  | 'never-known'
  | 'not-found'

export interface UncoveredGoal extends GoalMention {
  readonly reason: UncoveredReason
  /** For people. */
  readonly why: string
}

export interface ScenarioGeneration {
  /** New ones only, with names that no existing scenario has. Each passes as it is. */
  readonly scenarios: readonly GeneratedScenario[]
  /** What the existing scenarios cover, and what they cover together with the new ones. */
  readonly before: Coverage
  readonly after: Coverage
  /** What cannot be covered, or was not. */
  readonly uncovered: readonly UncoveredGoal[]
  /** Nothing is `not-found`: what is not covered cannot be. */
  readonly complete: boolean
  /** What was not looked at or not exact, in words. */
  readonly limits: readonly string[]
}

export interface GenerateOptions {
  readonly budget?: { readonly maxStates?: number; readonly maxMilliseconds?: number; readonly maxScenarios?: number }
  /** Set `aborted` to stop; what was made until then is given back. */
  readonly signal?: { readonly aborted: boolean }
  readonly onProgress?: (progress: GenerateProgress) => void
  /** Milliseconds of any clock; without one, `maxMilliseconds` has no effect. */
  readonly now?: () => number
  /** Gives control back to the event loop, so that messages get in. */
  readonly pause?: () => Promise<void>
}

/** `covered` of `total` goals, with `scenarios` new ones. */
export interface GenerateProgress {
  readonly phase: Progress['phase'] | 'scenarios'
  readonly states: number
  readonly scenarios: number
  readonly covered: number
  readonly total: number
}
