import type { Value } from '../../proforma/index.ts'
import { clip, contains, type Interval, isPoint, simplestNumber } from './intervals.ts'
import { fromLine, niceSteps, toLine } from './quantities.ts'
import { compare, decimalPlaces, divide, multiply, ONE, rational, type Rational, subtract } from './rational.ts'
import { meets, point, type Reach, type Stretch, sumOf } from './reach.ts'
import type { ScalarSpace } from './spaces.ts'
import type { SumParts } from './sum-parts.ts'

/** Values tried of one item, outwards from the simplest, and of all. */
const TRIES = 200
const MAX_TRIES = 4000

/** Finds values of the items of a sum, in given pieces, that add up to something: each as simple as the rest allows. */
export class SumWitness {
  readonly #operands: readonly ScalarSpace[]
  readonly #parts: SumParts
  readonly #order: readonly number[]
  #tries = 0

  /** The last item comes first: what those before it add up to has been told apart when it was found to be possible. */
  constructor(operands: readonly ScalarSpace[], parts: SumParts) {
    const order = [...operands.keys()].reverse()
    this.#order = order
    this.#operands = order.map((i) => operands[i] as ScalarSpace)
    this.#parts = { ...parts, stretches: order.map((i) => parts.stretches[i] ?? []) }
  }

  /**
   * @param given the piece of each item, from 1
   * @param goal between which ends the sum is to be
   * @returns values by item; undefined where nothing was found
   */
  find(given: readonly number[], goal: Stretch): ReadonlyMap<number, Value> | undefined {
    const places = this.#order.map((i) => given[i] ?? 0)
    const rests = this.#rests(places)
    if (!rests) return undefined
    this.#tries = 0
    const values = new Map<number, Value>()
    return this.#fill(0, places, goal, rests, values) ? values : undefined
  }

