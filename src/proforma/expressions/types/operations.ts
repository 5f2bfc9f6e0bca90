import type { BinaryExpression, BinaryOperator, Expression, Span, UnaryExpression } from '../../model/index.ts'
import type { Position } from '../../names/resolver.ts'
import { isComparison } from '../operators.ts'
import { arithmeticType } from './arithmetic.ts'
import { beside } from './beside.ts'
import type { Inference } from './inference.ts'
import {
  ANY,
  BOOLEAN,
  comparable,
  describeType,
  ERROR,
  isNumber,
  isOpen,
  isOrdered,
  join,
  setType,
  type Type,
} from './type.ts'
import { capital, operandWords, shown, textFixes } from './words.ts'

export function inferUnary(inference: Inference, { operator, operand, span }: UnaryExpression): Type {
  const type = inference.infer(operand)
  if (operator === 'not') {
    expectCondition(inference, operand, type, 'not')
    return BOOLEAN
  }
  if (isOpen(type) || isNumber(type) || type.kind === 'duration') return type
  const message = `\`${operator}\` stands before a number, but \`${shown(operand)}\` is ${describeType(type)}.`
  inference.report('type.operand', span, message, { operator })
  return ERROR
}

export function inferBinary(inference: Inference, expression: BinaryExpression): Type {
  const { operator, left, right, span } = expression
  if (operator === 'and' || operator === 'or') {
    expectCondition(inference, left, inference.infer(left), operator)
    expectCondition(inference, right, inference.infer(right), operator)
    return BOOLEAN
  }
  if (isComparison(operator)) return comparison(inference, expression)
  const leftType = inference.infer(left)
  const rightType = inference.infer(right)
  const type = arithmeticType(operator as '+' | '-' | '*' | '/' | '#', leftType, rightType)
  if (type !== undefined) return type
  const words = `${operandWords(left, leftType)} and ${operandWords(right, rightType)}`
  inference.report('type.operand', span, `\`${operator}\` cannot be used with ${words}.`, { operator })
  return ERROR
}

function expectCondition(inference: Inference, operand: Expression, type: Type, operator: 'and' | 'or' | 'not'): void {
  if (isOpen(type) || type.kind === 'boolean') return
  const message = `\`${operator}\` takes conditions, but \`${shown(operand)}\` is ${describeType(type)}. Compare it with something.`
  inference.report('type.condition', operand.span, message, { actual: describeType(type) })
}

function comparison(inference: Inference, expression: BinaryExpression): Type {
  const { operator, left, right, span } = expression
  const leftType = inference.infer(left, beside(right, inference))
  const rightType = inference.infer(right, beside(left, inference))
  if (operator === 'includes') membership(inference, operator, span, leftType, rightType)
  else if (operator === 'oneof') membership(inference, operator, span, rightType, leftType)
  else if (!comparable(leftType, rightType)) incomparable(inference, expression, leftType, rightType)
  else if (operator !== '=' && operator !== '!=') expectOrder(inference, expression, leftType, rightType)
  return BOOLEAN
}

function incomparable(
  inference: Inference,
  { left, right, span }: BinaryExpression,
  leftType: Type,
  rightType: Type,
): void {
  const words = `${operandWords(left, leftType)} and ${operandWords(right, rightType)}`
  const oneIsSet = (leftType.kind === 'set') !== (rightType.kind === 'set')
  const hint = oneIsSet ? ' To ask for one element of a set, use `includes`.' : ''
  const fixes = textFixes(left, leftType, rightType) ?? textFixes(right, rightType, leftType)
  inference.report('type.comparison', span, `${capital(words)} cannot be compared.${hint}`, {}, fixes)
}

function expectOrder(
  inference: Inference,
  { operator, left, span }: BinaryExpression,
  leftType: Type,
  rightType: Type,
): void {
  const type = isOpen(leftType) ? rightType : leftType
  if (isOpen(type) || isOrdered(type)) return
  const message = `\`${operator}\` needs an order, but ${operandWords(left, type)} has none. Use \`=\`, \`!=\` or \`includes\`.`
  inference.report('type.order', span, message, { operator })
}

/** `set includes element` (Y5); a set for the element asks for all of its elements. */
function membership(inference: Inference, operator: BinaryOperator, span: Span, set: Type, element: Type): void {
  if (isOpen(set)) return
  if (set.kind !== 'set') {
    const side = operator === 'includes' ? 'left' : 'right'
    const message = `\`${operator}\` needs a set on its ${side}, but that is ${describeType(set)}.`
    inference.report('type.set', span, message, { operator })
    return
  }
  const asked = element.kind === 'set' ? element.element : element
  if (comparable(set.element, asked)) return
  const message = `${capital(describeType(set))} cannot hold ${describeType(asked)}.`
  inference.report('type.comparison', span, message, { operator })
}

/** A set literal: elements of one type, no sets (Y6). */
export function inferSet(inference: Inference, elements: readonly Expression[], position: Position, span: Span): Type {
  let joined: Type = ANY
  for (const element of elements) {
    const type = inference.infer(element, position)
    if (type.kind === 'set') {
      inference.report('type.set', element.span, 'A set cannot hold a set.')
      return ERROR
    }
    const both = join(joined, type)
    if (both === undefined) {
      const message = `The elements of a set are of one type; here are ${describeType(joined)} and ${describeType(type)}.`
      inference.report('type.set', span, message)
      return ERROR
    }
    joined = both
  }
  return joined.kind === 'set' || joined.kind === 'task' ? ERROR : setType(joined)
}
