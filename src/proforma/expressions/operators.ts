import type { BinaryOperator } from '../model/index.ts'

const CANONICAL: Readonly<Record<string, BinaryOperator>> = {
  AND: 'and',
  OR: 'or',
  include: 'includes',
  '=<': '<=',
  '=>': '>=',
  '==': '=',
  '!==': '!=',
  '<>': '!=',
  '&&': 'and',
  '||': 'or',
  '≤': '<=',
  '≥': '>=',
  '≠': '!=',
}

/** The one spelling of an operator (reference, section 3). */
export function canonicalOperator(image: string): BinaryOperator {
  return CANONICAL[image] ?? (image as BinaryOperator)
}

/** Loosest first: or, and, not, comparisons, `#`, `+ -`, `* /`, signs (reference, section 6). */
const PRECEDENCE: Readonly<Record<BinaryOperator, number>> = {
  or: 1,
  and: 2,
  '=': 4,
  '!=': 4,
  '<': 4,
  '<=': 4,
  '>': 4,
  '>=': 4,
  includes: 4,
  oneof: 4,
  '#': 5,
  '+': 6,
  '-': 6,
  '*': 7,
  '/': 7,
}

export const NOT_PRECEDENCE = 3
export const SIGN_PRECEDENCE = 8

export function binaryPrecedence(image: string): number {
  return PRECEDENCE[canonicalOperator(image)]
}

export function isComparison(operator: BinaryOperator): boolean {
  return PRECEDENCE[operator] === 4
}
