/**
 * A unit as what it measures and how much of it: the exponents of the base quantities (length, time, mass, angle,
 * temperature, charge, light, amount of substance, equivalents), and its size in base units.
 */
export interface Unit {
  readonly exponents: readonly number[]
  readonly factor: number
  /** A scale that no factor can turn into another: degrees Celsius and Fahrenheit, pH, decibel. */
  readonly scale?: string
  /** Defined by a procedure (`[iU]`): it can be compared with nothing but itself. */
  readonly arbitrary?: boolean
}

/** What is known of the units that people write; a port, so that the language does not carry the tables. */
export interface UnitSystem {
  /** The unit that a code means; nothing when it means none. */
  read(code: string): Unit | undefined
  /** The code that was probably meant by one that means nothing. */
  suggest(code: string): string | undefined
}

/** `dimension`: they measure different things. `size`: the same thing in other steps, such as mg and g. */
export type UnitDifference = 'dimension' | 'size'

const CLOSE = 1e-9

/** Why two numbers with these units cannot be put side by side; nothing when they can. */
export function differenceOf(a: Unit, b: Unit): UnitDifference | undefined {
  if (a.arbitrary !== b.arbitrary || a.exponents.some((exponent, i) => exponent !== b.exponents[i])) return 'dimension'
  if (a.scale !== b.scale) return 'size'
  return Math.abs(a.factor - b.factor) <= CLOSE * Math.max(a.factor, b.factor) ? undefined : 'size'
}

/** How many of `b` are one of `a`, when a factor says it. */
export function ratioOf(a: Unit, b: Unit): number | undefined {
  if (a.scale !== undefined || b.scale !== undefined || differenceOf(a, b) === 'dimension') return undefined
  return Number((a.factor / b.factor).toPrecision(12))
}

/** `mg` times `/kg`. Scales and arbitrary units do not multiply. */
export function multiplyUnits(a: Unit, b: Unit): Unit | undefined {
  if (isPeculiar(a) || isPeculiar(b)) return undefined
  return { exponents: a.exponents.map((exponent, i) => exponent + (b.exponents[i] ?? 0)), factor: a.factor * b.factor }
}

export function divideUnits(a: Unit, b: Unit): Unit | undefined {
  const inverse = powerOfUnit(b, -1)
  return inverse && multiplyUnits(a, inverse)
}

/** A whole or half power; nothing when an exponent would not stay whole. */
export function powerOfUnit(unit: Unit, power: number): Unit | undefined {
  if (isPeculiar(unit)) return undefined
  const exponents = unit.exponents.map((exponent) => (exponent === 0 ? 0 : exponent * power))
  return exponents.every(Number.isInteger) ? { exponents, factor: unit.factor ** power } : undefined
}

function isPeculiar({ scale, arbitrary }: Unit): boolean {
  return scale !== undefined || arbitrary === true
}
