import { greatestCommon } from './rational.ts'

/**
 * What sums of whole numbers can be: `from`, `from + step`, … up to `to`; with step 0 everything between, as far as the ends
 * belong to it. An absent end is infinite; `anchor` is a number of a stepped stretch, so that one without ends has a place.
 */
export interface Stretch {
  readonly from?: bigint
  readonly to?: bigint
  readonly step: bigint
  readonly anchor: bigint
  readonly isFromOpen: boolean
  readonly isToOpen: boolean
}

/** The numbers of some stretches together; undefined where there are too many to keep apart. */
export type Reach = readonly Stretch[]

/** More stretches than this are not kept apart. */
const MAX_STRETCHES = 96

export function point(value: bigint): Stretch {
  return stepped(value, value, 1n, value)
}

export function stepped(from: bigint | undefined, to: bigint | undefined, step: bigint, anchor: bigint): Stretch {
  return {
    ...(from !== undefined && { from }),
    ...(to !== undefined && { to }),
    step: from !== undefined && from === to ? 1n : step,
    anchor,
    isFromOpen: false,
    isToOpen: false,
  }
}

export function dense(
  from: bigint | undefined,
  isFromOpen: boolean,
  to: bigint | undefined,
  isToOpen: boolean,
): Stretch {
  if (from !== undefined && from === to) return point(from)
  return {
    ...(from !== undefined && { from }),
    ...(to !== undefined && { to }),
    step: 0n,
    anchor: 0n,
    isFromOpen: isFromOpen && from !== undefined,
    isToOpen: isToOpen && to !== undefined,
  }
}

/** All sums of a number of one and a number of the other; undefined when they are too many stretches. */
export function sumOf(a: Reach, b: Reach): Reach | undefined {
  const all: Stretch[] = []
  for (const x of a)
    for (const y of b) {
      const sums = pair(x, y)
      if (!sums || all.length + sums.length > MAX_STRETCHES * MAX_STRETCHES) return undefined
      all.push(...sums)
    }
  const joined = merged(all)
  return joined.length > MAX_STRETCHES ? undefined : joined
}

/** Whether one of the numbers lies between the ends. */
export function meets(reach: Reach, target: Stretch): boolean {
  return reach.some((stretch) => (stretch.step === 0n ? overlap(stretch, target) : hits(stretch, target)))
}

export function keyOf(reach: Reach): string {
  return reach
    .map(
      ({ from, to, step, anchor, isFromOpen, isToOpen }) =>
        `${isFromOpen ? '(' : '['}${from ?? ''},${to ?? ''}${isToOpen ? ')' : ']'}${step}${step > 0n && from === undefined && to === undefined ? `@${mod(anchor, step)}` : ''}`,
    )
    .join('|')
}

function pair(a: Stretch, b: Stretch): readonly Stretch[] | undefined {
  if (isPoint(a)) return [shifted(b, a.anchor)]
  if (isPoint(b)) return [shifted(a, b.anchor)]
  if (a.step === 0n && b.step === 0n) {
    const [from, to] = ends(a, b)
    return [dense(from, a.isFromOpen || b.isFromOpen, to, a.isToOpen || b.isToOpen)]
  }
  if (a.step === 0n) return smeared(a, b)
  if (b.step === 0n) return smeared(b, a)
  return a.step <= b.step ? progressions(a, b) : progressions(b, a)
}

/** A stretch without gaps, put at every number of a stepped one. */
function smeared(whole: Stretch, steps: Stretch): readonly Stretch[] | undefined {
  const width = whole.from === undefined || whole.to === undefined ? undefined : whole.to - whole.from
  const touches = width !== undefined && width === steps.step && !(whole.isFromOpen && whole.isToOpen)
  if (width === undefined || width > steps.step || touches) {
    const [from, to] = ends(whole, steps)
    return [dense(from, whole.isFromOpen, to, whole.isToOpen)]
  }
  return numbersOf(steps)?.map((each) => shifted(whole, each))
}

/** Two stepped stretches, `a` with the smaller steps. */
function progressions(a: Stretch, b: Stretch): readonly Stretch[] | undefined {
  const unit = greatestCommon(a.step, b.step)
  const [fine, coarse] = [a.step / unit, b.step / unit]
  const [many, others] = [countOf(a), countOf(b)]
  const [from, to] = ends(a, b)
  const anchor = a.anchor + b.anchor
  const isFilled = many === undefined || many >= coarse - 1n
  if (fine === 1n && isFilled) return [stepped(from, to, unit, from ?? to ?? anchor)]
  if (isFilled && (others === undefined || others >= fine - 1n)) return coprime(a, b, unit)
  return copies(a, b) ?? copies(b, a)
}

/** One of them has few numbers: the other is put at each. */
function copies(few: Stretch, other: Stretch): readonly Stretch[] | undefined {
  return numbersOf(few)?.map((each) => shifted(other, each))
}

/**
 * Steps without a common divisor: far enough from the ends every multiple of the common unit is a sum (Sylvester 1882), near
 * them they are listed.
 */
function coprime(a: Stretch, b: Stretch, unit: bigint): readonly Stretch[] | undefined {
  const [from, to] = ends(a, b)
  if (from === undefined && to === undefined) return [stepped(undefined, undefined, unit, a.anchor + b.anchor)]
  const gaps = (a.step / unit - 1n) * (b.step / unit - 1n) * unit
  if (gaps > BigInt(MAX_STRETCHES) * 4n * unit) return copies(a, b) ?? copies(b, a)
  if (from !== undefined && to !== undefined && to - from < 2n * gaps) return copies(a, b) ?? copies(b, a)
  const points: Stretch[] = []
  for (let distance = 0n; distance < gaps; distance += unit) {
    if (!isMade(distance, a.step, b.step)) continue
    if (from !== undefined) points.push(point(from + distance))
    if (to !== undefined) points.push(point(to - distance))
  }
  const [low, high] = [from === undefined ? undefined : from + gaps, to === undefined ? undefined : to - gaps]
  return [...points, stepped(low, high, unit, low ?? high ?? 0n)]
}

