import type { Interval } from './intervals.ts'
import { add, compare, divide, multiply, greatestCommon, rational, type Rational, subtract, ZERO } from './rational.ts'
import type { LinearTerm } from './terms.ts'

/** A sum of several items: the coefficients are whole numbers without a common divisor, that of the first item positive. */
export interface SumForm {
  readonly key: string
  /** By item, ascending. */
  readonly coefficients: ReadonlyMap<number, Rational>
}

/** `factor` times the sum plus `constant`. */
export interface ScaledSum {
  readonly form: SumForm
  readonly factor: Rational
  readonly constant: Rational
}

/** A linear term as a multiple of the sum that all terms in the same direction share: `a − b`, `2b − 2a + 3`. */
export function scaledSum({ coefficients, constant }: LinearTerm): ScaledSum {
  const items = [...coefficients.keys()].sort((a, b) => a - b)
  const first = coefficients.get(items[0] ?? -1) ?? rational(1n)
  let common = 1n
  for (const { d } of coefficients.values()) common = (common / greatestCommon(common, d)) * d
  let divisor = 0n
  for (const { n, d } of coefficients.values()) divisor = greatestCommon(divisor, (n < 0n ? -n : n) * (common / d))
  const factor = rational((first.n < 0n ? -1n : 1n) * (divisor === 0n ? 1n : divisor), common)
  const own = new Map(items.map((item) => [item, divide(coefficients.get(item) ?? ZERO, factor)]))
  const key = [...own].map(([item, { n }]) => `${n}*${item}`).join('+')
  return { form: { key, coefficients: own }, factor, constant }
}

/** A comparison of the sum as it is written. */
export interface Saying {
  readonly left: string
  readonly right: string
  /** Where the two are equal. */
  readonly place: Rational
  /** Whether the left is smaller where the sum is larger. */
  readonly isTurned: boolean
}

export interface Sum extends SumForm {
  /** Where comparisons turn round; ascending. */
  readonly thresholds: readonly Rational[]
  readonly sayings: readonly Saying[]
}

/** The sums of a protocol that are compared with something, each direction once (rule V14). */
export class Sums {
  readonly #all = new Map<string, { readonly form: SumForm; readonly places: Rational[]; readonly says: Saying[] }>()

  /** The term is compared with zero. */
  compared(term: LinearTerm, { left, right }: Pick<Saying, 'left' | 'right'>): void {
    const { form, factor, constant } = scaledSum(term)
    const known = this.#all.get(form.key) ?? { form, places: [], says: [] }
    this.#all.set(form.key, known)
    const place = divide(subtract(ZERO, constant), factor)
    if (!known.places.some((each) => compare(each, place) === 0)) known.places.push(place)
    const isSaid = known.says.some((each) => each.left === left && each.right === right)
    if (!isSaid) known.says.push({ left, right, place, isTurned: factor.n < 0n })
  }

  get all(): readonly Sum[] {
    return [...this.#all.values()].map(({ form, places, says }) => ({
      ...form,
      thresholds: [...places].sort(compare),
      sayings: says,
    }))
  }
}

/** The value of a sum for these places of its items; undefined while one is unknown. */
export function valueOfSum(form: SumForm, placeOf: (item: number) => Rational | undefined): Rational | undefined {
  let sum = ZERO
  for (const [item, coefficient] of form.coefficients) {
    const place = placeOf(item)
    if (place === undefined) return undefined
    sum = add(sum, multiply(coefficient, place))
  }
  return sum
}

/** The parts of a line moved and stretched: ends change their places when `factor` is negative. */
export function moved({ from, to }: Interval, factor: Rational, constant: Rational): Interval {
  const at = (bound: Interval['from']) =>
    bound && { value: add(multiply(bound.value, factor), constant), inclusive: bound.inclusive }
  const [low, high] = factor.n < 0n ? [at(to), at(from)] : [at(from), at(to)]
  return { ...(low && { from: low }), ...(high && { to: high }) }
}

/** On which side of a place an interval lies that is cut there: −1 below, 0 at it, 1 above. */
export function sideOf({ from, to }: Interval, place: Rational): number {
  const low = from ? compare(from.value, place) : -1
  const high = to ? compare(to.value, place) : 1
  if (low === 0 && high === 0) return 0
  return low >= 0 ? 1 : high <= 0 ? -1 : 0
}
