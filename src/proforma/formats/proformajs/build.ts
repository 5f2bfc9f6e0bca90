import type { BinaryOperator, Expression } from '../../model/index.ts'
import { plainDigits } from '../digits.ts'

/** Expressions made by an import stand nowhere in a text. */
const span = { start: 0, end: 0 }

export function nameOf(name: string): Expression {
  return { kind: 'name', name, quoted: false, span }
}

export function textOf(value: string): Expression {
  return { kind: 'text', value, span }
}

/** Digits as the language writes them: no sign, no exponent. */
export function numberOf(value: number): Expression {
  const text = plainDigits(value)
  const positive: Expression = { kind: 'number', value: Math.abs(value), integer: /^\d+$/.test(text), text, span }
  return value < 0 ? { kind: 'unary', operator: '-', operand: positive, span } : positive
}

export function booleanOf(value: boolean): Expression {
  return { kind: 'boolean', value, span }
}

export const UNKNOWN: Expression = { kind: 'unknown', span }

export function setOf(elements: readonly Expression[]): Expression {
  return { kind: 'set', elements, span }
}

export function callOf(name: string, ...args: readonly Expression[]): Expression {
  return { kind: 'call', function: name, functionSpan: span, arguments: args, span }
}

export function notOf(operand: Expression): Expression {
  return { kind: 'unary', operator: 'not', operand, span }
}

export function binaryOf(operator: BinaryOperator, left: Expression, right: Expression): Expression {
  return { kind: 'binary', operator, operatorSpan: span, left, right, span }
}

/** The clauses of `a and b and c`. */
export function clausesOf(expression: Expression): readonly Expression[] {
  return expression.kind === 'binary' && expression.operator === 'and'
    ? [...clausesOf(expression.left), ...clausesOf(expression.right)]
    : [expression]
}
