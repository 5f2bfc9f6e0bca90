import type { Point, Selection } from '../document/types.ts'
import type { Positions } from '../layout/arranger.ts'
import { RectIndex, type Rect } from '../layout/geometry.ts'
import { routeAll, routeOne } from '../layout/routing.ts'
import type { ArrowData, ArrowFlowEdge } from './ArrowEdge.tsx'
import { rectsOf } from './flow.ts'
import type { Overlays } from './overlays.ts'
import type { PlanChart } from './plan-chart.ts'

/** All that the drawing of a plan's arrows depends on. */
export interface EdgesInput {
  readonly chart: PlanChart | undefined
  readonly standing: Standing | undefined
  readonly dragging: Positions | undefined
  readonly overlays: Overlays
  /** Path of the open plan. */
  readonly path: string
  readonly selection: Selection
}

/** The boxes of the tasks, and the lines of the arrows between them. */
export interface Standing {
  readonly rects: ReadonlyMap<string, Rect>
  readonly lines: ReadonlyMap<string, readonly Point[]>
}

export function standingOf(chart: PlanChart, positions: Positions): Standing {
  const rects = rectsOf(chart, positions)
  return { rects, lines: routeAll(rects, chart.arrows) }
}

/** Makes React Flow's edges for a plan, again and again; an edge is a new object only when something of it changed. */
export function edgeMaker(): (input: EdgesInput) => ArrowFlowEdge[] {
  let made = new Map<string, ArrowFlowEdge>()
  return ({ chart, standing, dragging, overlays, path, selection }) => {
    if (!chart || !standing) return []
    const lines = dragging ? followed(chart, standing, dragging) : standing.lines
    const near = selection.kind === 'tasks' && selection.names.length === 1 ? selection.names[0] : undefined
    const faded = (name: string): boolean =>
      overlays.faded !== undefined && (overlays.faded.has(`${path}/${name}`) || overlays.faded.has(name))
    const next = new Map<string, ArrowFlowEdge>()
    for (const arrow of chart.arrows) {
      const { id, from, to } = arrow
      const points = lines.get(id)
      if (!points) continue
      const touches = near !== undefined && (from === near || to === near)
      const data = { arrow, points, faded: faded(from) || faded(to), near: touches }
      const selected = selection.kind === 'arrow' && selection.from === from && selection.to === to
      next.set(id, kept(made.get(id), data, selected))
    }
    made = next
    return [...next.values()]
  }
}

/** During a drag only the lines that touch what is dragged are worked out anew. */
function followed(chart: PlanChart, { rects, lines }: Standing, dragging: Positions): Standing['lines'] {
  const moved = new Map(rects)
  for (const [name, point] of dragging) {
    const rect = rects.get(name)
    if (rect) moved.set(name, { ...rect, ...point })
  }
  const index = new RectIndex(moved)
  const next = new Map(lines)
  for (const arrow of chart.arrows) {
    if (!dragging.has(arrow.from) && !dragging.has(arrow.to)) continue
    const line = routeOne(moved, index, arrow)
    if (line) next.set(arrow.id, line)
  }
  return next
}

function kept(old: ArrowFlowEdge | undefined, data: ArrowData, selected: boolean): ArrowFlowEdge {
  const same = old?.data && sameArrow(old.data, data) ? old.data : data
  if (old && same === old.data && old.selected === selected) return old
  const { id, from, to } = data.arrow
  return { id, source: from, target: to, type: 'arrow', data: same, selected }
}

function sameArrow(a: ArrowData, b: ArrowData): boolean {
  return a.arrow === b.arrow && a.faded === b.faded && a.near === b.near && samePoints(a.points, b.points)
}

function samePoints(a: readonly Point[], b: readonly Point[]): boolean {
  return a === b || (a.length === b.length && a.every((point, at) => point.x === b[at]?.x && point.y === b[at]?.y))
}
