import type { BinaryOperator } from '../../model/index.ts'
import { type Abstract, ANY, intervalOf, ofInterval } from './abstract.ts'
import * as intervals from './interval.ts'

/** `+ - * /` on stretches of numbers; anything else can be anything. */
export function arithmetic(operator: BinaryOperator, a: Abstract, b: Abstract): Abstract {
  const unknown = a.unknown || b.unknown
  if (a.known === undefined || b.known === undefined) return { unknown }
  const left = intervalOf(a.known)
  const right = intervalOf(b.known)
  if (left?.of !== 'number' || right?.of !== 'number') return { unknown: true, known: ANY }
  switch (operator) {
    case '+':
      return ofInterval(intervals.add(left.interval, right.interval), unknown)
    case '-':
      return ofInterval(intervals.add(left.interval, intervals.negate(right.interval)), unknown)
    case '*':
      return ofInterval(intervals.multiply(left.interval, right.interval), unknown)
    case '/':
      return quotient(left.interval, right.interval, unknown)
    default:
      return { unknown: true, known: ANY }
  }
}

/** Division by zero is unknown. */
function quotient(a: intervals.Interval, b: intervals.Interval, unknown: boolean): Abstract {
  const result = intervals.divide(a, b)
  if (result === undefined) return { unknown: true }
  return ofInterval(result, unknown || intervals.contains(b, 0))
}
