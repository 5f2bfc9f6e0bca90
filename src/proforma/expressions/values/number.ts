/**
 * Decimal arithmetic without surprises: `0.1 + 0.2 = 0.3`, `0.3 / 0.1 = 3`, `floor((0.1 + 0.7) * 10) = 8`.
 *
 * Binary floating point misses short decimals by a few units in its last place. Each result is therefore moved to
 * the nearest decimal of 12 digits when it is that close to it, and kept as it is otherwise, so that `1 / 3 * 3 = 1`
 * holds as well. Comparison tells numbers apart only from their 12th digit on.
 */

/** A few units in the last place, relative. */
const CLOSE = 1e-15
const DIGITS = 12
const SAME = 1e-12

/**
 * @param result what binary arithmetic gave
 * @param magnitude of the largest operand: subtraction loses digits, and its error is that of the operands
 */
export function settle(result: number, magnitude: number): number {
  if (Number.isInteger(result)) return result === 0 ? 0 : result
  const nearest = Number(result.toPrecision(DIGITS))
  const scale = Math.max(Math.abs(result), magnitude)
  if (Math.abs(result - nearest) > CLOSE * scale) return result
  return nearest === 0 ? 0 : nearest
}

/** Unknown instead of what is not a number or too large; infinities only travel where an operand was infinite. */
function total(result: number, ...operands: readonly number[]): number | undefined {
  if (Number.isNaN(result)) return undefined
  if (Number.isFinite(result)) return result === 0 ? 0 : result
  return operands.some((operand) => !Number.isFinite(operand)) ? result : undefined
}

export function addNumbers(a: number, b: number): number | undefined {
  const result = a + b
  if (Number.isInteger(result)) return result === 0 ? 0 : result
  if (!Number.isFinite(result)) return total(result, a, b)
  return settle(result, Math.max(Math.abs(a), Math.abs(b)))
}

export function subtractNumbers(a: number, b: number): number | undefined {
  return addNumbers(a, -b)
}

export function multiplyNumbers(a: number, b: number): number | undefined {
  const result = a * b
  return Number.isFinite(result) ? settle(result, 0) : total(result, a, b)
}

export function divideNumbers(a: number, b: number): number | undefined {
  if (b === 0) return undefined
  const result = a / b
  return Number.isFinite(result) ? settle(result, 0) : total(result, a, b)
}

/** The result of a function of the `Math` kind: settled, and unknown where it has no finite value. */
export function finite(result: number): number | undefined {
  return Number.isFinite(result) ? settle(result, 0) : undefined
}

export function sameNumber(a: number, b: number): boolean {
  if (a === b) return true
  return Math.abs(a - b) <= SAME * Math.max(Math.abs(a), Math.abs(b)) && Number.isFinite(a) && Number.isFinite(b)
}

/** Negative, zero or positive, like a comparator. */
export function compareNumbers(a: number, b: number): number {
  if (sameNumber(a, b)) return 0
  return a < b ? -1 : 1
}

/** Half away from zero, as people round: 2.5 -> 3, -2.5 -> -3. */
export function roundHalfAway(value: number): number {
  const rounded = Math.sign(value) * Math.floor(settle(Math.abs(value) + 0.5, Math.abs(value)))
  return rounded === 0 ? 0 : rounded
}

/** The multiple of `precision` nearest to the value. */
export function roundTo(value: number, precision: number): number {
  if (!(precision > 0) || !Number.isFinite(value)) return value
  const steps = divideNumbers(value, precision)
  if (steps === undefined || Math.abs(steps) > Number.MAX_SAFE_INTEGER) return value
  return multiplyNumbers(roundHalfAway(steps), precision) ?? value
}

/** Whether the value is a multiple of `precision`, i.e. not finer than it. */
export function fitsPrecision(value: number, precision: number): boolean {
  const steps = value / precision
  return Math.abs(steps - Math.round(steps)) <= SAME * Math.abs(steps)
}

/** The remainder with the sign of the divisor: `mod(-7, 3) = 2`. */
export function modulo(a: number, b: number): number | undefined {
  const quotient = divideNumbers(a, b)
  if (quotient === undefined) return undefined
  const product = multiplyNumbers(Math.floor(quotient), b)
  return product === undefined ? undefined : subtractNumbers(a, product)
}
