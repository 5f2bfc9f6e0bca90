import type { Region } from '../types.ts'
import type { Diagram } from './diagram.ts'
import { FALSE, TRUE } from './diagram.ts'
import type { Piece, ScalarDomain } from './domain.ts'
import { ascending, cutLine, type Interval } from './intervals.ts'
import { toLine } from './quantities.ts'
import { compare, type Rational } from './rational.ts'
import { scalarRegion } from './scalar-region.ts'
import type { SumCompound } from './spaces.ts'
import { moved, scaledSum, sideOf } from './sums.ts'
import type { Symbolic } from './symbolic.ts'

/** A variable for a derived item, for saying which patients an area holds. */
export interface DerivedVariable {
  readonly item: number
  readonly variable: number
  readonly domain: ScalarDomain
  readonly pieces: readonly Piece[]
  /** Ties the variable to the items that it is derived from. */
  readonly relation: Diagram
  /** Positions of pieces that hold no value: between two whole numbers there is nothing. */
  readonly empty?: ReadonlySet<number>
}

/** More values than this of a derived item are not worth a variable of their own. */
export const MAX_VALUES = 500

/** What a sum that a derived item can be lies between, for each value of its variable but the first, which is unknown. */
interface LeafIntervals {
  readonly variable: number
  readonly parts: readonly Interval[]
  readonly thresholds: readonly Rational[]
}

/**
 * A variable for a derived item that is a sum, or chooses between sums: cut where each of them is.
 *
 * @param value as `Symbolic.sumOfItem` gives it
 */
export function variableOfSum(symbolic: Symbolic, item: number, value: Diagram): DerivedVariable | undefined {
  const { space, leaves } = symbolic
  const { diagrams } = space
  const all = diagrams.leaves(value).map((leaf) => ({ leaf, intervals: intervalsOf(symbolic, leaf) }))
  if (all.some(({ leaf, intervals }) => symbolic.termOf(leaf) && !intervals)) return undefined
  const own = space.domainOf(item)
  if (own.kind !== 'quantity') return undefined
  // Its range says nothing of a computed value.
  const { quantity, unit, line } = own
  const domain: ScalarDomain = {
    kind: 'quantity',
    quantity,
    ...(unit !== undefined && { unit }),
    line: line.step ? { step: line.step } : {},
  }
  const [ends = [], ...others] = all.flatMap(({ intervals }) => (intervals ? [intervals.thresholds] : []))
  const shared = ends.filter((end) => others.every((other) => other.some((each) => compare(each, end) === 0)))
  const cut = cutLine(domain.line, shared)
  if (cut.length > MAX_VALUES) return undefined
  const pieces = cut.map((interval): Piece => ({ kind: 'interval', interval }))
  const variable = diagrams.addVariable(pieces.length + 1)
  const at = (interval: Interval): Diagram =>
    diagrams.literal(variable, (v) => v > 0 && touches(interval, cut[v - 1] as Interval))
  const unknown = diagrams.literal(variable, (v) => v === 0)
  let relation: Diagram = FALSE
  for (const { leaf, intervals } of all) {
    const place = toLine(leaves.value(leaf))
    const point = place && { value: place, inclusive: true }
    const then = intervals
      ? diagrams.cases(intervals.variable, (v) => (v === 0 ? FALSE : at(intervals.parts[v - 1] as Interval)))
      : point
        ? at({ from: point, to: point })
        : unknown
    const where = diagrams.map(value, (each) => (each === leaf ? TRUE : FALSE))
    relation = diagrams.or(relation, diagrams.and(where, then))
  }
  return { item, variable, domain, pieces, relation }
}

/** The intervals of a leaf's values, one for each value of a variable. */
function intervalsOf(symbolic: Symbolic, leaf: Diagram): LeafIntervals | undefined {
  const { space } = symbolic
  const term = symbolic.termOf(leaf)
  if (!term) return undefined
  const { form, factor, constant } = scaledSum(term)
  const move = (parts: readonly Interval[]): readonly Interval[] => parts.map((each) => moved(each, factor, constant))
  const sum = space.sum(form.key)
  if (sum) {
    const { intervals, thresholds } = sum.compound
    const points = thresholds.map((value) => ({ from: { value, inclusive: true } }))
    return { variable: sum.variable, parts: move(intervals), thresholds: endsOf(move(points)) }
  }
  const [only] = term.coefficients.keys()
  const own = term.coefficients.size === 1 && only !== undefined ? space.of(only) : undefined
  if (own?.kind !== 'scalar') return undefined
  const parts = move(own.pieces.flatMap((piece) => (piece.kind === 'interval' ? piece.interval : [])))
  return { variable: own.first, parts, thresholds: endsOf(parts) }
}

/** Whether the first interval touches the second: then a value may lie in both. */
function touches(a: Interval, b: Interval): boolean {
  const isBefore = (x: Interval, y: Interval): boolean => {
    if (!x.to || !y.from) return false
    const order = compare(x.to.value, y.from.value)
    return order < 0 || (order === 0 && !(x.to.inclusive && y.from.inclusive))
  }
  return !isBefore(a, b) && !isBefore(b, a)
}

/** A sum that has no name of its own; compared only in one way, in the words of that comparison. */
export function sumRegion(
  { intervals, sayings, form }: SumCompound,
  values: readonly number[],
  nameOf: (item: number) => string,
): Region {
  const [saying] = sayings
  if (saying && sayings.length === 1 && Number.isNaN(Number(saying.right))) {
    const words = ['under', 'equal to', 'over']
    const sides = values.filter((value) => value > 0).map((value) => sideOf(intervals[value - 1] ?? {}, saying.place))
    const told = [...new Set(sides)].map((side) => words[(saying.isTurned ? -side : side) + 1])
    const label = told.map((word) => `${word} ${saying.right}`).join(' or ')
    return { item: saying.left, label: label || 'unknown', representative: null }
  }
  const parts = [...form.coefficients].map(([item, { n }], i) => {
    const size = n < 0n ? -n : n
    const sign = i === 0 ? (n < 0n ? '-' : '') : n < 0n ? ' - ' : ' + '
    return `${sign}${size === 1n ? '' : `${size} * `}${nameOf(item)}`
  })
  const domain: ScalarDomain = { kind: 'quantity', quantity: 'real', line: {} }
  const pieces = intervals.map((interval): Piece => ({ kind: 'interval', interval }))
  return { item: parts.join(''), ...scalarRegion(domain, pieces, values, false) }
}

function endsOf(intervals: readonly Interval[]): readonly Rational[] {
  return ascending(intervals.flatMap(({ from, to }) => [...(from ? [from.value] : []), ...(to ? [to.value] : [])]))
}
