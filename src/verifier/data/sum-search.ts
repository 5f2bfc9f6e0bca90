import type { Diagram, Diagrams } from './diagram.ts'
import { TRUE } from './diagram.ts'
import type { Feasibility } from './feasible.ts'
import { dense, keyOf, meets, point, type Reach, type Stretch, sumOf } from './reach.ts'
import type { SumSpace } from './spaces.ts'
import { hasThirds, partsOfSum, scaleOf, type SumParts, targetOf } from './sum-parts.ts'
import { remembered, SumWitness } from './sum-witness.ts'

/** More additions than this for one sum are not made. */
const MAX_WORK = 60_000

/**
 * Adds up the pieces of the items one after the other. What the sum can be is known exactly, gaps between its steps included;
 * combinations of pieces that add up to the same are the same from there on.
 */
export class SumSearch {
  readonly #diagrams: Diagrams
  readonly #space: SumSpace
  readonly #parts: SumParts
  readonly #targets: readonly (Stretch | undefined)[]
  readonly #memo = new Map<string, Diagram>()
  readonly #unknown: Diagram
  #exact: boolean
  #work = 0

  constructor(diagrams: Diagrams, space: SumSpace) {
    this.#diagrams = diagrams
    this.#space = space
    const { operands, compound } = space
    const { coefficients } = compound.form
    const scale = scaleOf(operands, coefficients, compound.intervals)
    this.#parts = partsOfSum(operands, coefficients, scale)
    this.#targets = compound.intervals.map((interval) => targetOf(interval, scale))
    this.#unknown = diagrams.literal(space.variable, (region) => region === 0)
    this.#exact = !hasThirds(operands, coefficients)
  }

  run(): Feasibility {
    const legal = this.#build(0, [point(0n)])
    const tooMuch = this.#work > MAX_WORK
    return {
      legal: tooMuch ? this.#coarse() : legal,
      exact: this.#exact && !tooMuch,
      witness: this.#witness(),
    }
  }

  #witness(): Feasibility['witness'] {
    const { operands, variable } = this.#space
    const finder = new SumWitness(operands, this.#parts)
    return remembered([...operands.map(({ first }) => first), variable], (places) => {
      const target = this.#targets[(places.pop() ?? 0) - 1]
      return target && finder.find(places, target)
    })
  }

  #build(position: number, reach: Reach): Diagram {
    const operand = this.#space.operands[position]
    if (!operand) return this.#regions(reach)
    const key = `${position} ${keyOf(reach)}`
    const known = this.#memo.get(key)
    if (known !== undefined) return known
    const result = this.#diagrams.cases(operand.first, (value) => {
      if (value === 0) return this.#unknown
      this.#work += 1
      if (this.#work > MAX_WORK) return this.#unknown
      const part = this.#parts.stretches[position]?.[value - 1] as Stretch
      return this.#build(position + 1, sumOf(reach, [part]) ?? this.#hull(reach, part))
    })
    this.#memo.set(key, result)
    return result
  }

  #regions(reach: Reach): Diagram {
    return this.#diagrams.literal(this.#space.variable, (region) => {
      const target = region === 0 ? undefined : this.#targets[region - 1]
      return target !== undefined && meets(reach, target)
    })
  }

  /** Everything between the ends, where what lies between cannot be told apart. */
  #hull(reach: Reach, part: Stretch): Reach {
    this.#exact = false
    const all = [...reach]
    const least = all.some(({ from }) => from === undefined) ? undefined : lowest(all.flatMap(({ from }) => from ?? []))
    const most = all.some(({ to }) => to === undefined) ? undefined : highest(all.flatMap(({ to }) => to ?? []))
    const from = least === undefined || part.from === undefined ? undefined : least + part.from
    const to = most === undefined || part.to === undefined ? undefined : most + part.to
    return [dense(from, false, to, false)]
  }

  /** The sum is known exactly when all its items are; more is not said. */
  #coarse(): Diagram {
    const diagrams = this.#diagrams
    const { operands, variable } = this.#space
    const all = operands.reduceRight<Diagram>(
      (rest, { first }) =>
        diagrams.and(
          diagrams.literal(first, (value) => value > 0),
          rest,
        ),
      TRUE,
    )
    const known = diagrams.literal(variable, (region) => region > 0)
    return diagrams.or(diagrams.and(all, known), diagrams.minus(this.#unknown, all))
  }
}

const lowest = (values: readonly bigint[]): bigint => values.reduce((a, b) => (b < a ? b : a))
const highest = (values: readonly bigint[]): bigint => values.reduce((a, b) => (b > a ? b : a))
