import type { BinaryExpression, Expression, UnaryExpression } from '../model/index.ts'
import { quoteText, writeName } from '../text/words.ts'
import { binaryPrecedence, isComparison, NOT_PRECEDENCE, SIGN_PRECEDENCE } from './operators.ts'

/** Writes an expression in canonical form, with the fewest brackets that keep its meaning (T15). */
export function printExpression(expression: Expression): string {
  return print(expression, 0)
}

function print(expression: Expression, minimum: number): string {
  switch (expression.kind) {
    case 'boolean':
      return String(expression.value)
    case 'number':
      return expression.text
    case 'text':
      return quoteText(expression.value)
    case 'duration':
      return `${String(expression.amount)} ${expression.unit}`
    case 'unknown':
      return 'unknown'
    case 'name':
      return expression.quoted ? `'${expression.name}'` : writeName(expression.name)
    case 'unary':
      return printUnary(expression, minimum)
    case 'binary':
      return printBinary(expression, minimum)
    case 'set':
      return `[${expression.elements.map((element) => print(element, 0)).join(', ')}]`
    case 'call':
      return `${expression.function}(${expression.arguments.map((argument) => print(argument, 0)).join(', ')})`
    case 'missing':
      return ''
  }
}

function printUnary({ operator, operand }: UnaryExpression, minimum: number): string {
  const own = operator === 'not' ? NOT_PRECEDENCE : SIGN_PRECEDENCE
  const text = operator === 'not' ? `not ${print(operand, own)}` : `${operator}${print(operand, own)}`
  return bracket(text, own < minimum)
}

/** Operators bind to the left, so an equally binding right side needs brackets; comparisons never chain bare. */
function printBinary({ operator, left, right }: BinaryExpression, minimum: number): string {
  const own = binaryPrecedence(operator)
  const text = `${print(left, isComparison(operator) ? own + 1 : own)} ${operator} ${print(right, own + 1)}`
  return bracket(text, own < minimum)
}

function bracket(text: string, needed: boolean): string {
  return needed ? `(${text})` : text
}
