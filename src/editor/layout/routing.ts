import type { Point } from '../document/types.ts'
import { bottom, grow, RectIndex, right, type Rect } from './geometry.ts'
import type { Connection } from './connection.ts'
import { separate } from './tracks.ts'

/*
 * Orthogonal arrows for a plan that runs from top to bottom: out of the middle of a task's lower edge, into the
 * middle of the next one's upper edge, around whatever stands between. Deterministic: the same boxes give the
 * same lines, and moving one box changes the lines near it only (rules L4 to L6).
 */

/** Length of the straight piece before a head and after a tail. */
export const STUB = 20
/** Free space kept between a line and a task that it passes. */
const CLEARANCE = 8
/** Distance of a column from the task that it goes around. */
const COLUMN = 12

/** Ways around that are tried: in a plan of thousands the hundredth is no better than a line across. */
const MOST_DETOURS = 120

/** All lines of a plan, kept apart where they would lie on one another. */
export function routeAll(
  rects: ReadonlyMap<string, Rect>,
  connections: readonly Connection[],
): ReadonlyMap<string, readonly Point[]> {
  const index = new RectIndex(rects)
  const routes = new Map<string, Point[]>()
  for (const connection of connections) {
    const route = routeOne(rects, index, connection)
    if (route) routes.set(connection.id, route)
  }
  return separate(routes, connections, index)
}

/** One line on its own: the shortest of the simple ones that passes no task; nothing when an end is missing. */
export function routeOne(
  rects: ReadonlyMap<string, Rect>,
  index: RectIndex,
  { from, to }: Connection,
): Point[] | undefined {
  const source = rects.get(from)
  const target = rects.get(to)
  if (!source || !target) return undefined
  const start = { x: source.x + source.width / 2, y: bottom(source) }
  const end = { x: target.x + target.width / 2, y: target.y }
  const free = (line: Point[]): boolean => segmentsFree(line, index, from, to)
  const simple = direct(start, end)
  const found = simple.find(free)
  if (found) return found
  // The shortest first: asking what a line would hit costs more than its length.
  const detours = columns(index, source, target)
    .map((x) => around(start, end, x))
    .map((line) => ({ line, cost: length(line) }))
    .sort((a, b) => a.cost - b.cost)
  const best = detours.slice(0, MOST_DETOURS).find(({ line }) => free(line))?.line
  return best ?? simple[0] ?? around(start, end, Math.max(right(source), right(target)) + COLUMN)
}

/** Lines with at most one horizontal piece: near the head, near the tail, half-way. */
function direct(start: Point, end: Point): Point[][] {
  if (end.y - start.y < STUB) return []
  if (Math.abs(end.x - start.x) < 1) return [[start, end]]
  const levels = [end.y - STUB, start.y + STUB, (start.y + end.y) / 2]
  return levels
    .map((y) => Math.min(Math.max(y, start.y + STUB / 2), end.y - STUB / 2))
    .map((y) => [start, { x: start.x, y }, { x: end.x, y }, end])
}

/** A line that leaves its column below the source and comes back above the target. */
function around(start: Point, end: Point, x: number): Point[] {
  const out = start.y + STUB
  const back = end.y - STUB
  return tidy([start, { x: start.x, y: out }, { x, y: out }, { x, y: back }, { x: end.x, y: back }, end])
}

/** Where a vertical piece could pass: beside the tasks above and below either end, and beside both ends. */
function columns(index: RectIndex, source: Rect, target: Rect): number[] {
  const top = Math.min(source.y, target.y) - 2 * STUB
  const height = Math.max(bottom(source), bottom(target)) + 2 * STUB - top
  const xs = new Set<number>()
  const beside = (rect: Rect): void => {
    xs.add(rect.x - COLUMN)
    xs.add(right(rect) + COLUMN)
  }
  for (const { x, width } of [source, target])
    index.each({ x: x - 3 * source.width, y: top, width: width + 6 * source.width, height }, beside)
  return [...xs].sort((a, b) => a - b)
}

/** Drops points that lie on the line between their neighbours. */
export function tidy(line: readonly Point[]): Point[] {
  return line.filter((point, at) => {
    const before = line[at - 1]
    const after = line[at + 1]
    if (!before || !after) return true
    return !((before.x === point.x && point.x === after.x) || (before.y === point.y && point.y === after.y))
  })
}

function length(line: readonly Point[]): number {
  let sum = line.length * 24 // a bend costs as much as a small detour
  for (let at = 1; at < line.length; at++) {
    const a = line[at - 1]
    const b = line[at]
    if (a && b) sum += Math.abs(a.x - b.x) + Math.abs(a.y - b.y)
  }
  return sum
}

/** The area that a straight piece takes up. */
export function segmentArea(a: Point, b: Point, clearance = CLEARANCE): Rect {
  return grow(
    { x: Math.min(a.x, b.x), y: Math.min(a.y, b.y), width: Math.abs(a.x - b.x), height: Math.abs(a.y - b.y) },
    clearance,
  )
}

function segmentsFree(line: readonly Point[], index: RectIndex, from: string, to: string): boolean {
  return line.every((point, at) => {
    const next = line[at + 1]
    if (!next) return true
    // The first piece touches its own task, the last one its target; no other piece may.
    const area = segmentArea(point, next)
    return !index.isHit(area, at === 0 ? from : undefined, at === line.length - 2 ? to : undefined)
  })
}
