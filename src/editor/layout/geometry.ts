import type { Point } from '../document/types.ts'

/** A box on the canvas; `x`, `y` is its upper left corner. */
export interface Rect {
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
}

export const right = (rect: Rect): number => rect.x + rect.width
export const bottom = (rect: Rect): number => rect.y + rect.height
export const middle = (rect: Rect): Point => ({ x: rect.x + rect.width / 2, y: rect.y + rect.height / 2 })

export function grow(rect: Rect, by: number): Rect {
  return { x: rect.x - by, y: rect.y - by, width: rect.width + 2 * by, height: rect.height + 2 * by }
}

export function overlaps(a: Rect, b: Rect): boolean {
  return a.x < right(b) && b.x < right(a) && a.y < bottom(b) && b.y < bottom(a)
}

/** The smallest box around all of them; nothing for none. */
export function around(rects: Iterable<Rect>): Rect | undefined {
  let box: { x: number; y: number; right: number; bottom: number } | undefined
  for (const rect of rects)
    box = {
      x: Math.min(box?.x ?? rect.x, rect.x),
      y: Math.min(box?.y ?? rect.y, rect.y),
      right: Math.max(box?.right ?? right(rect), right(rect)),
      bottom: Math.max(box?.bottom ?? bottom(rect), bottom(rect)),
    }
  return box && { x: box.x, y: box.y, width: box.right - box.x, height: box.bottom - box.y }
}

const CELL = 256

/** Boxes filed by place, so that asking what a line would hit does not look at every one of them. */
export class RectIndex {
  private readonly cells = new Map<string, { key: string; rect: Rect }[]>()

  constructor(rects: ReadonlyMap<string, Rect>) {
    for (const [key, rect] of rects) this.add(key, rect)
  }

  /** Another index with the same boxes, to which more can be added; the cells are shared until then. */
  copy(): RectIndex {
    const copy = new RectIndex(new Map())
    for (const [cell, list] of this.cells) copy.cells.set(cell, list)
    return copy
  }

  add(key: string, rect: Rect): void {
    for (const cell of cellsOf(rect)) {
      // Never changed in place: a copy may hold the same list.
      this.cells.set(cell, [...(this.cells.get(cell) ?? []), { key, rect }])
    }
  }

  /** Keys of the boxes that share some area with `area`. */
  hits(area: Rect): Set<string> {
    return new Set(this.found(area).keys())
  }

  /** The boxes that share some area with `area`. */
  inside(area: Rect): Rect[] {
    return [...this.found(area).values()]
  }

  private found(area: Rect): Map<string, Rect> {
    const found = new Map<string, Rect>()
    for (const cell of cellsOf(area))
      for (const { key, rect } of this.cells.get(cell) ?? []) if (overlaps(rect, area)) found.set(key, rect)
    return found
  }
}

function* cellsOf(rect: Rect): Generator<string> {
  for (let x = Math.floor(rect.x / CELL); x <= Math.floor(right(rect) / CELL); x++)
    for (let y = Math.floor(rect.y / CELL); y <= Math.floor(bottom(rect) / CELL); y++) yield `${x}:${y}`
}
