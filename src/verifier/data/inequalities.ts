import { simplestNumber } from './intervals.ts'
import { greatestCommon, rational } from './rational.ts'

/** Σ coefficients·x ≤ bound, or < where it is strict. One coefficient for each variable. */
export interface Inequality {
  readonly coefficients: readonly bigint[]
  readonly bound: bigint
  readonly isStrict: boolean
}

/** Decimals are looked for among the multiples of one part in so many. */
export const FINE = 10n ** 9n

/** Where a variable may be. One that is not whole is told in units of 1/FINE, and multiples of them are looked for. */
export interface Unknown {
  readonly isWhole: boolean
}

/** More inequalities than this are not kept. */
const MAX_INEQUALITIES = 400
/** Whole numbers tried of one variable, and of all together. */
const TRIES_EACH = 40
const TRIES = 600

/** Numbers beside the simplest one that are tried of a variable that need not be whole: near ones and far ones. */
const OFFSETS: readonly bigint[] = [FINE, FINE / 1000n, 1n].reduce(
  (all, unit) => [...all, ...[1n, -1n, 2n, -2n, 3n, -3n, 5n, -5n].map((count) => count * unit)],
  [0n],
)

/** A number as a fraction. */
export interface Place {
  readonly n: bigint
  readonly d: bigint
}

/** `unsure`: no solution was found, and there may be one. */
export type Solution = readonly Place[] | 'none' | 'unsure'

/**
 * Solves a small system exactly: variables are eliminated one after the other (Fourier 1826, Motzkin 1936), rows of whole
 * numbers are tightened to the next whole bound on the way, and values are then put back in, whole ones by trying.
 */
export function solve(rows: readonly Inequality[], unknowns: readonly Unknown[]): Solution {
  const stages = eliminated(rows, unknowns)
  if (stages === 'none' || stages === 'unsure') return stages
  return new Search(stages, unknowns).run()
}

/** Whether the system has no solution, as far as elimination alone tells. */
export function isImpossible(rows: readonly Inequality[], unknowns: readonly Unknown[]): boolean {
  return eliminated(rows, unknowns) === 'none'
}

/** The rows in which no variable after the i-th occurs, for each i; the first have none. */
function eliminated(
  rows: readonly Inequality[],
  unknowns: readonly Unknown[],
): readonly (readonly Inequality[])[] | 'none' | 'unsure' {
  const stages: (readonly Inequality[])[] = []
  let current = tightened(rows, unknowns)
  for (let variable = unknowns.length - 1; variable >= 0; variable -= 1) {
    if (!current) return 'none'
    stages.unshift(current)
    const uppers = current.filter(({ coefficients }) => (coefficients[variable] ?? 0n) > 0n)
    const lowers = current.filter(({ coefficients }) => (coefficients[variable] ?? 0n) < 0n)
    const others = current.filter(({ coefficients }) => (coefficients[variable] ?? 0n) === 0n)
    if (others.length + uppers.length * lowers.length > MAX_INEQUALITIES) return 'unsure'
    const combined = uppers.flatMap((upper) => lowers.map((lower) => combination(upper, lower, variable)))
    current = tightened([...others, ...combined], unknowns)
  }
  return current ? stages : 'none'
}

function combination(upper: Inequality, lower: Inequality, variable: number): Inequality {
  const [a, b] = [upper.coefficients[variable] ?? 0n, -(lower.coefficients[variable] ?? 0n)]
  return {
    coefficients: upper.coefficients.map((each, i) => each * b + (lower.coefficients[i] ?? 0n) * a),
    bound: upper.bound * b + lower.bound * a,
    isStrict: upper.isStrict || lower.isStrict,
  }
}

/** Each direction once, with its tightest bound; undefined when a row without variables is false. */
function tightened(rows: readonly Inequality[], unknowns: readonly Unknown[]): readonly Inequality[] | undefined {
  const best = new Map<string, Inequality>()
  for (const row of rows) {
    const own = tight(row, unknowns)
    if (own.coefficients.every((each) => each === 0n)) {
      if (own.bound < 0n || (own.bound === 0n && own.isStrict)) return undefined
      continue
    }
    const [key, scale] = directionOf(own)
    const known = best.get(key)
    if (!known || isTighter(own, scale, known)) best.set(key, own)
  }
  return [...best.values()]
}

/** Whole combinations of whole numbers are multiples of their common divisor. */
function tight(row: Inequality, unknowns: readonly Unknown[]): Inequality {
  const { coefficients, bound, isStrict } = row
  const divisor = coefficients.reduce(greatestCommon, 0n)
  if (divisor === 0n) return row
  if (coefficients.some((each, i) => each !== 0n && !unknowns[i]?.isWhole)) {
    const all = greatestCommon(divisor, bound)
    return { coefficients: coefficients.map((each) => each / all), bound: bound / all, isStrict }
  }
  const whole = isStrict ? below(bound, divisor) : floor(bound, divisor)
  return { coefficients: coefficients.map((each) => each / divisor), bound: whole, isStrict: false }
}

function directionOf({ coefficients }: Inequality): readonly [string, bigint] {
  const scale = coefficients.reduce(greatestCommon, 0n)
  return [coefficients.map((each) => each / scale).join(' '), scale]
}

