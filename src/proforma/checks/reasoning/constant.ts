import {
  add,
  compare,
  concatenate,
  divide,
  includes,
  literalDuration,
  multiply,
  negate,
  oneOf,
  PURE_FUNCTIONS,
  setLiteral,
  subtract,
  type Value,
} from '../../expressions/values/index.ts'
import type { BinaryOperator, Expression } from '../../model/index.ts'

/** The value of an expression that mentions no name and nothing of a running protocol; unknown otherwise. */
export function constantValue(expression: Expression): Value {
  switch (expression.kind) {
    case 'boolean':
    case 'number':
    case 'text':
      return expression.value
    case 'duration':
      return literalDuration(expression.amount, expression.unit)
    case 'unary':
      return unary(expression.operator, constantValue(expression.operand))
    case 'binary':
      return applyOperator(expression.operator, constantValue(expression.left), constantValue(expression.right))
    case 'set':
      return setLiteral(expression.elements.map(constantValue))
    case 'call':
      return applyFunction(expression.function, expression.arguments.map(constantValue))
    default:
      return undefined
  }
}

function unary(operator: 'not' | '-' | '+', operand: Value): Value {
  if (operator === 'not') return operand !== true
  return operator === '-' ? negate(operand) : operand
}

/** The value of an operation on values, as the engine computes it. */
export function applyOperator(operator: BinaryOperator, a: Value, b: Value): Value {
  switch (operator) {
    case 'or':
      return a === true || b === true
    case 'and':
      return a === true && b === true
    case 'includes':
      return includes(a, b)
    case 'oneof':
      return oneOf(a, b)
    case '#':
      return concatenate(a, b)
    case '+':
      return add(a, b)
    case '-':
      return subtract(a, b)
    case '*':
      return multiply(a, b)
    case '/':
      return divide(a, b)
    default:
      return compare(operator, a, b)
  }
}

/** The value of a function that depends on its arguments alone; unknown for any other. */
export function applyFunction(name: string, values: readonly Value[]): Value {
  if (name === 'is_known') return values[0] !== undefined
  if (name === 'if') return values[0] === true ? values[1] : values[2]
  const f = PURE_FUNCTIONS.get(name)
  if (f === undefined || values.some((value) => value === undefined)) return undefined
  return f(...values)
}
