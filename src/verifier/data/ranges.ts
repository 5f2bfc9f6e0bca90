import type { Expression } from '../../proforma/index.ts'

/** Bounds between which a value lies; infinite where nothing is known. */
export interface Range {
  readonly low: number
  readonly high: number
}

export const ANYTHING: Range = { low: Number.NEGATIVE_INFINITY, high: Number.POSITIVE_INFINITY }

/** What names stand for: bounds of an item's values, or the expression that it is derived by. */
export type Bounds = (name: string) => Range | Expression | undefined

/**
 * Bounds of the values of an expression by interval arithmetic. Tight where every item occurs once, or only in ways that
 * grow together, as in weight / (height · height).
 */
export function rangeOf(expression: Expression, bounds: Bounds): Range {
  switch (expression.kind) {
    case 'number':
      return { low: expression.value, high: expression.value }
    case 'name': {
      const found = bounds(expression.name)
      if (!found) return ANYTHING
      return 'kind' in found ? rangeOf(found, bounds) : found
    }
    case 'unary': {
      const { low, high } = rangeOf(expression.operand, bounds)
      if (expression.operator === '-') return { low: -high, high: -low }
      return expression.operator === '+' ? { low, high } : ANYTHING
    }
    case 'binary':
      return binaryRange(expression.operator, rangeOf(expression.left, bounds), rangeOf(expression.right, bounds))
    case 'call':
      return callRange(expression.function, expression.arguments, bounds)
    default:
      return ANYTHING
  }
}

function binaryRange(operator: string, a: Range, b: Range): Range {
  switch (operator) {
    case '+':
      return { low: a.low + b.low, high: a.high + b.high }
    case '-':
      return { low: a.low - b.high, high: a.high - b.low }
    case '*':
      return hull([a.low * b.low, a.low * b.high, a.high * b.low, a.high * b.high])
    case '/':
      // With 0 between the ends the quotient has no bounds.
      if (b.low <= 0 && b.high >= 0) return ANYTHING
      return hull([a.low / b.low, a.low / b.high, a.high / b.low, a.high / b.high])
    default:
      return ANYTHING
  }
}

function callRange(name: string, parts: readonly Expression[], bounds: Bounds): Range {
  const of = (index: number): Range => {
    const part = parts[index]
    return part ? rangeOf(part, bounds) : ANYTHING
  }
  switch (name) {
    case 'if': {
      const ranges = parts
        .slice(1)
        .filter((part) => part.kind !== 'unknown')
        .map((part) => rangeOf(part, bounds))
      return ranges.length === 0 ? ANYTHING : hull(ranges.flatMap(({ low, high }) => [low, high]))
    }
    case 'min':
    case 'max': {
      const all = parts.map((_, index) => of(index))
      const pick = name === 'min' ? Math.min : Math.max
      return { low: pick(...all.map(({ low }) => low)), high: pick(...all.map(({ high }) => high)) }
    }
    case 'sqrt':
      return { low: Math.sqrt(Math.max(0, of(0).low)), high: Math.sqrt(Math.max(0, of(0).high)) }
    case 'exp':
      return { low: Math.exp(of(0).low), high: Math.exp(of(0).high) }
    case 'round':
    case 'floor':
    case 'ceil':
      return { low: Math.floor(of(0).low), high: Math.ceil(of(0).high) }
    default:
      return ANYTHING
  }
}

function hull(values: readonly number[]): Range {
  if (values.some(Number.isNaN)) return ANYTHING
  return { low: Math.min(...values), high: Math.max(...values) }
}
