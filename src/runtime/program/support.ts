import { addNumbers } from '../../proforma/index.ts'
import type { ArgumentProgram, CandidateProgram } from './compiled.ts'
import type { Reader } from './records.ts'

/** The candidates of each decision by position of the task; filled once all expressions are compiled. */
export type SupportTable = Map<number, readonly CandidateProgram[]>

/** The support of a candidate in the present state; `undefined` when confirmed and excluded at once (R52). */
export function netSupportOf(table: SupportTable, task: number, position: number, reader: Reader): number | undefined {
  const candidate = table.get(task)?.[position]
  return candidate ? netSupport(candidate.arguments, reader) : undefined
}

/**
 * Symbolic: arguments for minus arguments against. Numeric: the sum of the weights. Only arguments whose condition is
 * true count; `confirming` is +infinity, `excluding` -infinity, and both at once contradict each other.
 */
export function netSupport(argumentList: readonly ArgumentProgram[], reader: Reader): number | undefined {
  let sum = 0
  let confirmed = false
  let excluded = false
  for (const { support, weight, condition } of argumentList) {
    if (condition.evaluate(reader) !== true) continue
    switch (support) {
      case 'for':
        sum++
        break
      case 'against':
        sum--
        break
      case 'weight':
        sum = addNumbers(sum, weight) ?? sum
        break
      case 'confirming':
        confirmed = true
        break
      default:
        excluded = true
    }
  }
  if (confirmed && excluded) return undefined
  if (confirmed) return Number.POSITIVE_INFINITY
  return excluded ? Number.NEGATIVE_INFINITY : sum
}
