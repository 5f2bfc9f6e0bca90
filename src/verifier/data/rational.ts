/** An exact fraction, lowest terms, positive denominator. Thresholds are compared as written, never as binary floats. */
export interface Rational {
  readonly n: bigint
  readonly d: bigint
}

export const ZERO: Rational = { n: 0n, d: 1n }
export const ONE: Rational = { n: 1n, d: 1n }

export function rational(n: bigint, d = 1n): Rational {
  if (d === 0n) throw new RangeError('A fraction with denominator 0')
  const g = gcd(n < 0n ? -n : n, d < 0n ? -d : d)
  const sign = d < 0n ? -1n : 1n
  return { n: (sign * n) / g, d: (sign * d) / g }
}

/** The decimal number that JavaScript prints for `value` (shortest that reads back): 0.1 is one tenth. */
export function fromNumber(value: number): Rational {
  const match = /^(-?)(\d+)(?:\.(\d+))?(?:e([+-]\d+))?$/.exec(String(value))
  if (!match) throw new RangeError(`${value} is not a finite number`)
  const fraction = match[3] ?? ''
  const digits = BigInt(`${match[1]}${match[2]}${fraction}`)
  const exponent = Number(match[4] ?? 0) - fraction.length
  return exponent >= 0 ? rational(digits * 10n ** BigInt(exponent)) : rational(digits, 10n ** BigInt(-exponent))
}

export function toNumber(value: Rational): number {
  const whole = value.n / value.d
  const rest = value.n - whole * value.d
  if (rest === 0n) return Number(whole)
  // Decimal fractions are turned through their text, so that 3/10 becomes exactly what the literal 0.3 is.
  const decimals = decimalPlaces(value)
  if (decimals !== undefined) return Number(decimalText(value, decimals))
  return Number(value.n) / Number(value.d)
}

/** How many decimal places write the value exactly; undefined when none do. */
export function decimalPlaces(value: Rational): number | undefined {
  let d = value.d
  let places = 0
  while (d % 10n === 0n) [d, places] = [d / 10n, places + 1]
  let twos = 0
  let fives = 0
  while (d % 2n === 0n) [d, twos] = [d / 2n, twos + 1]
  while (d % 5n === 0n) [d, fives] = [d / 5n, fives + 1]
  return d === 1n ? places + Math.max(twos, fives) : undefined
}

export function decimalText(value: Rational, places: number): string {
  const scaled = (value.n * 10n ** BigInt(places)) / value.d
  const digits = (scaled < 0n ? -scaled : scaled).toString().padStart(places + 1, '0')
  const text = places === 0 ? digits : `${digits.slice(0, -places)}.${digits.slice(-places)}`
  return scaled < 0n ? `-${text}` : text
}

export function compare(a: Rational, b: Rational): number {
  const left = a.n * b.d
  const right = b.n * a.d
  return left < right ? -1 : left > right ? 1 : 0
}

export const add = (a: Rational, b: Rational): Rational => rational(a.n * b.d + b.n * a.d, a.d * b.d)
export const subtract = (a: Rational, b: Rational): Rational => rational(a.n * b.d - b.n * a.d, a.d * b.d)
export const multiply = (a: Rational, b: Rational): Rational => rational(a.n * b.n, a.d * b.d)
export const divide = (a: Rational, b: Rational): Rational => rational(a.n * b.d, a.d * b.n)
export const isZero = (a: Rational): boolean => a.n === 0n

/** The largest whole number not above `a`. */
export function floor(a: Rational): bigint {
  const quotient = a.n / a.d
  return a.n < 0n && quotient * a.d !== a.n ? quotient - 1n : quotient
}

/** The smallest whole number not below `a`. */
export const ceiling = (a: Rational): bigint => -floor({ n: -a.n, d: a.d })

/** The smallest positive number that is a whole multiple of both. */
export function leastCommonMultiple(a: Rational, b: Rational): Rational {
  const x = a.n * b.d
  const y = b.n * a.d
  return rational((x / gcd(x, y)) * y, a.d * b.d)
}

/** The largest number that divides both; 0 only for two zeros. */
export function greatestCommon(a: bigint, b: bigint): bigint {
  let [x, y] = [a < 0n ? -a : a, b < 0n ? -b : b]
  while (y !== 0n) [x, y] = [y, x % y]
  return x
}

const gcd = (a: bigint, b: bigint): bigint => greatestCommon(a, b) || 1n
