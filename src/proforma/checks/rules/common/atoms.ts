import type { BinaryExpression, Definition, Expression } from '../../../model/index.ts'
import type { Analysis } from '../../analyse.ts'
import { momentsOf } from '../../facts/moments.ts'
import { isCondition, type Place, placesIn, type Role } from '../../facts/places.ts'
import { type Abstract, coordinate, intervalOf, single } from '../../reasoning/abstract.ts'
import { constantValue } from '../../reasoning/constant.ts'
import { canHold, mustHold, NOWHERE } from '../../reasoning/world.ts'
import type { KnownValue } from '../../../expressions/values/index.ts'
import { comparisonsIn, hasMissing, verdictOf } from './conditions.ts'

/** A comparison of an item with a constant that its range decides for every patient. */
export interface DecidedComparison {
  readonly comparison: BinaryExpression
  readonly item: string
  readonly values: Abstract
  readonly constant: KnownValue
  readonly verdict: 'never' | 'always'
}

/** Where a rule of its own says what an impossible condition leads to. */
const OTHERWISE: ReadonlySet<Role> = new Set<Role>(['range', 'default_value'])

const FOUND = new WeakMap<Analysis, WeakMap<Definition, readonly DecidedComparison[]>>()

/** The comparisons of a definition that a range decides, except where the whole condition is reported. */
export function decidedComparisons(analysis: Analysis, definition: Definition): readonly DecidedComparison[] {
  let all = FOUND.get(analysis)
  if (all === undefined) {
    all = new WeakMap()
    FOUND.set(analysis, all)
  }
  let found = all.get(definition)
  if (found === undefined) {
    found = placesIn(definition).flatMap((place) => decidedIn(analysis, definition, place))
    all.set(definition, found)
  }
  return found
}

function decidedIn(analysis: Analysis, definition: Definition, place: Place): readonly DecidedComparison[] {
  if (OTHERWISE.has(place.role)) return []
  const comparisons = comparisonsIn(place.expression)
  const decided = comparisons.map((each) => decide(analysis, each)).filter((each) => each !== undefined)
  if (decided.length === 0 || hasMissing(place.expression)) return []
  return isReportedAsAWhole(analysis, definition, place) ? [] : decided
}

/** Whether the verdict on the whole condition is reported, with its consequence. */
export function isReportedAsAWhole(analysis: Analysis, definition: Definition, place: Place): boolean {
  if (!isCondition(place) || place.role === 'recommendation') return false
  const verdict = verdictOf(analysis, definition, place)
  if (verdict === 'never') return true
  return verdict === 'always' && (place.role === 'argument' || place.role === 'warning_condition')
}

function decide(analysis: Analysis, comparison: BinaryExpression): DecidedComparison | undefined {
  const { left, right } = comparison
  const side = isItem(analysis, left) ? left : isItem(analysis, right) ? right : undefined
  const constant = side === undefined ? undefined : constantValue(side === left ? right : left)
  if (side === undefined || constant === undefined) return undefined
  const { anything, allKnown } = momentsOf(analysis)
  const values = allKnown.item(side.name)
  if (values.known === undefined || values.known.kind === 'any') return undefined
  const found = { comparison, item: side.name, values, constant }
  if (!canHold(comparison, anything, NOWHERE)) return { ...found, verdict: 'never' }
  if (single(values) !== undefined || isAtLimit(values, constant)) return undefined
  return mustHold(comparison, allKnown, NOWHERE) ? { ...found, verdict: 'always' } : undefined
}

function isItem(analysis: Analysis, expression: Expression): expression is Extract<Expression, { kind: 'name' }> {
  if (expression.kind !== 'name') return false
  return analysis.index.data.has(expression.name) || analysis.index.parameters.has(expression.name)
}

/** `score <= 5` with a score of 0 to 5 closes a list of steps and says what is meant. */
function isAtLimit({ known }: Abstract, constant: KnownValue): boolean {
  const stretch = known && intervalOf(known)
  const at = coordinate(constant)
  return stretch !== undefined && at !== undefined && (at === stretch.interval.from || at === stretch.interval.to)
}

/** A fraction of 0 to 1 compared with a number that looks like per cent. */
export function looksLikePercent({ values, constant }: DecidedComparison): boolean {
  const stretch = values.known && intervalOf(values.known)
  if (stretch?.of !== 'number' || typeof constant !== 'number') return false
  return stretch.interval.from >= 0 && stretch.interval.to <= 1 && constant > 1 && constant <= 100
}
