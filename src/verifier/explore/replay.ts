import type { Change, Operation, OperationError, Program, State } from '../../runtime/index.ts'
import { initial, step } from '../../runtime/index.ts'

/** What the real engine does with a scenario. */
export interface Replay {
  /** The state before the first operation and after each one that was taken. */
  readonly states: readonly State[]
  /** All changes of each operation, pass after pass. */
  readonly changes: readonly (readonly Change[])[]
  /** The refusal at which the replay ended. */
  readonly refusal?: OperationError
}

/** Plays operations in the real engine, from a fresh enactment. */
export function replay(program: Program, operations: readonly Operation[]): Replay {
  const states: State[] = [initial(program)]
  const changes: (readonly Change[])[] = []
  for (const operation of operations) {
    const result = step(program, states[states.length - 1] as State, operation)
    if (!result.ok) return { states, changes, refusal: result.error }
    states.push(result.state)
    changes.push(result.trail.passes.flat())
  }
  return { states, changes }
}
