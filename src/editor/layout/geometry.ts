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
/** Cells are numbered in rows of this many, so that a number can name one. */
const ROW = 1 << 20

interface Filed {
  readonly key: string
  readonly rect: Rect
}

/** Boxes filed by place, so that asking what a line would hit does not look at every one of them. */
export class RectIndex {
  private readonly cells = new Map<number, readonly Filed[]>()

  constructor(rects: ReadonlyMap<string, Rect>) {
    for (const [key, rect] of rects) this.add(key, rect)
  }

  /** Another index with the same boxes, to which more can be added. */
  copy(): RectIndex {
    const copy = new RectIndex(new Map())
    for (const [cell, list] of this.cells) copy.cells.set(cell, list)
    return copy
  }

  add(key: string, rect: Rect): void {
    this.visit(rect, (cell) => {
      // Never changed in place: a copy may hold the same list.
      this.cells.set(cell, [...(this.cells.get(cell) ?? []), { key, rect }])
      return false
    })
  }

  /** Whether a box shares some area with `area`, other than these two. */
  isHit(area: Rect, except?: string, other?: string): boolean {
    return this.visit(area, (cell) => {
      const list = this.cells.get(cell)
      if (!list) return false
      for (const { key, rect } of list) if (key !== except && key !== other && overlaps(rect, area)) return true
      return false
    })
  }

  /** The boxes that share some area with `area`. */
  inside(area: Rect): Rect[] {
    const found = new Map<string, Rect>()
    this.visit(area, (cell) => {
      for (const { key, rect } of this.cells.get(cell) ?? []) if (overlaps(rect, area)) found.set(key, rect)
      return false
    })
    return [...found.values()]
  }

  /** Calls back for every box that shares some area with `area`; for some more than once. */
  each(area: Rect, look: (rect: Rect) => void): void {
    this.visit(area, (cell) => {
      for (const { rect } of this.cells.get(cell) ?? []) if (overlaps(rect, area)) look(rect)
      return false
    })
  }

  /** Looks at the cells of a box until the answer is yes. */
  private visit(rect: Rect, look: (cell: number) => boolean): boolean {
    const lastX = Math.floor(right(rect) / CELL)
    const lastY = Math.floor(bottom(rect) / CELL)
    for (let x = Math.floor(rect.x / CELL); x <= lastX; x++)
      for (let y = Math.floor(rect.y / CELL); y <= lastY; y++) if (look(x * ROW + y)) return true
    return false
  }
}
