import { bottom, right, type Rect } from '../layout/geometry.ts'

/** A line that shows with what a dragged task has come into line. */
export interface Guide {
  /** `x`: a vertical line at this x; `y`: a horizontal one. */
  readonly axis: 'x' | 'y'
  readonly at: number
  readonly from: number
  readonly to: number
}

export interface Snapped {
  readonly x: number
  readonly y: number
  readonly guides: readonly Guide[]
}

/** Further away nobody sees that two tasks stand in line. */
const FAR = 1400

/**
 * Where a dragged box comes to stand: in line with the nearest other box whose middle or edge is no further than `reach`
 * away, on each axis by itself.
 */
export function snapTo(moved: Rect, others: Iterable<Rect>, reach: number): Snapped {
  let x: Found | undefined
  let y: Found | undefined
  for (const other of others) {
    if (Math.abs(other.x - moved.x) > FAR || Math.abs(other.y - moved.y) > FAR) continue
    x = nearer(x, other, [
      [other.x + other.width / 2, moved.x + moved.width / 2],
      [other.x, moved.x],
      [right(other), right(moved)],
    ])
    y = nearer(y, other, [
      [other.y, moved.y],
      [bottom(other), bottom(moved)],
      [other.y + other.height / 2, moved.y + moved.height / 2],
    ])
  }
  const dx = x !== undefined && Math.abs(x.by) <= reach ? x : undefined
  const dy = y !== undefined && Math.abs(y.by) <= reach ? y : undefined
  const place = { ...moved, x: moved.x + (dx?.by ?? 0), y: moved.y + (dy?.by ?? 0) }
  const guides: Guide[] = []
  if (dx) guides.push({ axis: 'x', at: dx.at, ...span(place.y, bottom(place), dx.other.y, bottom(dx.other)) })
  if (dy) guides.push({ axis: 'y', at: dy.at, ...span(place.x, right(place), dy.other.x, right(dy.other)) })
  return { x: place.x, y: place.y, guides }
}

interface Found {
  readonly by: number
  readonly at: number
  readonly other: Rect
}

/** The smallest way into line; the first of the pairs among equals. */
function nearer(
  best: Found | undefined,
  other: Rect,
  pairs: readonly (readonly [number, number])[],
): Found | undefined {
  let found = best
  for (const [at, own] of pairs)
    if (found === undefined || Math.abs(at - own) < Math.abs(found.by)) found = { by: at - own, at, other }
  return found
}

function span(a: number, b: number, c: number, d: number): { from: number; to: number } {
  return { from: Math.min(a, c), to: Math.max(b, d) }
}
