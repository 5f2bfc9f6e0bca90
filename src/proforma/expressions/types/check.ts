import type { Expression, NameReference, Problem } from '../../model/index.ts'
import type { Position, Resolution, Resolver, Scope } from '../../names/resolver.ts'
import { inferCall } from './calls.ts'
import { Inference } from './inference.ts'
import { inferName } from './names.ts'
import { inferBinary, inferSet, inferUnary } from './operations.ts'
import { ANY, assignable, BOOLEAN, describeType, DURATION, ERROR, INTEGER, REAL, TEXT, type Type } from './type.ts'
import { shown } from './words.ts'

/** What is known of an expression at its place: the same answers for the checks, the engine and the editor. */
export interface CheckedExpression {
  readonly type: Type
  /** The type of any part of the expression. */
  typeOf(part: Expression): Type
  /** What a name in the expression stands for. */
  meaningOf(reference: NameReference): Resolution
  /** Spans are those of the expression. */
  readonly problems: readonly Problem[]
}

/**
 * Resolves the names of an expression and finds its type (N5–N7, Y1–Y11).
 *
 * @param expected what the place asks for; a problem says so when the expression is something else
 */
export function checkExpression(
  expression: Expression,
  scope: Scope,
  resolver: Resolver,
  expected?: Type,
): CheckedExpression {
  const inference = new Inference(scope, resolver, inferType)
  const type = inference.infer(expression)
  if (expected !== undefined && !assignable(type, expected)) unexpected(inference, expression, type, expected)
  return {
    type,
    typeOf: (part) => inference.types.get(part) ?? ERROR,
    meaningOf: (reference) => inference.meanings.get(reference) ?? { kind: 'unknown' },
    problems: inference.problems,
  }
}

function unexpected(inference: Inference, expression: Expression, type: Type, expected: Type): void {
  const condition = expected.kind === 'boolean'
  const what = condition ? 'a condition' : describeType(expected)
  const message = `Here ${what} is expected, but \`${shown(expression)}\` is ${describeType(type)}.`
  const data = { expected: what, actual: describeType(type) }
  inference.report(condition ? 'type.condition' : 'type.assignment', expression.span, message, data)
}

function inferType(inference: Inference, expression: Expression, position: Position): Type {
  switch (expression.kind) {
    case 'boolean':
      return BOOLEAN
    case 'number':
      return expression.integer ? INTEGER : REAL
    case 'text':
      return TEXT
    case 'duration':
      return DURATION
    case 'unknown':
      return ANY
    case 'missing':
      return ERROR
    case 'name':
      return inferName(inference, expression, position)
    case 'unary':
      return inferUnary(inference, expression)
    case 'binary':
      return inferBinary(inference, expression)
    case 'set':
      return inferSet(inference, expression.elements, position, expression.span)
    case 'call':
      return inferCall(inference, expression, position)
  }
}
