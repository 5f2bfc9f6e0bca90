import type { Domain, TruthWords, Value } from '../../proforma/index.ts'
import type { Interval, Line } from './intervals.ts'
import { clip, contains, cutLine, isPoint, simplestNumber, span } from './intervals.ts'
import type { Quantity } from './quantities.ts'
import { fromLine, naturalStep, niceSteps, placeInWords, toLine } from './quantities.ts'
import type { Rational } from './rational.ts'
import { compare, decimalPlaces, fromNumber } from './rational.ts'

/** What single values an item may have, apart from unknown; for an item with several values: its elements. */
export type ScalarDomain =
  | { readonly kind: 'boolean'; readonly words: readonly [string, string] }
  /** `open`: texts other than `values` are possible too. */
  | { readonly kind: 'text'; readonly values: readonly string[]; readonly open: boolean }
  | {
      readonly kind: 'quantity'
      readonly quantity: Quantity
      readonly unit?: string
      readonly line: Line
      /** The only values, when the range lists them. */
      readonly values?: readonly Rational[]
    }

/** A part of a domain that nothing in the protocol tells apart any further. */
export type Piece =
  | { readonly kind: 'boolean'; readonly value: boolean }
  | { readonly kind: 'text'; readonly value: string }
  | { readonly kind: 'other-text'; readonly example: string }
  | { readonly kind: 'interval'; readonly interval: Interval }

/** The engine's domain of an item, as a line, a list of texts, or yes and no. */
export function scalarDomain(domain: Domain, words: TruthWords = {}, unit?: string): ScalarDomain {
  const { type } = domain
  if (type === 'boolean') return { kind: 'boolean', words: [words.false ?? 'no', words.true ?? 'yes'] }
  if (type === 'text') {
    const values = (domain.values ?? []).filter((value) => typeof value === 'string')
    return { kind: 'text', values, open: domain.values === undefined }
  }
  const step = type === 'real' && domain.precision !== undefined ? fromNumber(domain.precision) : naturalStep(type)
  const from = toLine(domain.interval?.from)
  const to = toLine(domain.interval?.to)
  const line: Line = { ...(step && { step }), ...(from && { from }), ...(to && { to }) }
  const values = domain.values?.flatMap((value) => toLine(value) ?? [])
  return { kind: 'quantity', quantity: type, line, ...(unit !== undefined && { unit }), ...(values && { values }) }
}

/** All pieces of a domain in order, cut at the values that conditions mention. */
export function piecesOf(
  domain: ScalarDomain,
  mentioned: { readonly texts: readonly string[]; readonly thresholds: readonly Rational[] },
): readonly Piece[] {
  if (domain.kind === 'boolean') return [false, true].map((value) => ({ kind: 'boolean', value }))
  if (domain.kind === 'text') {
    const texts = domain.open ? [...new Set([...domain.values, ...mentioned.texts])] : domain.values
    const pieces: Piece[] = texts.map((value) => ({ kind: 'text', value }))
    return domain.open ? [...pieces, { kind: 'other-text', example: freshText(texts) }] : pieces
  }
  const intervals = domain.values ? points(domain.line, domain.values) : cutLine(domain.line, mentioned.thresholds)
  return intervals.filter(canBeWritten).map((interval) => ({ kind: 'interval', interval }))
}

/** The simplest value of the neighbouring pieces `first` to `last`. */
export function representative(domain: ScalarDomain, first: Piece, last: Piece): Value {
  if (first.kind === 'other-text') return first.example
  if (first.kind !== 'interval') return first.value
  if (domain.kind !== 'quantity' || last.kind !== 'interval') throw new Error('An interval outside a quantity')
  // Between listed values there is nothing: the first of them stands for all.
  const stretch = domain.values ? first.interval : span(first.interval, last.interval)
  return fromLine(domain.quantity, simplestNumber(stretch, domain.line, niceSteps(domain.quantity)))
}

/** The index of the piece that holds the value; -1 when none does. */
export function pieceOf(domain: ScalarDomain, pieces: readonly Piece[], value: Value): number {
  if (domain.kind === 'quantity') {
    const place = toLine(value)
    if (place === undefined) return -1
    return pieces.findIndex((piece) => piece.kind === 'interval' && contains(piece.interval, place))
  }
  const exact = pieces.findIndex((piece) => 'value' in piece && piece.value === value)
  if (exact >= 0 || typeof value !== 'string') return exact
  return pieces.findIndex((piece) => piece.kind === 'other-text')
}

/** `exactly 15`, `over 7 up to 30`, `"fever"`: the neighbouring pieces `first` to `last` for people. */
export function labelOf(domain: ScalarDomain, first: Piece, last: Piece): string {
  if (first.kind === 'boolean')
    return domain.kind === 'boolean' ? domain.words[first.value ? 1 : 0] : String(first.value)
  if (first.kind === 'text') return `"${first.value}"`
  if (first.kind === 'other-text') return 'any other text'
  if (domain.kind !== 'quantity' || last.kind !== 'interval') throw new Error('An interval outside a quantity')
  return intervalInWords(domain, span(first.interval, last.interval))
}

function intervalInWords(domain: Extract<ScalarDomain, { kind: 'quantity' }>, interval: Interval): string {
  const words = (place: Rational): string => placeInWords(domain.quantity, place, domain.unit)
  const bare = (place: Rational): string => placeInWords(domain.quantity, place, undefined)
  // An end that is the end of the domain says nothing and is left out.
  const { line } = domain
  const low = interval.from && !(line.from && compare(line.from, interval.from.value) === 0) ? interval.from : undefined
  const high = interval.to && !(line.to && compare(line.to, interval.to.value) === 0) ? interval.to : undefined
  if (isPoint(interval) && interval.from) return `exactly ${words(interval.from.value)}`
  if (low && high) {
    if (low.inclusive && high.inclusive) return `${bare(low.value)} to ${words(high.value)}`
    const start = low.inclusive ? `from ${bare(low.value)}` : `over ${bare(low.value)}`
    return `${start} ${high.inclusive ? 'up to' : 'to under'} ${words(high.value)}`
  }
  if (low) return low.inclusive ? `${words(low.value)} ${LATER[domain.quantity]}` : `over ${words(low.value)}`
  if (high) return high.inclusive ? `up to ${words(high.value)}` : `under ${words(high.value)}`
  return 'any value'
}

const LATER: Readonly<Record<Quantity, string>> = {
  integer: 'or more',
  real: 'or more',
  duration: 'or more',
  date: 'or later',
  time: 'or later',
  datetime: 'or later',
}

function points(line: Line, values: readonly Rational[]): readonly Interval[] {
  return [...values].sort(compare).flatMap((value) => {
    const bound = { value, inclusive: true }
    return clip(line, { from: bound, to: bound }) ?? []
  })
}

/** A threshold such as one third is never entered: it cuts the line but is no value. */
function canBeWritten(interval: Interval): boolean {
  return !isPoint(interval) || interval.from === undefined || decimalPlaces(interval.from.value) !== undefined
}

function freshText(taken: readonly string[]): string {
  let text = 'other'
  while (taken.includes(text)) text += '_'
  return text
}
