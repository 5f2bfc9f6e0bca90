import type { JsonValue } from '../../runtime/index.ts'
import type { Interval, Line } from './intervals.ts'
import { clip, cutLine, isPoint, simplestNumber, span } from './intervals.ts'
import type { Quantity } from './quantities.ts'
import { fromLine, placeInWords, toLine } from './quantities.ts'
import type { Rational } from './rational.ts'
import { compare } from './rational.ts'

/** What values an item may have, apart from unknown. */
export type Domain =
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

/** All pieces of a domain in order, cut at the values that conditions mention. */
export function piecesOf(
  domain: Domain,
  mentioned: { readonly texts: readonly string[]; readonly thresholds: readonly Rational[] },
): readonly Piece[] {
  switch (domain.kind) {
    case 'boolean':
      return [
        { kind: 'boolean', value: false },
        { kind: 'boolean', value: true },
      ]
    case 'text': {
      const texts = domain.open ? [...new Set([...domain.values, ...mentioned.texts])] : domain.values
      const pieces: Piece[] = texts.map((value) => ({ kind: 'text', value }))
      return domain.open ? [...pieces, { kind: 'other-text', example: freshText(texts) }] : pieces
    }
    case 'quantity':
      return (domain.values ? points(domain.line, domain.values) : cutLine(domain.line, mentioned.thresholds)).map(
        (interval) => ({ kind: 'interval', interval }),
      )
  }
}

/** The simplest value of the neighbouring pieces `first` to `last`. */
export function representative(domain: Domain, first: Piece, last: Piece): JsonValue {
  if (first.kind === 'interval' && last.kind === 'interval' && domain.kind === 'quantity') {
    if (domain.values) return fromLine(domain.quantity, (first.interval.from as { value: Rational }).value)
    return fromLine(domain.quantity, simplestNumber(span(first.interval, last.interval), domain.line))
  }
  switch (first.kind) {
    case 'boolean':
    case 'text':
      return first.value
    case 'other-text':
      return first.example
    case 'interval':
      throw new Error('An interval outside a quantity')
  }
}

/** The index of the piece that holds the value; -1 when none does. */
export function pieceOf(domain: Domain, pieces: readonly Piece[], value: JsonValue): number {
  if (domain.kind === 'quantity') {
    const place = toLine(domain.quantity, value)
    return place === undefined
      ? -1
      : pieces.findIndex((piece) => piece.kind === 'interval' && holds(piece.interval, place))
  }
  const exact = pieces.findIndex((piece) => 'value' in piece && piece.value === value)
  if (exact >= 0 || typeof value !== 'string') return exact
  return pieces.findIndex((piece) => piece.kind === 'other-text')
}

/** `exactly 15`, `over 7 up to 30`, `"fever"`: the neighbouring pieces `first` to `last` for people. */
export function labelOf(domain: Domain, first: Piece, last: Piece): string {
  if (first.kind === 'boolean')
    return domain.kind === 'boolean' ? domain.words[first.value ? 1 : 0] : String(first.value)
  if (first.kind === 'text') return `"${first.value}"`
  if (first.kind === 'other-text') return 'any other text'
  if (domain.kind !== 'quantity' || last.kind !== 'interval') throw new Error('An interval outside a quantity')
  return intervalInWords(domain, span(first.interval, last.interval))
}

function intervalInWords(domain: Extract<Domain, { kind: 'quantity' }>, interval: Interval): string {
  const words = (place: Rational): string => placeInWords(domain.quantity, place, domain.unit)
  const bare = (place: Rational): string => placeInWords(domain.quantity, place, undefined)
  // An end that is the end of the domain says nothing and is left out, unless both are.
  const { line } = domain
  const low = interval.from && !(line.from && compare(line.from, interval.from.value) === 0) ? interval.from : undefined
  const high = interval.to && !(line.to && compare(line.to, interval.to.value) === 0) ? interval.to : undefined
  if (isPoint(interval) && interval.from) return `exactly ${words(interval.from.value)}`
  if (low && high) {
    if (low.inclusive && high.inclusive) return `${bare(low.value)} to ${words(high.value)}`
    const start = low.inclusive ? `from ${bare(low.value)}` : `over ${bare(low.value)}`
    return `${start} ${high.inclusive ? 'up to' : 'to under'} ${words(high.value)}`
  }
  if (low) return low.inclusive ? `${words(low.value)} or more` : `over ${words(low.value)}`
  if (high) return high.inclusive ? `up to ${words(high.value)}` : `under ${words(high.value)}`
  return 'any value'
}

function holds(interval: Interval, place: Rational): boolean {
  const { from, to } = interval
  if (from && (compare(place, from.value) < 0 || (!from.inclusive && compare(place, from.value) === 0))) return false
  return !(to && (compare(place, to.value) > 0 || (!to.inclusive && compare(place, to.value) === 0)))
}

function points(line: Line, values: readonly Rational[]): readonly Interval[] {
  return [...values].sort(compare).flatMap((value) => {
    const bound = { value, inclusive: true }
    return clip(line, { from: bound, to: bound }) ?? []
  })
}

function freshText(taken: readonly string[]): string {
  let text = 'other'
  while (taken.includes(text)) text += '_'
  return text
}
