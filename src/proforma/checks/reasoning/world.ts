import type { Candidate, DecisionDefinition, Expression } from '../../model/index.ts'
import type { InstancePath, Resolver, Scope } from '../../names/index.ts'
import type { Abstract } from './abstract.ts'

export type TaskState = 'dormant' | 'in_progress' | 'completed' | 'discarded'

/** The names of what can vary: an item, the state or result of a task, or an expression that is not looked into. */
export type Variable = `item ${string}` | `state ${string}` | `result ${string}` | `atom ${string}`

/**
 * What everything may be worth. Immutable; learning gives another one. A world takes in at least everything that can
 * happen, so what is impossible in it is impossible, and what is possible in it may still never happen.
 */
export interface World {
  readonly resolver: Resolver
  /** Everything an expression can be worth. */
  value(expression: Expression, scope: Scope): Abstract
  /** The value of a data item or parameter. */
  item(name: string): Abstract
  /** The state of a task instance, by its name. */
  state(path: InstancePath): Abstract
  /** The candidate of a decision that was committed. */
  result(path: InstancePath, decision: DecisionDefinition): Abstract
  /** The net support of a candidate. */
  support(path: InstancePath | undefined, decision: DecisionDefinition, candidate: Candidate): Abstract
  learned(variable: Variable): Abstract | undefined
  /** With one thing more known; nothing when that cannot be. */
  learn(variable: Variable, value: Abstract): World | undefined
  /** What holds in either. */
  or(other: World): World
  /** Under the assumption that an expression is true, or is not (false or unknown); nothing when that cannot be. */
  assume(expression: Expression, isTrue: boolean, scope: Scope): World | undefined
}

/** Outside every task. */
export const NOWHERE: Scope = {}

/** Whether an expression can be true: `false` is certain, `true` is not. */
export function canHold(expression: Expression, world: World, scope: Scope): boolean {
  // The second look uses what the end of a condition says about its beginning.
  return world.assume(expression, true, scope)?.assume(expression, true, scope) !== undefined
}

/** Whether an expression is true whatever happens: `true` is certain, `false` is not. */
export function mustHold(expression: Expression, world: World, scope: Scope): boolean {
  return world.assume(expression, false, scope)?.assume(expression, false, scope) === undefined
}
