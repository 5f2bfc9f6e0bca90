import type { Size } from '../canvas/card-size.ts'
import type { Point } from '../document/types.ts'
import { bottom, grow, overlaps, RectIndex, right, type Rect } from './geometry.ts'
import type { Connection } from './connection.ts'

/** Space between neighbours in a row, and between the rows. */
export const ROW_GAP = 44
export const COLUMN_GAP = 24
export const GRID = 4

export const snap = (value: number): number => Math.round(value / GRID) * GRID
export const snapPoint = ({ x, y }: Point): Point => ({ x: snap(x), y: snap(y) })

/**
 * Finds places for tasks that have none among tasks that keep theirs: below what they run after, above what runs
 * after them, in the nearest free space; a task without arrows goes beside the others (rule L2).
 */
export function placeNew(
  sizes: ReadonlyMap<string, Size>,
  connections: readonly Connection[],
  pinned: ReadonlyMap<string, Point>,
): Map<string, Point> {
  const rects = new Map<string, Rect>()
  for (const [name, size] of sizes) {
    const point = pinned.get(name)
    if (point) rects.set(name, { ...point, ...size })
  }
  const placed = new Map<string, Point>()
  let waiting = [...sizes.keys()].filter((name) => !rects.has(name))
  while (waiting.length > 0) {
    // First those that hang on something that is already placed.
    const next = waiting.find((name) => anchored(name, connections, rects)) ?? waiting[0]
    if (next === undefined) break
    const size = sizes.get(next) ?? { width: 0, height: 0 }
    const point = snapPoint(freeSpot(wanted(next, size, connections, rects), size, rects))
    rects.set(next, { ...point, ...size })
    placed.set(next, point)
    waiting = waiting.filter((name) => name !== next)
  }
  return placed
}

function anchored(name: string, connections: readonly Connection[], rects: ReadonlyMap<string, Rect>): boolean {
  return connections.some(({ from, to }) => (to === name && rects.has(from)) || (from === name && rects.has(to)))
}

function wanted(name: string, size: Size, connections: readonly Connection[], rects: ReadonlyMap<string, Rect>): Point {
  const before = boxes(
    connections.filter(({ to }) => to === name).map(({ from }) => from),
    rects,
  )
  if (before.length > 0) return { x: average(before) - size.width / 2, y: Math.max(...before.map(bottom)) + ROW_GAP }
  const after = boxes(
    connections.filter(({ from }) => from === name).map(({ to }) => to),
    rects,
  )
  if (after.length > 0)
    return { x: average(after) - size.width / 2, y: Math.min(...after.map(({ y }) => y)) - ROW_GAP - size.height }
  const all = [...rects.values()]
  if (all.length === 0) return { x: 0, y: 0 }
  const top = Math.min(...all.map(({ y }) => y))
  return { x: Math.max(...all.map(right)) + COLUMN_GAP, y: top }
}

function boxes(names: readonly string[], rects: ReadonlyMap<string, Rect>): Rect[] {
  return names.flatMap((name) => rects.get(name) ?? [])
}

function average(rects: readonly Rect[]): number {
  return rects.reduce((sum, rect) => sum + rect.x + rect.width / 2, 0) / rects.length
}

/** The nearest place in the same row, right before left, where nothing else stands. */
export function freeSpot(point: Point, size: Size, rects: ReadonlyMap<string, Rect>): Point {
  const index = new RectIndex(rects)
  const step = size.width + COLUMN_GAP
  for (let row = 0; row < 50; row++)
    for (let column = 0; column <= 20; column++) {
      const shift = Math.ceil(column / 2) * (column % 2 === 1 ? 1 : -1)
      const rect = { x: point.x + shift * step, y: point.y + row * (size.height + ROW_GAP / 2), ...size }
      if (
        ![...index.inside(grow(rect, COLUMN_GAP / 2))].some((other) => overlaps(grow(rect, COLUMN_GAP / 2 - 1), other))
      )
        return { x: rect.x, y: rect.y }
    }
  return point
}
