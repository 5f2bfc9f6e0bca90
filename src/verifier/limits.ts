import type { Problem } from '../proforma/index.ts'
import { DiagramBudgetError } from './data/node-table.ts'
import { PartitionBudgetError } from './data/space.ts'
import { DisagreementError } from './explore/explorer.ts'

/** The protocol cannot be verified because it does not load. */
export class NotLoadableError extends Error {
  override readonly name = 'NotLoadableError'
  readonly problems: readonly Problem[]

  constructor(problems: readonly Problem[]) {
    super(problems[0]?.message ?? 'The protocol cannot be loaded.')
    this.problems = problems
  }
}

/** What is wrong with the means, not with the protocol; undefined for a fault of the program. */
export function limitOf(error: unknown): string | undefined {
  if (error instanceof PartitionBudgetError) return error.message
  if (error instanceof DiagramBudgetError) return `The data took ${error.message} to reason about.`
  if (error instanceof DisagreementError) return `Exploration and engine disagree: ${error.message}`
  return error instanceof RangeError ? `The protocol is too large to explore: ${error.message}` : undefined
}
