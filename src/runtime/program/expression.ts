import {
  add,
  type BinaryExpression,
  type CallExpression,
  candidateValue,
  compare,
  compareNumbers,
  concatenate,
  divide,
  type Expression,
  includes,
  literalDuration,
  multiply,
  negate,
  oneOf,
  PURE_FUNCTIONS,
  setLiteral,
  subtract,
  type Value,
} from '../../proforma/index.ts'
import { compileStateFunction } from './functions.ts'
import type { Evaluate } from './program.ts'
import type { Reads, Scope } from './scope.ts'

const UNKNOWN: Evaluate = () => undefined

/**
 * Makes a function of the running state from an expression. Names are looked up once, here. What has no meaning
 * (the checks report it, and such a protocol is not run) evaluates to unknown.
 *
 * @param reads receives what the expression looks at
 */
export function compileExpression(expression: Expression, scope: Scope, reads: Reads): Evaluate {
  switch (expression.kind) {
    case 'boolean':
    case 'number':
    case 'text':
      return constant(expression.value)
    case 'duration':
      return constant(literalDuration(expression.amount, expression.unit))
    case 'unknown':
    case 'missing':
      return UNKNOWN
    case 'name':
      return compileName(expression.name, scope, reads)
    case 'unary':
      return compileUnary(expression.operator, compileExpression(expression.operand, scope, reads))
    case 'binary':
      return compileBinary(expression, scope, reads)
    case 'set':
      return compileSet(expression.elements, scope, reads)
    default:
      return compileCall(expression, scope, reads)
  }
}

function constant(value: Value): Evaluate {
  return () => value
}

/** A name that is no item and no parameter stands for the candidate of that name. */
function compileName(name: string, scope: Scope, reads: Reads): Evaluate {
  const item = scope.item(name)
  if (item !== undefined) {
    reads.items.add(item)
    return (reader) => reader.item(item).value
  }
  const parameter = scope.parameter(name)
  return constant(parameter.known ? parameter.value : candidateValue(name))
}

function compileUnary(operator: 'not' | '-' | '+', operand: Evaluate): Evaluate {
  if (operator === 'not') return (reader) => operand(reader) !== true
  if (operator === '-') return (reader) => negate(operand(reader))
  return operand
}

function compileBinary(expression: BinaryExpression, scope: Scope, reads: Reads): Evaluate {
  const left = compileExpression(expression.left, scope, reads)
  const right = compileExpression(expression.right, scope, reads)
  switch (expression.operator) {
    case 'or':
      return (reader) => left(reader) === true || right(reader) === true
    case 'and':
      return (reader) => left(reader) === true && right(reader) === true
    case 'includes':
      return (reader) => includes(left(reader), right(reader))
    case 'oneof':
      return (reader) => oneOf(left(reader), right(reader))
    case '#':
      return (reader) => concatenate(left(reader), right(reader))
    case '+':
      return (reader) => add(left(reader), right(reader))
    case '-':
      return (reader) => subtract(left(reader), right(reader))
    case '*':
      return (reader) => multiply(left(reader), right(reader))
    case '/':
      return (reader) => divide(left(reader), right(reader))
    default:
      return compileComparison(expression.operator, left, right)
  }
}

type Comparison = '=' | '!=' | '<' | '<=' | '>' | '>='

const NUMERIC: Readonly<Record<Comparison, (sign: number) => boolean>> = {
  '=': (sign) => sign === 0,
  '!=': (sign) => sign !== 0,
  '<': (sign) => sign < 0,
  '<=': (sign) => sign <= 0,
  '>': (sign) => sign > 0,
  '>=': (sign) => sign >= 0,
}

/** Most comparisons are between numbers: they take the short way. */
function compileComparison(operator: Comparison, left: Evaluate, right: Evaluate): Evaluate {
  const holds = NUMERIC[operator]
  return (reader) => {
    const a = left(reader)
    const b = right(reader)
    return typeof a === 'number' && typeof b === 'number' ? holds(compareNumbers(a, b)) : compare(operator, a, b)
  }
}

function compileSet(elements: readonly Expression[], scope: Scope, reads: Reads): Evaluate {
  const compiled = elements.map((element) => compileExpression(element, scope, reads))
  return (reader) => setLiteral(compiled.map((element) => element(reader)))
}

function compileCall(call: CallExpression, scope: Scope, reads: Reads): Evaluate {
  const special = compileStateFunction(call, scope, reads)
  if (special) return special
  const compiled = call.arguments.map((argument) => compileExpression(argument, scope, reads))
  if (call.function === 'if') return compileIf(compiled)
  const [first = UNKNOWN, second = UNKNOWN] = compiled
  if (call.function === 'is_known') return (reader) => first(reader) !== undefined
  const f = PURE_FUNCTIONS.get(call.function)
  if (!f) return UNKNOWN
  if (compiled.length === 1) return (reader) => f(first(reader))
  if (compiled.length === 2) return (reader) => knownOnly(f, first(reader), second(reader))
  return (reader) => f(...compiled.map((argument) => argument(reader)))
}

/** With two arguments an unknown second one must not pass for one that was left out. */
function knownOnly(f: (...args: readonly Value[]) => Value, a: Value, b: Value): Value {
  return a === undefined || b === undefined ? undefined : f(a, b)
}

/** Unknown counts as false (V11). */
function compileIf([condition = UNKNOWN, yes = UNKNOWN, no = UNKNOWN]: readonly Evaluate[]): Evaluate {
  return (reader) => (condition(reader) === true ? yes(reader) : no(reader))
}