function isMade(distance: bigint, x: bigint, y: bigint): boolean {
  for (let part = 0n; part <= distance; part += y) if ((distance - part) % x === 0n) return true
  return false
}

function numbersOf(stretch: Stretch): readonly bigint[] | undefined {
  const count = countOf(stretch)
  if (count === undefined || count >= BigInt(MAX_STRETCHES) || stretch.from === undefined) return undefined
  const { from, step } = stretch
  return Array.from({ length: Number(count) + 1 }, (_, i) => from + BigInt(i) * step)
}

/** How many steps from end to end; undefined without two ends. */
function countOf({ from, to, step }: Stretch): bigint | undefined {
  return from === undefined || to === undefined ? undefined : (to - from) / step
}

const isPoint = ({ from, to }: Stretch): boolean => from !== undefined && from === to

function ends(a: Stretch, b: Stretch): readonly [bigint | undefined, bigint | undefined] {
  return [
    a.from === undefined || b.from === undefined ? undefined : a.from + b.from,
    a.to === undefined || b.to === undefined ? undefined : a.to + b.to,
  ]
}

function shifted(stretch: Stretch, by: bigint): Stretch {
  return {
    ...stretch,
    ...(stretch.from !== undefined && { from: stretch.from + by }),
    ...(stretch.to !== undefined && { to: stretch.to + by }),
    anchor: stretch.step === 0n ? 0n : stretch.anchor + by,
  }
}

/** In order, without what is there twice; neighbours that go on in the same steps are one. */
function merged(all: readonly Stretch[]): Reach {
  const sorted = [...all].sort((a, b) => order(a.from, b.from) || Number(a.isFromOpen) - Number(b.isFromOpen))
  const result: Stretch[] = []
  for (const each of sorted) {
    const last = result[result.length - 1]
    const joined = last && join(last, each)
    if (joined) result[result.length - 1] = joined
    else result.push(each)
  }
  return result
}

/** Both as one stretch; undefined where there is something between them, or their steps differ. `a` begins first. */
function join(a: Stretch, b: Stretch): Stretch | undefined {
  if (a.step === 0n && b.step === 0n) {
    const gap = a.to !== undefined && b.from !== undefined ? b.from - a.to : -1n
    if (gap > 0n || (gap === 0n && a.isToOpen && b.isFromOpen)) return undefined
    const [to, isToOpen] = further(a, b)
    return dense(a.from, a.isFromOpen, to, isToOpen)
  }
  if (a.step === 0n && isPoint(b)) {
    const at = b.anchor
    if (a.to !== undefined && at > a.to) return undefined
    if (at === a.from && a.isFromOpen) return dense(a.from, false, a.to, a.isToOpen)
    return at === a.to ? dense(a.from, a.isFromOpen, a.to, false) : a
  }
  if (a.step === 0n || b.step === 0n) return undefined
  const step = isPoint(a) && isPoint(b) ? b.anchor - a.anchor : isPoint(a) ? b.step : a.step
  if (step === 0n) return a
  if (!isPoint(b) && b.step !== step) return undefined
  if (mod(b.anchor - a.anchor, step) !== 0n) return undefined
  if (a.to !== undefined && b.from !== undefined && b.from - a.to > step) return undefined
  const to = a.to === undefined || b.to === undefined ? undefined : a.to > b.to ? a.to : b.to
  return stepped(a.from, to, step, a.from ?? to ?? a.anchor)
}

function further(a: Stretch, b: Stretch): readonly [bigint | undefined, boolean] {
  if (a.to === undefined || b.to === undefined) return [undefined, false]
  if (a.to !== b.to) return a.to > b.to ? [a.to, a.isToOpen] : [b.to, b.isToOpen]
  return [a.to, a.isToOpen && b.isToOpen]
}

function overlap(a: Stretch, b: Stretch): boolean {
  const before = (x: Stretch, y: Stretch): boolean =>
    x.to !== undefined && y.from !== undefined && (x.to < y.from || (x.to === y.from && (x.isToOpen || y.isFromOpen)))
  return !before(a, b) && !before(b, a)
}

/** Whether a stepped stretch has a number between the ends of `target`. */
function hits({ from, to, step, anchor }: Stretch, target: Stretch): boolean {
  const low = target.from === undefined ? from : highest(from, target.from)
  const high = target.to === undefined ? to : lowest(to, target.to)
  if (low === undefined || high === undefined) return true
  const first = low + mod(anchor - low, step)
  const isOpen = target.isFromOpen && first === target.from
  const number = isOpen ? first + step : first
  return number < high || (number === high && !(target.isToOpen && high === target.to))
}

const highest = (a: bigint | undefined, b: bigint): bigint => (a === undefined || a < b ? b : a)
const lowest = (a: bigint | undefined, b: bigint): bigint => (a === undefined || a > b ? b : a)

function order(a: bigint | undefined, b: bigint | undefined): number {
  if (a === b) return 0
  if (a === undefined) return -1
  return b === undefined || a > b ? 1 : -1
}

function mod(a: bigint, b: bigint): bigint {
  const rest = a % b
  return rest < 0n ? rest + b : rest
}
