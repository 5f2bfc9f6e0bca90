import type { Value } from '../../proforma/index.ts'
import type { Cut } from './compounds.ts'
import type { Diagram, Diagrams } from './diagram.ts'
import { FALSE, TRUE } from './diagram.ts'
import { type Interval, simplestNumber } from './intervals.ts'
import { type Bounds, rangeOf } from './ranges.ts'
import { toNumber } from './rational.ts'
import type { Computed, ScalarSpace } from './spaces.ts'
import { Trial } from './trial.ts'

/** What values several compounds of the same items can have together, found by trying (rule V16). */
export interface Feasibility {
  /** The combinations of pieces that have patients. */
  readonly legal: Diagram
  /** Whether combinations that were not found are certainly impossible. */
  readonly exact: boolean
  /** Values of the operands that give a combination of pieces; undefined when none was found. */
  witness(at: (variable: number) => number): ReadonlyMap<number, Value> | undefined
}

/** More evaluations than this for one group of compounds are not tried. */
const MAX_TRIALS = 200_000
const TRIALS_EACH = 1500

/** How many values the variable of a compound has; the first means unknown. */
export function regionsOf(compound: Computed['compound']): number {
  if (compound.kind === 'sum') return compound.intervals.length + 1
  return compound.kind === 'order' ? 4 : compound.cuts.length + 2
}

/** Tries values of every combination of pieces; undefined when there are too many. */
export function feasibility(
  diagrams: Diagrams,
  group: readonly Computed[],
  boundsAt: (at: (item: number) => number) => Bounds,
): Feasibility | undefined {
  const operands = [
    ...new Map(group.flatMap(({ operands: own }) => own.map((each) => [each.item, each] as const))).values(),
  ].sort((a, b) => a.first - b.first)
  const combinations = operands.reduce((product, each) => product * each.values.length, 1)
  if (combinations * TRIALS_EACH > MAX_TRIALS * 20 || combinations > 4096) return undefined
  const search = new Search(diagrams, group, operands, boundsAt)
  return search.run(Math.max(2, Math.floor(Math.min(TRIALS_EACH, MAX_TRIALS / combinations) ** (1 / operands.length))))
}

class Search {
  readonly #diagrams: Diagrams
  readonly #group: readonly Computed[]
  readonly #operands: readonly ScalarSpace[]
  readonly #boundsAt: (at: (item: number) => number) => Bounds
  readonly #witnesses = new Map<string, ReadonlyMap<number, Value>>()
  #exact = true
  #tried = 0

  constructor(
    diagrams: Diagrams,
    group: readonly Computed[],
    operands: readonly ScalarSpace[],
    boundsAt: (at: (item: number) => number) => Bounds,
  ) {
    this.#diagrams = diagrams
    this.#group = group
    this.#operands = operands
    this.#boundsAt = boundsAt
  }

  run(samples: number): Feasibility {
    const legal = this.#build(0, new Map(), samples)
    return { legal, exact: this.#exact, witness: (at) => this.#witnesses.get(this.#key(at)) }
  }

  #key(at: (variable: number) => number): string {
    return witnessKey(
      this.#operands.map((each) => at(each.first)),
      this.#group.map((each) => at(each.variable)),
    )
  }

  #build(position: number, pieces: Map<number, number>, samples: number): Diagram {
    const operand = this.#operands[position]
    if (!operand) return this.#combination(pieces, samples)
    return this.#diagrams.cases(operand.first, (value) => {
      pieces.set(operand.item, value)
      return this.#build(position + 1, pieces, samples)
    })
  }

  /** What all compounds can be together in one combination of pieces. */
  #combination(pieces: ReadonlyMap<number, number>, samples: number): Diagram {
    const trial = new Trial(this.#group, this.#operands, pieces, samples)
    trial.run()
    const bounds = this.#boundsAt((item) => pieces.get(item) ?? 0)
    const known = ![...pieces.values()].includes(0)
    // What is missing is looked for as long as not too much has been tried for the group.
    const pursue = (i: number, region: number): boolean =>
      this.#tried + trial.count < MAX_TRIALS && trial.pursue(i, region)
    for (const [i, { compound }] of this.#group.entries())
      for (let region = known ? 1 : regionsOf(compound); region < regionsOf(compound); region += 1)
        if (!trial.has(i, region) && mayOccur(compound, region, bounds) && !pursue(i, region)) this.#exact = false
    if (known && !trial.hasAllTogether()) this.#exact = false
    this.#tried += trial.count
    const places = this.#operands.map((operand) => pieces.get(operand.item) ?? 0)
    let all: Diagram = FALSE
    for (const { signature, values } of trial.found) {
      this.#witnesses.set(witnessKey(places, signature), values)
      all = this.#diagrams.or(all, this.#cube(signature))
    }
    return all
  }

  #cube(signature: readonly number[]): Diagram {
    const pairs = this.#group.map((each, i) => [each.variable, signature[i] as number] as const)
    let cube: Diagram = TRUE
    for (const [variable, region] of pairs.sort((a, b) => b[0] - a[0]))
      cube = this.#diagrams.and(
        this.#diagrams.literal(variable, (value) => value === region),
        cube,
      )
    return cube
  }
}

function witnessKey(pieces: readonly number[], regions: readonly number[]): string {
  return `${pieces.join(',')}|${regions.join(',')}`
}

/** By interval arithmetic; touching ends do not count, since ends themselves are tried. */
function mayOccur(compound: Computed['compound'], region: number, bounds: Bounds): boolean {
  if (compound.kind === 'sum') return true
  if (compound.kind === 'order') {
    const a = rangeOf(compound.left, bounds)
    const b = rangeOf(compound.right, bounds)
    if (region === 1) return a.low < b.high
    return region === 3 ? a.high > b.low : a.low < b.high && b.low < a.high
  }
  const { low, high } = rangeOf(compound.value, bounds)
  const from = placeOf(compound.cuts[region - 2]) ?? Number.NEGATIVE_INFINITY
  const to = placeOf(compound.cuts[region - 1]) ?? Number.POSITIVE_INFINITY
  return from < high && low < to
}

const placeOf = (cut: Cut | undefined): number | undefined => cut && toNumber(cut.place)

/** A number inside a region, the interval of a region and so its place among constants: for comparisons only. */
export function valueOfRegion(cuts: readonly Cut[], region: number): Value {
  return region === 0 ? undefined : toNumber(simplestNumber(regionInterval(cuts, region), {}))
}

export function regionInterval(cuts: readonly Cut[], region: number): Interval {
  const from = cuts[region - 2]
  const to = cuts[region - 1]
  return {
    ...(from && { from: { value: from.place, inclusive: from.side === 'before' } }),
    ...(to && { to: { value: to.place, inclusive: to.side === 'after' } }),
  }
}
