import { cardSize } from './card-size.ts'
import type { PlanChart } from './plan-chart.ts'
import type { Positions } from '../layout/arranger.ts'
import { middle, type Rect } from '../layout/geometry.ts'

export type Direction = 'up' | 'down' | 'left' | 'right'

/** The boxes of a plan's tasks. */
export function rectsOf(chart: PlanChart, positions: Positions): Map<string, Rect> {
  return new Map(
    chart.cards.flatMap((card) => {
      const point = positions.get(card.name)
      return point ? [[card.name, { ...point, ...cardSize(card) }] as const] : []
    }),
  )
}

/**
 * Where an arrow key leads from a task: up and down along the arrows of the plan, sideways to what stands
 * beside it; where there is no arrow, to the nearest task in that direction (rule K2).
 */
export function neighbour(
  chart: PlanChart,
  rects: ReadonlyMap<string, Rect>,
  from: string,
  direction: Direction,
): string | undefined {
  const here = rects.get(from)
  if (!here) return chart.cards[0]?.name
  if (direction === 'down' || direction === 'up') {
    const linked = chart.arrows
      .filter((arrow) => (direction === 'down' ? arrow.from === from : arrow.to === from) && arrow.from !== arrow.to)
      .map((arrow) => (direction === 'down' ? arrow.to : arrow.from))
    const along = nearest(here, linked, rects, () => true)
    if (along !== undefined) return along
  }
  const others = chart.cards.map(({ name }) => name).filter((name) => name !== from)
  return nearest(here, others, rects, (rect) => inDirection(here, rect, direction))
}

function inDirection(from: Rect, to: Rect, direction: Direction): boolean {
  const a = middle(from)
  const b = middle(to)
  switch (direction) {
    case 'up':
      return b.y < a.y - 1
    case 'down':
      return b.y > a.y + 1
    // Sideways means beside: what overlaps in height, before what stands further off.
    case 'left':
      return b.x < a.x - 1 && Math.abs(b.y - a.y) < from.height + to.height
    case 'right':
      return b.x > a.x + 1 && Math.abs(b.y - a.y) < from.height + to.height
  }
}

function nearest(
  from: Rect,
  names: readonly string[],
  rects: ReadonlyMap<string, Rect>,
  accept: (rect: Rect) => boolean,
): string | undefined {
  let best: { name: string; distance: number } | undefined
  const a = middle(from)
  for (const name of names) {
    const rect = rects.get(name)
    if (!rect || !accept(rect)) continue
    const b = middle(rect)
    const distance = Math.hypot(b.x - a.x, b.y - a.y)
    if (!best || distance < best.distance) best = { name, distance }
  }
  return best?.name
}
