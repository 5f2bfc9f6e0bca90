import { type Abstract, ANY, intervalOf, ofInterval, TOP } from './abstract.ts'
import * as intervals from './interval.ts'
import type { Interval } from './interval.ts'

type OfInterval = (interval: Interval) => Interval

const whole =
  (f: (value: number) => number): OfInterval =>
  (interval) =>
    intervals.monotone(interval, f, true)

const rising =
  (f: (value: number) => number): OfInterval =>
  (interval) =>
    intervals.monotone(interval, f)

const withinOne: OfInterval = () => intervals.closed(-1, 1)

/** Functions of one number that are never unknown for a known one. */
const TOTAL: Readonly<Record<string, OfInterval>> = {
  abs: intervals.absolute,
  floor: whole(Math.floor),
  ceil: whole(Math.ceil),
  round: whole((value) => Math.sign(value) * Math.floor(Math.abs(value) + 0.5)),
  sin: withinOne,
  cos: withinOne,
  atan: rising(Math.atan),
}

/** Functions whose result is a whole number, whatever they are asked. */
const COUNTS = new Set(['years_between', 'months_between', 'days_between', 'hours_between'])

/** What a function gives for stretches of numbers; anything, where nothing better is known. */
export function functionOfIntervals(name: string, values: readonly Abstract[]): Abstract {
  const unknown = values.some((value) => value.unknown)
  if (values.length > 0 && values.every((value) => value.known === undefined)) return { unknown }
  if (name === 'cycle') return ofInterval({ ...intervals.closed(1, Number.POSITIVE_INFINITY), whole: true })
  if (name === 'count') return ofInterval({ ...intervals.closed(0, Number.POSITIVE_INFINITY), whole: true }, unknown)
  if (COUNTS.has(name)) return ofInterval({ ...intervals.EVERYTHING, whole: true }, true)
  if (name === 'min' || name === 'max') return extreme(name, values, unknown)
  const [first] = values
  const interval = first?.known === undefined ? undefined : intervalOf(first.known)
  if (values.length !== 1 || interval?.of !== 'number') return TOP
  return ofOne(name, interval.interval, unknown)
}

function ofOne(name: string, interval: Interval, unknown: boolean): Abstract {
  const total = TOTAL[name]
  if (total !== undefined) return ofInterval(total(interval), unknown)
  if (name === 'exp') return ofInterval(intervals.monotone(interval, Math.exp), true)
  if (name !== 'sqrt') return TOP
  const below = interval.from < 0
  if (interval.to < 0) return { unknown: true }
  return ofInterval(intervals.closed(Math.sqrt(Math.max(0, interval.from)), Math.sqrt(interval.to)), unknown || below)
}

/** Unknown as soon as one of the values is. */
function extreme(name: 'min' | 'max', values: readonly Abstract[], unknown: boolean): Abstract {
  const stretches: Interval[] = []
  for (const { known } of values) {
    if (known === undefined) return { unknown }
    const found = intervalOf(known)
    if (found?.of !== 'number') return { unknown: true, known: ANY }
    stretches.push(found.interval)
  }
  const pick = name === 'max' ? Math.max : Math.min
  const from = pick(...stretches.map((each) => each.from))
  const to = pick(...stretches.map((each) => each.to))
  return ofInterval(
    intervals.closed(
      from,
      to,
      stretches.every((each) => each.whole),
    ),
    unknown,
  )
}
