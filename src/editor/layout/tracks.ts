import type { Point } from '../document/types.ts'
import type { RectIndex } from './geometry.ts'
import type { Connection } from './connection.ts'
import { grow } from './geometry.ts'

/** Distance between two lines that run side by side. */
const TRACK = 10
/** Tries on either side before two lines are left on one another. */
const TRIES = 8

interface Piece {
  /** The coordinate that both ends share. */
  readonly level: number
  readonly low: number
  readonly high: number
  readonly from: string
  readonly to: string
}

/**
 * Moves inner pieces of lines apart where lines of different tasks would lie on one another, so that it can
 * be seen where each one leads. Lines out of one task, or into one, may share their way: they mean a fork or a join.
 */
export function separate(
  routes: ReadonlyMap<string, Point[]>,
  connections: readonly Connection[],
  index: RectIndex,
): ReadonlyMap<string, readonly Point[]> {
  const taken: Record<'x' | 'y', Map<number, Piece[]>> = { x: new Map(), y: new Map() }
  const result = new Map<string, Point[]>()
  for (const { id, from, to } of connections) {
    const line = routes.get(id)
    if (!line) continue
    const moved = line.map((point) => ({ ...point }))
    // Only pieces between two bends can move; the first and the last one are held by their tasks.
    for (let at = 1; at + 2 < moved.length; at++) shift(moved, at, from, to, taken, index)
    result.set(id, moved)
  }
  return result
}

type Mutable = { x: number; y: number }

function shift(
  line: Mutable[],
  at: number,
  from: string,
  to: string,
  taken: Record<'x' | 'y', Map<number, Piece[]>>,
  index: RectIndex,
): void {
  const a = line[at]
  const b = line[at + 1]
  if (!a || !b) return
  const axis = a.y === b.y ? 'y' : 'x'
  const along = axis === 'y' ? 'x' : 'y'
  const wanted = a[axis]
  const low = Math.min(a[along], b[along])
  const high = Math.max(a[along], b[along])
  for (let attempt = 0; attempt <= 2 * TRIES; attempt++) {
    const level = wanted + Math.ceil(attempt / 2) * TRACK * (attempt % 2 === 0 ? 1 : -1)
    const piece = { level, low, high, from, to }
    if (busy(taken[axis], piece) || (attempt > 0 && blocked(piece, axis, index))) continue
    a[axis] = level
    b[axis] = level
    remember(taken[axis], piece)
    return
  }
  remember(taken[axis], { level: wanted, low, high, from, to })
}

const slot = (level: number): number => Math.round(level / TRACK)

function busy(taken: ReadonlyMap<number, readonly Piece[]>, piece: Piece): boolean {
  for (let at = slot(piece.level) - 1; at <= slot(piece.level) + 1; at++)
    for (const other of taken.get(at) ?? []) {
      if (Math.abs(other.level - piece.level) >= TRACK - 1) continue
      if (other.low < piece.high && piece.low < other.high && other.from !== piece.from && other.to !== piece.to)
        return true
    }
  return false
}

function remember(taken: Map<number, Piece[]>, piece: Piece): void {
  const list = taken.get(slot(piece.level))
  if (list) list.push(piece)
  else taken.set(slot(piece.level), [piece])
}

function blocked({ level, low, high }: Piece, axis: 'x' | 'y', index: RectIndex): boolean {
  const area =
    axis === 'y'
      ? { x: low, y: level, width: high - low, height: 0 }
      : { x: level, y: low, width: 0, height: high - low }
  return index.isHit(grow(area, 6))
}