function isTighter(row: Inequality, scale: bigint, known: Inequality): boolean {
  const [, other] = directionOf(known)
  const [a, b] = [row.bound * other, known.bound * scale]
  return a < b || (a === b && row.isStrict && !known.isStrict)
}

class Search {
  readonly #stages: readonly (readonly Inequality[])[]
  readonly #unknowns: readonly Unknown[]
  readonly #chosen: Place[] = []
  #tries = 0
  #isCut = false

  constructor(stages: readonly (readonly Inequality[])[], unknowns: readonly Unknown[]) {
    this.#stages = stages
    this.#unknowns = unknowns
  }

  run(): Solution {
    if (this.#place(0)) return this.#chosen
    return this.#isCut ? 'unsure' : 'none'
  }

  #place(variable: number): boolean {
    const unknown = this.#unknowns[variable]
    if (!unknown) return true
    for (const place of this.#candidates(variable, unknown)) {
      this.#tries += 1
      if (this.#tries > TRIES) {
        this.#isCut = true
        return false
      }
      this.#chosen[variable] = place
      if (this.#place(variable + 1)) return true
    }
    return false
  }

  *#candidates(variable: number, { isWhole }: Unknown): Generator<Place> {
    const [low, high] = this.#bounds(variable)
    if (!isWhole) return yield* this.#decimals(low, high)
    const first = low && (low.isStrict ? floor(low.n, low.d) + 1n : -floor(-low.n, low.d))
    const last = high && (high.isStrict ? below(high.n, high.d) : floor(high.n, high.d))
    if (first !== undefined && last !== undefined && first > last) return
    const start = nearestToZero(first, last)
    let count = 0
    for (let distance = 0n; count < TRIES_EACH; distance += 1n) {
      const both = distance === 0n ? [start] : [start + distance, start - distance]
      const inside = both.filter(
        (each) => (first === undefined || each >= first) && (last === undefined || each <= last),
      )
      if (inside.length === 0) return
      for (const n of inside) {
        count += 1
        yield { n, d: 1n }
      }
    }
    this.#isCut = true
  }

  /** Elimination guarantees that there is a number; those are taken that can be written. */
  *#decimals(low: End | undefined, high: End | undefined): Generator<Place> {
    this.#isCut = true
    const units = ({ n, d, isStrict }: End): End => ({ n, d: d * FINE, isStrict })
    const simplest = between(low && units(low), high && units(high))
    if (!simplest || (simplest.n * FINE) % simplest.d !== 0n) return
    const start = (simplest.n * FINE) / simplest.d
    for (const offset of OFFSETS) if (isInside(start + offset, low, high)) yield { n: start + offset, d: 1n }
  }

  /** What the rows and the values chosen so far leave of a variable. */
  #bounds(variable: number): readonly [End | undefined, End | undefined] {
    let [low, high]: (End | undefined)[] = [undefined, undefined]
    for (const { coefficients, bound, isStrict } of this.#stages[variable] ?? []) {
      const own = coefficients[variable] ?? 0n
      if (own === 0n) continue
      let rest: Place = { n: bound, d: 1n }
      for (const [i, { n, d }] of this.#chosen.slice(0, variable).entries())
        rest = { n: rest.n * d - (coefficients[i] ?? 0n) * n * rest.d, d: rest.d * d }
      const end: End = own > 0n ? { n: rest.n, d: rest.d * own, isStrict } : { n: -rest.n, d: rest.d * -own, isStrict }
      if (own > 0n) high = !high || isTighterEnd(order(end, high), end) ? end : high
      else low = !low || isTighterEnd(order(low, end), end) ? end : low
    }
    return [low, high]
  }
}

interface End extends Place {
  readonly isStrict: boolean
}

const order = (a: End, b: End): number => Number(a.n * b.d - b.n * a.d > 0n) - Number(a.n * b.d - b.n * a.d < 0n)

const isTighterEnd = (order: number, end: End): boolean => order < 0 || (order === 0 && end.isStrict)

/** As simple a number as there is between the ends. */
function between(low: End | undefined, high: End | undefined): Place | undefined {
  const ends = low && high ? order(low, high) : -1
  if (ends > 0 || (ends === 0 && (low?.isStrict || high?.isStrict))) return undefined
  const bound = ({ n, d, isStrict }: End) => ({ value: rational(n, d), inclusive: !isStrict })
  return simplestNumber({ ...(low && { from: bound(low) }), ...(high && { to: bound(high) }) }, {})
}

function isInside(n: bigint, low: End | undefined, high: End | undefined): boolean {
  const above = low === undefined ? 1n : n * low.d - low.n
  const under = high === undefined ? 1n : high.n - n * high.d
  return (above > 0n || (above === 0n && !low?.isStrict)) && (under > 0n || (under === 0n && !high?.isStrict))
}

function nearestToZero(first: bigint | undefined, last: bigint | undefined): bigint {
  if (first !== undefined && first > 0n) return first
  return last !== undefined && last < 0n ? last : 0n
}

function floor(n: bigint, d: bigint): bigint {
  const quotient = n / d
  return n < 0n && quotient * d !== n ? quotient - 1n : quotient
}

/** The largest whole number below n/d. */
const below = (n: bigint, d: bigint): bigint => -floor(-n, d) - 1n
