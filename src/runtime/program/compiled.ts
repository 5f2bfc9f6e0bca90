import type { Expression, Value } from '../../proforma/index.ts'
import type { Reader } from './records.ts'

/** An expression made into a function of the running state. Pure and total. */
export type Evaluate = (reader: Reader) => Value

/** What an expression looks at: positions of items and task instances, and the clock. */
export interface Dependencies {
  readonly items: readonly number[]
  readonly tasks: readonly number[]
  readonly time: boolean
}

export interface CompiledExpression {
  /** What was compiled, for explanations. */
  readonly source: Expression
  readonly evaluate: Evaluate
  readonly reads: Dependencies
}

export type SupportKind = 'for' | 'against' | 'confirming' | 'excluding' | 'weight'

export interface ArgumentProgram {
  readonly support: SupportKind
  /** 0 unless the support is a weight. */
  readonly weight: number
  readonly condition: CompiledExpression
}

export interface CandidateProgram {
  readonly name: string
  readonly caption?: string
  readonly priority: number
  readonly arguments: readonly ArgumentProgram[]
  readonly recommendation: CompiledExpression
}
