import type { Expression } from '../model/index.ts'

/** Visits an expression and everything in it, from the outside in and from left to right. */
export function walkExpression(expression: Expression, visit: (part: Expression) => void): void {
  visit(expression)
  for (const part of partsOf(expression)) walkExpression(part, visit)
}

/** The expressions directly below one. */
export function partsOf(expression: Expression): readonly Expression[] {
  switch (expression.kind) {
    case 'unary':
      return [expression.operand]
    case 'binary':
      return [expression.left, expression.right]
    case 'set':
      return expression.elements
    case 'call':
      return expression.arguments
    default:
      return []
  }
}

/** Whether a part could not be read. */
export function isBroken(expression: Expression): boolean {
  return expression.kind === 'missing' || partsOf(expression).some(isBroken)
}
