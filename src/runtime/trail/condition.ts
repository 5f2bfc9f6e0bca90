import { type Expression, printExpression, toJson } from '../../proforma/index.ts'
import { element } from '../program/element.ts'
import { compileExpression } from '../program/expression.ts'
import type { Program } from '../program/program.ts'
import type { Reader } from '../program/records.ts'
import { Reads, type Scope } from '../program/scope.ts'
import { givenAt } from '../step/age.ts'
import { STATE_NAMES } from '../step/draft.ts'
import type { EngineTime, JsonValue, TaskPath, TaskState } from '../types.ts'

/** A value that a condition looks at. */
export interface ReadView {
  readonly item: string
  readonly value: JsonValue
  /** When it was given, a derived one: when the oldest of the values was on which it rests; `null` while unknown. */
  readonly at: EngineTime | null
}

/** A condition taken apart: whether it holds, what it read, and the same for its parts. */
export interface ConditionView {
  readonly text: string
  readonly holds: boolean
  readonly reads: readonly ReadView[]
  readonly tasks: readonly { readonly path: TaskPath; readonly state: TaskState }[]
  /** How `parts` are joined; absent for a condition without parts. */
  readonly join?: 'and' | 'or' | 'not'
  readonly parts: readonly ConditionView[]
}

export function conditionView(program: Program, expression: Expression, scope: Scope, reader: Reader): ConditionView {
  const reads = new Reads()
  const holds = compileExpression(expression, scope, reads)(reader) === true
  const join = joinOf(expression)
  return {
    text: printExpression(expression),
    holds,
    reads: [...reads.items].map((index) => {
      const { value } = reader.item(index)
      return { item: element(program.items, index).name, value: toJson(value), at: givenAt(program, index, reader) }
    }),
    tasks: [...reads.tasks].map((index) => ({
      path: element(program.tasks, index).path,
      state: STATE_NAMES[reader.task(index).state],
    })),
    ...(join ? { join } : {}),
    parts: join ? joined(expression, join).map((part) => conditionView(program, part, scope, reader)) : [],
  }
}

function joinOf(expression: Expression): 'and' | 'or' | 'not' | undefined {
  if (expression.kind === 'unary' && expression.operator === 'not') return 'not'
  if (expression.kind !== 'binary') return undefined
  return expression.operator === 'and' || expression.operator === 'or' ? expression.operator : undefined
}

/** `a and b and c` has three parts, however it is bracketed by the parser. */
function joined(expression: Expression, join: 'and' | 'or' | 'not'): readonly Expression[] {
  if (expression.kind === 'unary' && join === 'not') return [expression.operand]
  if (expression.kind !== 'binary' || expression.operator !== join) return [expression]
  return [...joined(expression.left, join), ...joined(expression.right, join)]
}

/** The conditions at the bottom of `and`, `or` and `not`. */
export function partsOf(expression: Expression): readonly Expression[] {
  const join = joinOf(expression)
  return join ? joined(expression, join).flatMap(partsOf) : [expression]
}
