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
    const along = nearest(here, linked, rects, direction, () => true)
    if (along !== undefined) return along
  }
  const others = chart.cards.map(({ name }) => name).filter((name) => name !== from)
  return nearest(here, others, rects, direction, (rect) => inDirection(here, rect, direction))
}

/** All tasks that lead to one, or that one leads to, in text order. */
export function along(chart: PlanChart, from: string, side: 'before' | 'after'): string[] {
  const found = new Set<string>()
  const open = [from]
  for (let name = open.pop(); name !== undefined; name = open.pop())
    for (const arrow of chart.arrows) {
      const next = side === 'after' ? arrow.from === name && arrow.to : arrow.to === name && arrow.from
      if (next === false || next === from || found.has(next)) continue
      found.add(next)
      open.push(next)
    }
  return chart.cards.map(({ name }) => name).filter((name) => found.has(name))
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
  direction: Direction,
  accept: (rect: Rect) => boolean,
): string | undefined {
  let best: { name: string; distance: number } | undefined
  const a = middle(from)
  for (const name of names) {
    const rect = rects.get(name)
    if (!rect || !accept(rect)) continue
    const b = middle(rect)
    // What lies straight ahead is nearer than what is off to the side.
    const [across, down] = direction === 'left' || direction === 'right' ? [1, 3] : [3, 1]
    const distance = Math.hypot(across * (b.x - a.x), down * (b.y - a.y))
    if (!best || distance < best.distance) best = { name, distance }
  }
  return best?.name
}
