import { FINE } from './inequalities.ts'
import { cutLine, type Interval, isPoint, type Line } from './intervals.ts'
import { add, compare, decimalPlaces, multiply, greatestCommon, rational, type Rational, ZERO } from './rational.ts'
import { dense, point, type Stretch, stepped } from './reach.ts'
import type { ScalarSpace, SumCompound } from './spaces.ts'
import type { Sum } from './sums.ts'

/** What the pieces of items add to a sum, as whole numbers: multiples of 1/scale. */
export interface SumParts {
  readonly coefficients: ReadonlyMap<number, Rational>
  readonly scale: bigint
  /** By item and piece. */
  readonly stretches: readonly (readonly Stretch[])[]
}

export function partsOfSum(
  operands: readonly ScalarSpace[],
  coefficients: ReadonlyMap<number, Rational>,
  scale: bigint,
): SumParts {
  const stretches = operands.map((operand) => {
    const coefficient = coefficients.get(operand.item) ?? ZERO
    return operand.pieces.map((piece) =>
      piece.kind === 'interval' ? stretchOf(operand, piece.interval, coefficient, scale) : point(0n),
    )
  })
  return { coefficients, scale, stretches }
}

/** The numbers that an item adds to the sum while it is in an interval, as multiples of 1/scale. */
function stretchOf({ domain }: ScalarSpace, { from, to }: Interval, coefficient: Rational, scale: bigint): Stretch {
  const at = (place: Rational | undefined): bigint | undefined => place && scaledUp(multiply(place, coefficient), scale)
  const isTurned = coefficient.n < 0n
  const [low, high] = isTurned ? [to, from] : [from, to]
  const line = domain.kind === 'quantity' ? domain.line : {}
  if (from && to && isPoint({ from, to })) return point(at(from.value) ?? 0n)
  const step = line.step && at(line.step)
  if (step === undefined || (domain.kind === 'quantity' && domain.values))
    return dense(at(low?.value), low?.inclusive === false, at(high?.value), high?.inclusive === false)
  return stepped(at(low?.value), at(high?.value), step < 0n ? -step : step, at(low?.value ?? high?.value) ?? 0n)
}

/** A region of the sum; undefined for a place that no decimal is. */
export function targetOf(interval: Interval, scale: bigint): Stretch | undefined {
  const { from, to } = interval
  if (isPoint(interval) && from && decimalPlaces(from.value) === undefined) return undefined
  const at = (place: Rational | undefined): bigint | undefined => place && scaledUp(place, scale)
  return dense(at(from?.value), from?.inclusive === false, at(to?.value), to?.inclusive === false)
}

function scaledUp({ n, d }: Rational, scale: bigint): bigint | undefined {
  return (n * scale) % d === 0n ? (n * scale) / d : undefined
}

/** Makes whole numbers of everything that a sum is added up from and compared with. */
export function scaleOf(
  operands: readonly ScalarSpace[],
  coefficients: ReadonlyMap<number, Rational>,
  intervals: readonly Interval[],
): bigint {
  const own = operands.flatMap((operand) => {
    const coefficient = coefficients.get(operand.item) ?? ZERO
    const step = operand.domain.kind === 'quantity' ? operand.domain.line.step : undefined
    const places = operand.pieces.flatMap((piece) => (piece.kind === 'interval' ? endsOf(piece.interval) : []))
    return [...places, ...(step ? [step] : [])].map((place) => multiply(place, coefficient))
  })
  let scale = 1n
  for (const { d } of [...own, ...intervals.flatMap(endsOf)]) scale = leastCommon(scale, d)
  return operands.some(isDense) ? scale * FINE : scale
}

function endsOf({ from, to }: Interval): readonly Rational[] {
  return [...(from ? [from.value] : []), ...(to ? [to.value] : [])]
}

export function isDense({ domain }: ScalarSpace): boolean {
  return domain.kind === 'quantity' && domain.line.step === undefined && domain.values === undefined
}

/** Values are decimals: thirds of a sum of threes may not be among what they add up to, which is not looked into. */
export function hasThirds(operands: readonly ScalarSpace[], coefficients: ReadonlyMap<number, Rational>): boolean {
  const own = operands.filter(isDense)
  const free = own.filter(({ pieces }) => !pieces.some((piece) => piece.kind === 'interval' && isPoint(piece.interval)))
  const other = ({ item }: ScalarSpace): bigint => withoutTens(coefficients.get(item)?.n ?? 0n)
  // One that can be a single value adds nothing then: the others have to reach everything.
  if (free.length === 0) return own.some((each) => other(each) > 1n)
  return free.map(other).reduce(greatestCommon) > 1n
}

/** What remains of a whole number without its factors two and five. */
function withoutTens(value: bigint): bigint {
  let rest = value < 0n ? -value : value
  for (const prime of [2n, 5n]) while (rest !== 0n && rest % prime === 0n) rest /= prime
  return rest
}

/** A sum, cut where it is compared. */
export function cutSum(sum: Sum, operands: readonly ScalarSpace[]): SumCompound {
  const { key, coefficients, thresholds, sayings } = sum
  return {
    kind: 'sum',
    key,
    form: { key, coefficients },
    intervals: cutLine(lineOf(operands, coefficients), thresholds),
    thresholds,
    sayings,
  }
}

/** The line on which a sum lies: the ends and steps that follow from those of its items. */
function lineOf(operands: readonly ScalarSpace[], coefficients: ReadonlyMap<number, Rational>): Line {
  let [from, to]: (Rational | undefined)[] = [ZERO, ZERO]
  let step: Rational | undefined = ZERO
  for (const { domain, item } of operands) {
    const coefficient = coefficients.get(item) ?? ZERO
    const own: Line = domain.kind === 'quantity' ? lineOfDomain(domain) : {}
    const [low, high] = coefficient.n < 0n ? [own.to, own.from] : [own.from, own.to]
    from = from && low && add(from, multiply(low, coefficient))
    to = to && high && add(to, multiply(high, coefficient))
    step = step && own.step && commonStep(step, multiply(own.step, coefficient))
  }
  return { ...(from && { from }), ...(to && { to }), ...(step && step.n !== 0n && { step }) }
}

function lineOfDomain(domain: Extract<ScalarSpace['domain'], { kind: 'quantity' }>): Line {
  const { values, line } = domain
  if (!values) return line
  const sorted = [...values].sort(compare)
  const [from, to] = [sorted[0], sorted[sorted.length - 1]]
  return { ...(from && { from }), ...(to && { to }), step: values.reduce(commonStep, ZERO) }
}

/** The largest number of which both are whole multiples. */
function commonStep(a: Rational, b: Rational): Rational {
  return rational(greatestCommon(a.n * b.d, b.n * a.d), a.d * b.d)
}

export const leastCommon = (a: bigint, b: bigint): bigint => (a / greatestCommon(a, b)) * b
