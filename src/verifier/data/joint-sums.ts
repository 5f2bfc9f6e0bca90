import type { Value } from '../../proforma/index.ts'
import type { Diagram, Diagrams } from './diagram.ts'
import { FALSE, TRUE } from './diagram.ts'
import type { Feasibility } from './feasible.ts'
import { FINE, type Inequality, isImpossible, type Place, solve, type Unknown } from './inequalities.ts'
import { ONE, type Rational } from './rational.ts'
import { keyOf, point, type Reach, type Stretch, sumOf } from './reach.ts'
import type { ScalarSpace, SumSpace } from './spaces.ts'
import { hasThirds, leastCommon, partsOfSum, scaleOf, type SumParts, targetOf } from './sum-parts.ts'
import { SumSearch } from './sum-search.ts'
import { remembered, SumWitness } from './sum-witness.ts'

/** More combinations than this of what sums of the same items can be are not asked for. */
const MAX_WORK = 30_000

/** Items that every sum takes with the same coefficients: only what they add up to matters. */
interface Bundle {
  readonly operands: readonly ScalarSpace[]
  /** One for each sum. */
  readonly coefficients: readonly bigint[]
  readonly parts: SumParts
}

/** What several sums of the same items can have together, by linear inequalities over what the bundles of their items add up to. */
export function jointSums(diagrams: Diagrams, sums: readonly SumSpace[]): Feasibility {
  const joint = new JointSums(diagrams, sums)
  const found = joint.run()
  if (found) return found
  const each = sums.map((sum) => new SumSearch(diagrams, sum).run())
  const legal = each.reduce((all, one) => diagrams.and(all, one.legal), TRUE)
  return { legal, exact: false, witness: () => undefined }
}

class JointSums {
  readonly #diagrams: Diagrams
  readonly #sums: readonly SumSpace[]
  readonly #bundles: readonly Bundle[]
  readonly #operands: readonly ScalarSpace[]
  readonly #targets: readonly (readonly (Stretch | undefined)[])[]
  readonly #memo = new Map<string, Diagram>()
  /** What a bundle without steps is told in: no finer decimals are looked for. */
  readonly #finest: bigint
  #exact: boolean
  #work = 0

