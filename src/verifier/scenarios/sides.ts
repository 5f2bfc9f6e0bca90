import type { BinaryExpression, BinaryOperator } from '../../proforma/index.ts'
import type { Threshold } from '../../runtime/index.ts'

/** What is true on either side of a threshold; the other side of `includes` and `oneof` has no operator of its own. */
export interface Sides {
  readonly yes: BinaryExpression
  readonly no?: BinaryExpression
}

const KNOWN = new WeakMap<Threshold, Sides>()

/** The same objects each time: the data are cut by them. */
export function sidesOf(threshold: Threshold): Sides {
  const known = KNOWN.get(threshold)
  if (known) return known
  const operator = OPPOSITE[threshold.source.operator]
  const sides = { yes: threshold.source, ...(operator && { no: { ...threshold.source, operator } }) }
  KNOWN.set(threshold, sides)
  return sides
}

/** Of known values one or the other is true. */
const OPPOSITE: Readonly<Partial<Record<BinaryOperator, BinaryOperator>>> = {
  '=': '!=',
  '!=': '=',
  '<': '>=',
  '<=': '>',
  '>': '<=',
  '>=': '<',
}