  /** Gives values to the items from a position on; goes back where what remains is no decimal. */
  #fill(
    position: number,
    places: readonly number[],
    target: Stretch,
    rests: readonly Reach[],
    values: Map<number, Value>,
  ): boolean {
    const operand = this.#operands[position]
    if (!operand) return true
    if (operand.domain.kind !== 'quantity') return false
    const rest = rests[position + 1] ?? []
    for (const place of this.#candidates(operand, places[position] ?? 0, target, rest)) {
      this.#tries += 1
      if (this.#tries > MAX_TRIES) return false
      const part = this.#part(operand, place)
      const missing = part === undefined ? undefined : away(target, part)
      if (!missing || !meets(rest, missing)) continue
      values.set(operand.item, fromLine(operand.domain.quantity, place))
      if (this.#fill(position + 1, places, missing, rests, values)) return true
    }
    return false
  }

  /** What the items from each position on can add up to; undefined when one of them is unknown. */
  #rests(places: readonly number[]): readonly Reach[] | undefined {
    const rests: Reach[] = [[point(0n)]]
    for (let i = places.length - 1; i >= 0; i -= 1) {
      const part = this.#parts.stretches[i]?.[(places[i] ?? 0) - 1]
      const rest = part && sumOf([part], rests[0] as Reach)
      if (!rest) return undefined
      rests.unshift(rest)
    }
    return rests
  }

  *#candidates(operand: ScalarSpace, index: number, target: Stretch, rest: Reach): Generator<Rational> {
    const { domain, pieces, values } = operand
    const piece = pieces[index - 1]
    const simplest = toLine(values[index])
    if (domain.kind !== 'quantity' || piece?.kind !== 'interval' || !simplest) return
    yield simplest
    if (isPoint(piece.interval) || domain.values) return
    for (const stretch of rest)
      for (const part of partsOf(stretch, target, this.#part(operand, simplest) ?? 0n)) {
        const own = common(piece.interval, this.#places(operand, target, part))
        const inside = own && clip(domain.line, own)
        if (!inside) continue
        const best = simplestNumber(inside, domain.line, niceSteps(domain.quantity))
        yield best
        yield* outwards(inside, best, domain.line.step ?? ONE)
      }
  }

  /** Where the item must be for the target to be met with the rest somewhere in a stretch. */
  #places(operand: ScalarSpace, target: Stretch, rest: Stretch): Interval {
    const factor = multiply(this.#coefficient(operand), rational(this.#parts.scale))
    const low =
      target.from === undefined || rest.to === undefined
        ? undefined
        : { value: divide(rational(target.from - rest.to), factor), inclusive: !target.isFromOpen && !rest.isToOpen }
    const high =
      target.to === undefined || rest.from === undefined
        ? undefined
        : { value: divide(rational(target.to - rest.from), factor), inclusive: !target.isToOpen && !rest.isFromOpen }
    const [from, to] = factor.n < 0n ? [high, low] : [low, high]
    return { ...(from && { from }), ...(to && { to }) }
  }

  #part(operand: ScalarSpace, place: Rational): bigint | undefined {
    const { n, d } = multiply(multiply(place, this.#coefficient(operand)), rational(this.#parts.scale))
    return d === 1n && decimalPlaces(place) !== undefined ? n : undefined
  }

  #coefficient({ item }: ScalarSpace): Rational {
    return this.#parts.coefficients.get(item) ?? rational(0n)
  }
}

/** The same answer for the same values of these variables. */
export function remembered<T>(
  variables: readonly number[],
  find: (values: number[]) => T,
): (at: (variable: number) => number) => T {
  const found = new Map<string, T>()
  return (at) => {
    const values = variables.map(at)
    const key = values.join(' ')
    const known = found.get(key)
    if (known !== undefined || found.has(key)) return known as T
    const made = find(values)
    found.set(key, made)
    return made
  }
}

/** A stretch as one, and where it has steps also its numbers that are nearest to what is missing. */
function* partsOf(stretch: Stretch, target: Stretch, part: bigint): Generator<Stretch> {
  yield stretch
  const { step, anchor, from, to } = stretch
  const wanted = (target.from ?? target.to ?? 0n) - part
  if (step === 0n || (from !== undefined && from === to)) return
  const near = from !== undefined && wanted < from ? from : to !== undefined && wanted > to ? to : wanted
  const base = anchor + ((near - anchor) / step) * step
  for (let i = 0n; i < 50n; i += 1n)
    for (const number of [base + i * step, base - i * step])
      if ((from === undefined || number >= from) && (to === undefined || number <= to)) yield point(number)
}

function* outwards(inside: Interval, from: Rational, step: Rational): Generator<Rational> {
  for (let i = 1; i < TRIES; i += 1)
    for (const sign of [1n, -1n]) {
      const place = subtract(from, multiply(step, rational(sign * BigInt(i))))
      if (contains(inside, place)) yield place
    }
}

function away(target: Stretch, part: bigint): Stretch {
  return {
    ...target,
    anchor: target.anchor - part,
    ...(target.from !== undefined && { from: target.from - part }),
    ...(target.to !== undefined && { to: target.to - part }),
  }
}

/** What lies in both; undefined if nothing does. */
function common(a: Interval, b: Interval): Interval | undefined {
  const from = !a.from || (b.from && later(b.from, a.from, 1)) ? b.from : a.from
  const to = !a.to || (b.to && later(b.to, a.to, -1)) ? b.to : a.to
  if (from && to) {
    const order = compare(from.value, to.value)
    if (order > 0 || (order === 0 && !(from.inclusive && to.inclusive))) return undefined
  }
  return { ...(from && { from }), ...(to && { to }) }
}

function later(a: NonNullable<Interval['from']>, b: NonNullable<Interval['from']>, sign: 1 | -1): boolean {
  const order = compare(a.value, b.value) * sign
  return order > 0 || (order === 0 && !a.inclusive)
}
