import type { Gdl2Expression, Gdl2Operator } from '../read/expression.ts'
import { calculateWithDates, yearOf } from './dates.ts'
import { isEqual, ofLiteral, sameNumber, toNumber, toText, Undefined } from './value.ts'
import type { GdlValue } from './value.ts'

/** What an expression can look at. */
export interface Environment {
  readonly now: number
  value(id: string): GdlValue
  fired(rule: string): boolean
  term(id: string): string | undefined
}

/** The value of an expression by the rules of GDL2. Throws Undefined for a calculation with something missing. */
export function evaluateGdl2(expression: Gdl2Expression, environment: Environment): GdlValue {
  switch (expression.kind) {
    case 'literal':
      return ofLiteral(expression.value)
    case 'element':
      return attributeOf(environment.value(expression.id), expression.id, expression.attribute, environment)
    case 'now':
      return attributeOf({ kind: 'datetime', ms: environment.now }, '', expression.attribute, environment)
    case 'fired':
      return { kind: 'boolean', value: environment.fired(expression.rule) }
    case 'unary': {
      const operand = evaluateGdl2(expression.operand, environment)
      return expression.operator === '!' ? { kind: 'boolean', value: !isTrue(operand) } : number(-toNumber(operand))
    }
    case 'call':
      return number(
        call(
          expression.function,
          expression.arguments.map((one) => toNumber(evaluateGdl2(one, environment))),
        ),
      )
    default:
      return binary(expression, environment)
  }
}

/** A condition that cannot be evaluated does not hold. */
export function holds(expression: Gdl2Expression, environment: Environment): boolean {
  try {
    return isTrue(evaluateGdl2(expression, environment))
  } catch (error) {
    if (error instanceof Undefined) return false
    throw error
  }
}

function isTrue(value: GdlValue): boolean {
  return value?.kind === 'boolean' && value.value
}

function number(value: number): GdlValue {
  if (!Number.isFinite(value)) throw new Undefined()
  return { kind: 'number', value }
}

function attributeOf(value: GdlValue, id: string, attribute: string | undefined, environment: Environment): GdlValue {
  if (value === null) return attribute === 'term' ? termOf(id, environment) : null
  switch (attribute) {
    case undefined:
      return value
    case 'magnitude':
    case 'count':
      return number(toNumber(value))
    case 'value':
      if (value.kind === 'coded')
        return value.ordinal === undefined ? { kind: 'text', value: value.label } : number(value.ordinal)
      return value.kind === 'number' ? number(value.value) : value
    case 'unit':
      return value.kind === 'number' && value.unit !== undefined ? { kind: 'text', value: value.unit } : null
    case 'precision':
      return value.kind === 'number' && value.precision !== undefined ? number(value.precision) : null
    case 'term':
      return { kind: 'text', value: toText(value) }
    case 'code':
      return value.kind === 'coded' ? { kind: 'text', value: value.code.split('::').at(-1) ?? '' } : null
    case 'year':
      return value.kind === 'datetime' ? number(yearOf(value.ms)) : null
    default:
      throw new Undefined()
  }
}

function termOf(id: string, environment: Environment): GdlValue {
  const term = environment.term(id)
  return term === undefined ? null : { kind: 'text', value: term }
}

function binary(expression: Gdl2Expression & { kind: 'binary' }, environment: Environment): GdlValue {
  const { operator } = expression
  if (operator === '&&' || operator === '||') {
    const left = holds(expression.left, environment)
    const right = holds(expression.right, environment)
    return { kind: 'boolean', value: operator === '&&' ? left && right : left || right }
  }
  const left = evaluateGdl2(expression.left, environment)
  const right = evaluateGdl2(expression.right, environment)
  if (operator === '==' || operator === '!=')
    return { kind: 'boolean', value: isEqual(left, right) === (operator === '==') }
  if (isOrder(operator))
    return { kind: 'boolean', value: left !== null && right !== null && ordered(operator, left, right) }
  return calculate(operator, left, right)
}

type Order = '<' | '<=' | '>' | '>='

function isOrder(operator: Gdl2Operator): operator is Order {
  return operator === '<' || operator === '<=' || operator === '>' || operator === '>='
}

/** Quantities compare by their numbers: GDL2 rules ask for the unit themselves. */
function ordered(operator: Order, left: GdlValue, right: GdlValue): boolean {
  const [a, b] =
    left?.kind === 'datetime' && right?.kind === 'datetime' ? [left.ms, right.ms] : [toNumber(left), toNumber(right)]
  switch (operator) {
    case '<':
      return a < b && !sameNumber(a, b)
    case '>':
      return a > b && !sameNumber(a, b)
    case '<=':
      return a <= b || sameNumber(a, b)
    default:
      return a >= b || sameNumber(a, b)
  }
}

function calculate(operator: Gdl2Operator, left: GdlValue, right: GdlValue): GdlValue {
  if (left === null || right === null) throw new Undefined()
  const dates = calculateWithDates(operator, left, right)
  if (dates !== undefined) return dates
  if (operator === '+' && (left.kind === 'text' || right.kind === 'text')) {
    return { kind: 'text', value: toText(left) + toText(right) }
  }
  const a = toNumber(left)
  const b = toNumber(right)
  switch (operator) {
    case '+':
      return number(a + b)
    case '-':
      return number(a - b)
    case '*':
      return number(a * b)
    case '/':
      return number(a / b)
    case '^':
      return number(a ** b)
    default:
      throw new Undefined()
  }
}

const FUNCTIONS: ReadonlyMap<string, (...args: readonly number[]) => number> = new Map<
  string,
  (...args: readonly number[]) => number
>([
  ['abs', (a = Number.NaN) => Math.abs(a)],
  ['ceil', (a = Number.NaN) => Math.ceil(a)],
  ['floor', (a = Number.NaN) => Math.floor(a)],
  ['exp', (a = Number.NaN) => Math.exp(a)],
  ['log', (a = Number.NaN) => Math.log(a)],
  ['ln', (a = Number.NaN) => Math.log(a)],
  ['log1p', (a = Number.NaN) => Math.log1p(a)],
  ['log10', (a = Number.NaN) => Math.log10(a)],
  ['max', (...all) => Math.max(...all)],
  ['min', (...all) => Math.min(...all)],
  ['round', (a = Number.NaN) => Math.floor(a + 0.5)],
  ['sqrt', (a = Number.NaN) => Math.sqrt(a)],
  ['pow', (a = Number.NaN, b = Number.NaN) => a ** b],
])

function call(name: string, args: readonly number[]): number {
  const found = FUNCTIONS.get(name)
  if (found === undefined) throw new Undefined()
  return found(...args)
}
