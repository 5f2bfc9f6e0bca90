import type { ScalarValue, Value } from '../../proforma/index.ts'
import type { Compound } from './compounds.ts'
import type { Piece, ScalarDomain } from './domain.ts'
import type { Interval } from './intervals.ts'
import type { Rational } from './rational.ts'
import type { Saying, SumForm } from './sums.ts'

/** The variables of one item that can be set. Value 0 of the first variable means unknown. */
export type ItemSpace = ScalarSpace | SetSpace

export interface ScalarSpace {
  readonly kind: 'scalar'
  readonly item: number
  readonly domain: ScalarDomain
  readonly pieces: readonly Piece[]
  /** The one variable. */
  readonly first: number
  readonly variables: readonly number[]
  /** One for each value of the variable; the first is unknown. */
  readonly values: readonly Value[]
}

/** An item with several values: one variable for known or not, then one for each element it may have. */
export interface SetSpace {
  readonly kind: 'set'
  readonly item: number
  readonly domain: ScalarDomain
  /** Known or not. */
  readonly first: number
  readonly variables: readonly number[]
  readonly members: readonly ScalarValue[]
  /** Whether the last member stands for every element that is not mentioned. */
  readonly open: boolean
}

/** A compound with its variable and the items that it is computed from. */
export interface CompoundSpace {
  readonly compound: Compound
  readonly variable: number
  readonly operands: readonly ScalarSpace[]
  /** The values of the expressions for given values of the operands, by the engine's evaluation. */
  readonly evaluate: (valueOf: (item: number) => Value) => readonly Value[]
}

/** A sum of several items, cut where it is compared, with its variable. Value 0 means unknown, value n the n-th interval. */
export interface SumSpace {
  readonly compound: SumCompound
  readonly variable: number
  readonly operands: readonly ScalarSpace[]
}

export interface SumCompound {
  readonly kind: 'sum'
  readonly key: string
  readonly form: SumForm
  readonly intervals: readonly Interval[]
  readonly thresholds: readonly Rational[]
  readonly sayings: readonly Saying[]
}

/** Something computed from several items that has a variable of its own. */
export type Computed = CompoundSpace | SumSpace

export const isSum = (space: Computed): space is SumSpace => space.compound.kind === 'sum'
