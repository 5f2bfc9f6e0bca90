import type { Rect } from '../layout/geometry.ts'
import type { Size } from './card-size.ts'

/** Pixels kept free at the edges: above stands the way to the plan, below the bar with the zoom. */
export const INSET = { top: 46, right: 14, bottom: 14, left: 14 } as const

/** Small plans are not blown up, and large ones open where they can be read, at their beginning. */
export const OPENING_ZOOM = { min: 0.42, max: 1.1 } as const
/** What the author asks to see whole is shown whole. */
export const WHOLE_ZOOM = { min: 0.05, max: 1.25 } as const

export interface Viewport {
  readonly x: number
  readonly y: number
  readonly zoom: number
}

/**
 * The viewport in which a box fills a canvas of this size. Where it would be smaller than `min`, its upper edge is shown
 * at that zoom, around `start`.
 */
export function fitTo(
  box: Rect,
  canvas: Size,
  { min, max }: { readonly min: number; readonly max: number },
  start: Rect = box,
): Viewport {
  const width = Math.max(1, canvas.width - INSET.left - INSET.right)
  const height = Math.max(1, canvas.height - INSET.top - INSET.bottom)
  const wanted = Math.min(width / Math.max(1, box.width), height / Math.max(1, box.height))
  const zoom = Math.min(max, Math.max(min, wanted))
  const middle = INSET.left + width / 2
  const fitsAcross = box.width * zoom <= width
  const centre = fitsAcross ? box.x + box.width / 2 : start.x + start.width / 2
  const fitsDown = box.height * zoom <= height
  // Down the middle where there is room, but never so low that the first tasks lie far from the top.
  const y = fitsDown ? INSET.top + (height - box.height * zoom) / 2 - box.y * zoom : INSET.top - box.y * zoom
  return { x: middle - centre * zoom, y, zoom }
}
