import { compare as compareValues, type Value } from '../../proforma/index.ts'
import { contains } from './intervals.ts'
import { fromLine, toLine } from './quantities.ts'
import { add, compare, divide, floor, multiply, rational, type Rational, subtract } from './rational.ts'
import { samplesOf } from './samples.ts'
import type { Computed, ScalarSpace } from './spaces.ts'
import { valueOfSum } from './sums.ts'

interface Found {
  /** One region for each compound of the group. */
  readonly signature: readonly number[]
  readonly values: ReadonlyMap<number, Value>
}

/** How finely a line without steps is halved. */
const FINEST = rational(1n, 1_000_000n)
const HALVINGS = 60

/** Tries values of one combination of pieces and notes what the compounds are for them. */
export class Trial {
  readonly #group: readonly Computed[]
  readonly #operands: readonly ScalarSpace[]
  readonly #choices: readonly (readonly Value[])[]
  readonly #found = new Map<string, Found>()
  /** How often something was computed. */
  count = 0

  constructor(
    group: readonly Computed[],
    operands: readonly ScalarSpace[],
    pieces: ReadonlyMap<number, number>,
    samples: number,
  ) {
    this.#group = group
    this.#operands = operands
    this.#choices = operands.map(({ item, domain, pieces: own, values }) => {
      const piece = pieces.get(item) as number
      return piece === 0 ? [undefined] : samplesOf(domain, own, piece - 1, values[piece], samples)
    })
  }

  get found(): Iterable<Found> {
    return this.#found.values()
  }

  has(compound: number, region: number): boolean {
    return [...this.#found.values()].some(({ signature }) => signature[compound] === region)
  }

  /** Whether every region of one compound was found together with every region of the others. */
  hasAllTogether(): boolean {
    const all = [...this.#found.values()]
    const product = this.#group.reduce((each, _, i) => each * new Set(all.map(({ signature }) => signature[i])).size, 1)
    return product === all.length
  }

  run(): void {
    this.#each(0, new Map(), (values) => this.#note(values))
  }

  /** Looks for one region by halving the distance between values on both sides of it, one operand at a time. */
  pursue(compound: number, region: number): boolean {
    for (const [position, operand] of this.#operands.entries()) {
      if (operand.domain.kind !== 'quantity') continue
      const ends = this.#ends(position)
      if (!ends) continue
      const others = this.#choices.map((choices, i) => (i === position ? [choices[0]] : choices))
      this.#each(
        0,
        new Map(),
        (values) => {
          if (!this.has(compound, region)) this.#halve(compound, region, operand, ends, values)
        },
        others,
      )
      if (this.has(compound, region)) return true
    }
    return false
  }

  /** The smallest and largest value tried of an operand, as places on its line. */
  #ends(position: number): readonly [Rational, Rational] | undefined {
    const places = (this.#choices[position] ?? []).flatMap((value) => toLine(value) ?? []).sort(compare)
    const [low, high] = [places[0], places[places.length - 1]]
    return low && high && compare(low, high) < 0 ? [low, high] : undefined
  }

  #halve(
    compound: number,
    region: number,
    { item, domain }: ScalarSpace,
    [from, to]: readonly [Rational, Rational],
    values: ReadonlyMap<number, Value>,
  ): void {
    if (domain.kind !== 'quantity') return
    const step = domain.line.step ?? FINEST
    const at = (place: Rational): number => {
      const moved = new Map(values).set(item, fromLine(domain.quantity, place))
      return this.#note(moved)[compound] ?? 0
    }
    let [low, high] = [from, to]
    const rising = at(low) < at(high)
    for (let i = 0; i < HALVINGS; i += 1) {
      const steps = floor(divide(subtract(high, low), multiply(step, rational(2n))))
      if (steps < 1n) return
      const middle = add(low, multiply(step, rational(steps)))
      const here = at(middle)
      if (here === region || here === 0) return
      if (here < region === rising) low = middle
      else high = middle
    }
  }

  #each(
    position: number,
    values: Map<number, Value>,
    visit: (values: ReadonlyMap<number, Value>) => void,
    choices: readonly (readonly Value[])[] = this.#choices,
  ): void {
    const operand = this.#operands[position]
    if (!operand) return visit(values)
    for (const value of choices[position] as readonly Value[])
      this.#each(position + 1, values.set(operand.item, value), visit, choices)
  }

  #note(values: ReadonlyMap<number, Value>): readonly number[] {
    this.count += 1
    const signature = this.#group.map((each) => regionOf(each, (item) => values.get(item)))
    const key = signature.join(',')
    if (!this.#found.has(key)) this.#found.set(key, { signature, values: new Map(values) })
    return signature
  }
}

/** Which value of its variable a compound has for these operands. */
function regionOf(space: Computed, valueOf: (item: number) => Value): number {
  const { compound } = space
  if (compound.kind === 'sum') {
    const place = valueOfSum(compound.form, (item) => toLine(valueOf(item)))
    return place === undefined ? 0 : compound.intervals.findIndex((interval) => contains(interval, place)) + 1
  }
  const [left, right] = 'evaluate' in space ? space.evaluate(valueOf) : []
  if (compound.kind === 'order') {
    if (compareValues('<', left, right)) return 1
    if (compareValues('=', left, right)) return 2
    return compareValues('>', left, right) ? 3 : 0
  }
  const place = toLine(left)
  if (place === undefined) return 0
  const passed = compound.cuts.filter((cut) => {
    const order = compare(place, cut.place)
    return order > 0 || (order === 0 && cut.side === 'before')
  })
  return passed.length + 1
}
