import type { BinaryOperator } from '../../model/index.ts'
import { ANY, DURATION, ERROR, isNumber, isOpen, REAL, type ScalarType, TEXT, type Type } from './type.ts'

type Arithmetic = Extract<BinaryOperator, '+' | '-' | '*' | '/' | '#'>

const MOMENTS = new Set(['date', 'time', 'datetime'])

/** The type of an arithmetic operation (Y3), or nothing when the operands do not fit it. */
export function arithmeticType(operator: Arithmetic, left: Type, right: Type): Type | undefined {
  if (left.kind === 'error' || right.kind === 'error') return ERROR
  if (operator === '#') return textsOnly(left, right)
  if (isNumber(left) && isNumber(right)) return numberType(operator, left, right)
  if (isOpen(left) || isOpen(right)) return withUnknown(operator, isOpen(left) ? right : left)
  if (operator === '*') return product(left, right)
  if (operator === '/') return quotient(left, right)
  return operator === '+' ? total(left, right) : difference(left, right)
}

function textsOnly(left: Type, right: Type): Type | undefined {
  const fits = (type: Type) => type.kind === 'text' || isOpen(type)
  return fits(left) && fits(right) ? TEXT : undefined
}

function numberType(operator: Arithmetic, left: ScalarType, right: ScalarType): ScalarType {
  const whole = operator !== '/' && left.kind === 'integer' && right.kind === 'integer'
  return whole ? { kind: 'integer' } : REAL
}

/** `unknown + x` is always unknown; what it could be only depends on the other side. */
function withUnknown(operator: Arithmetic, other: Type): Type | undefined {
  if (isOpen(other)) return ANY
  if (isNumber(other)) return operator === '*' || operator === '/' ? ANY : other
  if (other.kind === 'duration' || MOMENTS.has(other.kind)) return ANY
  return undefined
}

function product(left: Type, right: Type): Type | undefined {
  const scaled = (left.kind === 'duration' && isNumber(right)) || (isNumber(left) && right.kind === 'duration')
  return scaled ? DURATION : undefined
}

function quotient(left: Type, right: Type): Type | undefined {
  if (left.kind !== 'duration') return undefined
  if (right.kind === 'duration') return REAL
  return isNumber(right) ? DURATION : undefined
}

function total(left: Type, right: Type): Type | undefined {
  if (right.kind === 'duration') return left.kind === 'duration' || MOMENTS.has(left.kind) ? left : undefined
  return left.kind === 'duration' && MOMENTS.has(right.kind) ? right : undefined
}

function difference(left: Type, right: Type): Type | undefined {
  if (right.kind === 'duration') return left.kind === 'duration' || MOMENTS.has(left.kind) ? left : undefined
  return left.kind === right.kind && MOMENTS.has(left.kind) ? DURATION : undefined
}
