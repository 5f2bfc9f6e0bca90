import { bottom, overlaps, right, type Rect } from '../layout/geometry.ts'
import type { Size } from './card-size.ts'

/** Pixels between a task and its pad. */
const GAP = 8

export interface PadPlace {
  readonly x: number
  readonly y: number
  /** How the pad is laid out: in one row, or in two columns where only a narrow place is free. */
  readonly shape: 'row' | 'block'
}

export interface PadAround {
  /** The task, as a box on the screen. */
  readonly own: Rect
  /** Other tasks near it. */
  readonly tasks: readonly Rect[]
  /** Straight pieces of arrows near it, as thin boxes. */
  readonly lines: readonly Rect[]
  /** The canvas. */
  readonly view: Rect
  readonly sizes: Readonly<Record<PadPlace['shape'], Size>>
}

/** What it costs to hide something, by what it is: a pad that leaves the canvas is no pad. */
const COST = { outside: 1000, task: 100, line: 12, far: 0.02 } as const

/**
 * Where the pad of a task goes: beside it, where it hides neither another task nor an arrow (rule N6). Of equally free places
 * the first: above, below, right, left.
 */
export function padPlace({ own, tasks, lines, view, sizes }: PadAround): PadPlace {
  let best: { place: PadPlace; cost: number } | undefined
  for (const shape of ['row', 'block'] as const)
    for (const { x, y } of around(own, sizes[shape])) {
      const area = { x, y, ...sizes[shape] }
      const cost =
        (inside(area, view) ? 0 : COST.outside) +
        tasks.filter((rect) => overlaps(rect, area)).length * COST.task +
        lines.filter((rect) => overlaps(rect, area)).length * COST.line +
        Math.hypot(area.x + area.width / 2 - own.x - own.width / 2, area.y + area.height / 2 - own.y - own.height / 2) *
          COST.far
      if (!best || cost < best.cost - 1e-9) best = { place: { x, y, shape }, cost }
    }
  return best?.place ?? { x: own.x, y: own.y - GAP - sizes.row.height, shape: 'row' }
}

function* around(own: Rect, { width, height }: Size): Generator<{ x: number; y: number }> {
  const centre = own.x + (own.width - width) / 2
  const columns = [centre, own.x, right(own) - width, right(own) + GAP, own.x - GAP - width]
  for (const y of [own.y - GAP - height, bottom(own) + GAP]) for (const x of columns) yield { x, y }
  const level = own.y + (own.height - height) / 2
  for (const x of [right(own) + GAP, own.x - GAP - width])
    for (const y of [level, own.y, bottom(own) - height]) yield { x, y }
}

function inside(area: Rect, view: Rect): boolean {
  return area.x >= view.x && area.y >= view.y && right(area) <= right(view) && bottom(area) <= bottom(view)
}