  constructor(diagrams: Diagrams, sums: readonly SumSpace[]) {
    this.#diagrams = diagrams
    this.#sums = [...sums].sort((a, b) => a.variable - b.variable)
    const all = new Map(sums.flatMap(({ operands }) => operands.map((each) => [each.item, each] as const)))
    this.#operands = [...all.values()].sort((a, b) => a.first - b.first)
    const scale = sums
      .map(({ operands, compound }) => scaleOf(operands, compound.form.coefficients, compound.intervals))
      .reduce(leastCommon, scaleOf(this.#operands, ones(this.#operands), []))
    this.#finest = scale % FINE === 0n ? scale / FINE : 1n
    this.#bundles = bundlesOf(this.#operands, this.#sums, scale)
    this.#targets = this.#sums.map(({ compound }) => compound.intervals.map((each) => targetOf(each, scale)))
    this.#exact = !sums.some(({ operands, compound }) => hasThirds(operands, compound.form.coefficients))
  }

  /** Undefined when it is too much. */
  run(): Feasibility | undefined {
    const legal = this.#build(
      0,
      this.#bundles.map(() => [point(0n)]),
    )
    return this.#work > MAX_WORK ? undefined : { legal, exact: this.#exact, witness: this.#witness() }
  }

  /** @param reaches what each bundle adds up to so far; undefined once an item of it is unknown */
  #build(position: number, reaches: readonly (Reach | undefined)[]): Diagram {
    const operand = this.#operands[position]
    const key = `${position} ${reaches.map((each) => (each ? keyOf(each) : '?')).join(' / ')}`
    const known = this.#memo.get(key)
    if (known !== undefined) return known
    const index = this.#bundles.findIndex(({ operands }) => operand && operands.includes(operand))
    const bundle = this.#bundles[index]
    const result =
      operand && bundle
        ? this.#diagrams.cases(operand.first, (value) => {
            const part = bundle.parts.stretches[bundle.operands.indexOf(operand)]?.[value - 1]
            return this.#build(position + 1, reaches.with(index, this.#added(reaches[index], part)))
          })
        : this.#regions(reaches)
    this.#memo.set(key, result)
    return result
  }

  #added(reach: Reach | undefined, part: Stretch | undefined): Reach | undefined {
    this.#work += 1
    if (!reach || !part) return undefined
    const sum = sumOf(reach, [part])
    // Too many parts to keep apart: no answer.
    if (!sum) this.#work = MAX_WORK + 1
    return sum ?? reach
  }

  /** All regions that the sums can have together for what the bundles add up to. */
  #regions(reaches: readonly (Reach | undefined)[]): Diagram {
    let all: Diagram = FALSE
    for (const stretches of choices(reaches)) {
      if (this.#work > MAX_WORK) return FALSE
      all = this.#diagrams.or(all, this.#together(0, stretches, []))
    }
    return all
  }

  /** @param regions of the sums before this one; 0 where unknown */
  #together(position: number, stretches: readonly (Stretch | undefined)[], regions: readonly number[]): Diagram {
    const sum = this.#sums[position]
    if (!sum) return this.#isPossible(stretches, regions) ? TRUE : FALSE
    const isUnknown = this.#bundles.some((bundle, i) => !stretches[i] && bundle.coefficients[position] !== 0n)
    return this.#diagrams.cases(sum.variable, (region) => {
      if (this.#work > MAX_WORK || isUnknown !== (region === 0)) return FALSE
      const own = [...regions, region]
      if (region > 0 && !this.#targets[position]?.[region - 1]) return FALSE
      if (region > 0 && position + 1 < this.#sums.length && this.#isExcluded(stretches, own)) return FALSE
      return this.#together(position + 1, stretches, own)
    })
  }

  #isExcluded(stretches: readonly (Stretch | undefined)[], regions: readonly number[]): boolean {
    this.#work += 1
    const system = this.#system(stretches, regions)
    return isImpossible(system.rows, system.unknowns)
  }

  #isPossible(stretches: readonly (Stretch | undefined)[], regions: readonly number[]): boolean {
    this.#work += 1
    const { rows, unknowns } = this.#system(stretches, regions)
    const solution = solve(rows, unknowns)
    if (solution === 'unsure') this.#exact = false
    return solution !== 'none'
  }

  /**
   * The inequalities that say where bundles and sums lie. A bundle with steps is told by how many of them it is from its
   * anchor, which is a whole number; those come first.
   */
  #system(stretches: readonly (Stretch | undefined)[], regions: readonly number[]) {
    const order = [...stretches.keys()]
      .filter((i) => stretches[i])
      .sort((a, b) => Number(stretches[a]?.step === 0n) - Number(stretches[b]?.step === 0n))
    const known = order.map((i) => ({ ...(stretches[i] as Stretch), bundle: this.#bundles[i] as Bundle }))
    const unknowns: readonly Unknown[] = known.map(({ step }) => ({ isWhole: step > 0n }))
    const rows: Inequality[] = []
    for (const [i, stretch] of known.entries())
      rows.push(
        ...between(
          known.map((_, k) => (k === i ? this.#unit(stretch) : 0n)),
          anchorOf(stretch),
          stretch,
        ),
      )
    for (const [position, region] of regions.entries()) {
      const target = this.#targets[position]?.[region - 1]
      if (!target) continue
      const own = known.map(({ bundle }) => bundle.coefficients[position] ?? 0n)
      const constant = known.reduce((sum, each, i) => sum + (own[i] ?? 0n) * anchorOf(each), 0n)
      rows.push(
        ...between(
          known.map((each, i) => (own[i] ?? 0n) * this.#unit(each)),
          constant,
          target,
        ),
      )
    }
    return { rows, unknowns, order }
  }

  #unit({ step }: Stretch): bigint {
    return step === 0n ? this.#finest : step
  }

  #witness(): Feasibility['witness'] {
    const finders = this.#bundles.map(({ operands, parts }) => new SumWitness(operands, parts))
    const variables = [...this.#operands.map(({ first }) => first), ...this.#sums.map(({ variable }) => variable)]
    return remembered(variables, (values) => {
      const at = new Map(variables.map((variable, i) => [variable, values[i] ?? 0]))
      const places = this.#bundles.map(({ operands }) => operands.map(({ first }) => at.get(first) ?? 0))
      const reaches = this.#bundles.map(({ parts }, i) => reachOf(parts, places[i] ?? []))
      const regions = this.#sums.map(({ variable }) => at.get(variable) ?? 0)
      for (const stretches of choices(reaches)) {
        const system = this.#system(stretches, regions)
        const solution = solve(system.rows, system.unknowns)
        if (solution === 'none' || solution === 'unsure') continue
        const found = this.#values(stretches, system.order, solution, finders, places)
        if (found) return found
      }
      return undefined
    })
  }

  #values(
    stretches: readonly (Stretch | undefined)[],
    order: readonly number[],
    solution: readonly Place[],
    finders: readonly SumWitness[],
    places: readonly (readonly number[])[],
  ): ReadonlyMap<number, Value> | undefined {
    const all = new Map<number, Value>()
    for (const [k, i] of order.entries()) {
      const stretch = stretches[i]
      const place = solution[k]
      if (!stretch || place?.d !== 1n) return undefined
      const goal = anchorOf(stretch) + place.n * this.#unit(stretch)
      const values = finders[i]?.find(places[i] ?? [], point(goal))
      if (!values) return undefined
      for (const [item, value] of values) all.set(item, value)
    }
    return all
  }
}

const anchorOf = ({ step, anchor }: Stretch): bigint => (step === 0n ? 0n : anchor)

/** constant + Σ coefficients·x lies between the ends. */
function* between(
  coefficients: readonly bigint[],
  constant: bigint,
  { from, to, isFromOpen, isToOpen }: Stretch,
): Generator<Inequality> {
  if (to !== undefined) yield { coefficients, bound: to - constant, isStrict: isToOpen }
  if (from === undefined) return
  yield { coefficients: coefficients.map((each) => -each), bound: constant - from, isStrict: isFromOpen }
}

/** One stretch of each reach. */
function* choices(reaches: readonly (Reach | undefined)[]): Generator<readonly (Stretch | undefined)[]> {
  const [first, ...rest] = reaches
  if (reaches.length === 0) return yield []
  for (const others of choices(rest)) for (const each of first ?? [undefined]) yield [each, ...others]
}

function reachOf(parts: SumParts, places: readonly number[]): Reach | undefined {
  let reach: Reach | undefined = [point(0n)]
  for (const [i, place] of places.entries()) {
    const part = parts.stretches[i]?.[place - 1]
    reach = reach && part && sumOf(reach, [part])
  }
  return reach
}

function bundlesOf(operands: readonly ScalarSpace[], sums: readonly SumSpace[], scale: bigint): readonly Bundle[] {
  const byCoefficients = new Map<string, { readonly coefficients: readonly bigint[]; readonly own: ScalarSpace[] }>()
  for (const operand of operands) {
    const coefficients = sums.map(({ compound }) => compound.form.coefficients.get(operand.item)?.n ?? 0n)
    const known = byCoefficients.get(coefficients.join(' ')) ?? { coefficients, own: [] }
    byCoefficients.set(coefficients.join(' '), known)
    known.own.push(operand)
  }
  return [...byCoefficients.values()].map(({ coefficients, own }) => ({
    operands: own,
    coefficients,
    parts: partsOfSum(own, ones(own), scale),
  }))
}

function ones(operands: readonly ScalarSpace[]): ReadonlyMap<number, Rational> {
  return new Map(operands.map(({ item }) => [item, ONE]))
}
