import type { Value } from '../../proforma/index.ts'
import type { Piece, ScalarDomain } from './domain.ts'
import { pieceOf } from './domain.ts'
import { fromLine } from './quantities.ts'
import { add, divide, floor, fromNumber, multiply, rational, type Rational, subtract } from './rational.ts'

/** Distances from an end at which values are tried where the other end is far away. */
const DISTANCES = [1, 2, 5, 10, 20, 50, 100, 200, 500, 1000]
const PARTS = 6n

/** Values of a piece to try things with: its ends, evenly between them, and round numbers; at most `limit`. */
export function samplesOf(
  domain: ScalarDomain,
  pieces: readonly Piece[],
  index: number,
  simplest: Value,
  limit: number,
): readonly Value[] {
  const piece = pieces[index]
  if (!piece || limit < 2) return [simplest]
  if (piece.kind === 'other-text') return [piece.example, `${piece.example}_2`].slice(0, limit)
  if (piece.kind !== 'interval' || domain.kind !== 'quantity') return [simplest]
  const { from, to } = piece.interval
  const places: Rational[] = []
  if (from) places.push(from.value)
  if (to) places.push(to.value)
  if (from && to) {
    const part = divide(subtract(to.value, from.value), rational(PARTS))
    for (let i = 1n; i < PARTS; i += 1n) places.push(add(from.value, multiply(part, rational(i))))
  } else {
    const base = from?.value ?? to?.value ?? rational(0n)
    for (const distance of DISTANCES) {
      if (!to) places.push(add(base, fromNumber(distance)))
      if (!from) places.push(subtract(base, fromNumber(distance)))
    }
  }
  const { step } = domain.line
  const snapped = places.flatMap((place) => (step ? nearby(place, step) : [place]))
  const values = new Map<string, Value>([[JSON.stringify(simplest), simplest]])
  for (const place of snapped) {
    const value = fromLine(domain.quantity, place)
    if (pieceOf(domain, pieces, value) === index) values.set(JSON.stringify(value), value)
  }
  return thinned([...values.values()], limit)
}

/** The multiples of the step on both sides. */
function nearby(place: Rational, step: Rational): readonly Rational[] {
  const below = floor(divide(place, step))
  return [multiply(rational(below), step), multiply(rational(below + 1n), step)]
}

/** Evenly spread over the list, the first always among them. */
function thinned<T>(list: readonly T[], limit: number): readonly T[] {
  if (list.length <= limit) return list
  return Array.from({ length: limit }, (_, i) => list[Math.floor((i * list.length) / limit)] as T)
}
