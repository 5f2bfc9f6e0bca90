import type { Point, Selection } from '../document/types.ts'
import { pathKey } from '../document/drawn.ts'
import type { Positions } from '../layout/arranger.ts'
import { RectIndex } from '../layout/geometry.ts'
import { routeOne } from '../layout/routing.ts'
import type { ArrowData, ArrowFlowEdge } from './ArrowEdge.tsx'
import { sameList, shiftOf } from './flow-nodes.ts'
import type { Translate } from '../messages/index.ts'
import { arrowKey, type Overlays } from './overlays.ts'
import type { PlanChart } from './plan-chart.ts'
import { nodeId, type Frame, type Scene } from './scene.ts'

/** All that the drawing of the arrows depends on. */
export interface EdgesInput {
  readonly scene: Scene
  /** Where nodes are right now that are being dragged. */
  readonly dragging: Positions | undefined
  readonly overlays: Overlays
  /** The plan that is worked on: the selection is about its arrows. */
  readonly plan: readonly string[]
  readonly selection: Selection
  readonly t: Translate
}

/** Makes React Flow's edges for a scene, again and again; an edge is a new object only when something of it changed. */
export function edgeMaker(): (input: EdgesInput) => ArrowFlowEdge[] {
  let made = new Map<string, ArrowFlowEdge>()
  let list: ArrowFlowEdge[] = []
  const follow = follower()
  return (input) => {
    const { scene, dragging, overlays, selection, t } = input
    const here = pathKey(input.plan)
    const next = new Map<string, ArrowFlowEdge>()
    for (const frame of scene) {
      const { chart, path, key } = frame
      const lines = dragging ? follow(scene, frame, dragging) : frame.lines
      const current = key === here ? selection : undefined
      const near = current?.kind === 'tasks' && current.names.length === 1 ? current.names[0] : undefined
      const faded = (name: string): boolean =>
        overlays.faded !== undefined && (overlays.faded.has(`${key}/${name}`) || overlays.faded.has(name))
      for (const arrow of chart.arrows) {
        const { from, to } = arrow
        const points = lines.get(arrow.id)
        if (!points) continue
        const touches = near !== undefined && (from === near || to === near)
        const skipped = overlays.fadedArrows?.has(arrowKey(`${key}/${from}`, `${key}/${to}`)) === true
        const data = { arrow, path, points, faded: skipped || faded(from) || faded(to), near: touches }
        const selected = current?.kind === 'arrow' && current.from === from && current.to === to
        const id = nodeId(scene, frame, arrow.id)
        next.set(id, kept(made.get(id), id, scene, frame, data, selected, t))
      }
    }
    made = next
    list = sameList(list, [...next.values()])
    return list
  }
}

/** During a drag only the lines that touch what is dragged are worked out anew. */
function follower(): (scene: Scene, frame: Frame, dragging: Positions) => Frame['lines'] {
  // What is not dragged stands still for the whole drag: it is filed once.
  let still: { readonly frame: Frame; readonly names: string; readonly index: RectIndex } | undefined
  return (scene, frame, dragging) => {
    const shift = shiftOf(nodeId(scene, frame, ''), dragging, scene)
    if (shift) return shifted(frame.lines, shift)
    const own = new Map<string, Point>()
    for (const [id, point] of dragging) {
      const name = id.slice(id.lastIndexOf('/') + 1)
      if (frame.rects.has(name) && nodeId(scene, frame, name) === id) own.set(name, point)
    }
    if (own.size === 0) return frame.lines
    const names = [...own.keys()].join('/')
    if (still?.frame !== frame || still.names !== names) {
      const rest = new Map([...frame.rects].filter(([name]) => !own.has(name)))
      still = { frame, names, index: new RectIndex(rest) }
    }
    const moved = new Map(frame.rects)
    const index = still.index.copy()
    for (const [name, point] of own) {
      const rect = frame.rects.get(name)
      if (!rect) continue
      moved.set(name, { ...rect, ...point })
      index.add(name, { ...rect, ...point })
    }
    const next = new Map(frame.lines)
    for (const arrow of frame.chart.arrows) {
      if (!own.has(arrow.from) && !own.has(arrow.to)) continue
      const line = routeOne(moved, index, arrow)
      if (line) next.set(arrow.id, line)
    }
    return next
  }
}

function shifted(lines: Frame['lines'], { x, y }: Point): Frame['lines'] {
  return new Map([...lines].map(([id, line]) => [id, line.map((point) => ({ x: point.x + x, y: point.y + y }))]))
}

function kept(
  old: ArrowFlowEdge | undefined,
  id: string,
  scene: Scene,
  frame: Frame,
  data: ArrowData,
  selected: boolean,
  t: Translate,
): ArrowFlowEdge {
  const same = old?.data && sameArrow(old.data, data) ? old.data : data
  if (old && same === old.data && old.selected === selected) return old
  const { from, to } = data.arrow
  const source = nodeId(scene, frame, from)
  const target = nodeId(scene, frame, to)
  const ariaLabel = t('canvas.arrow', { from: captionOf(frame.chart, from), to: captionOf(frame.chart, to) })
  return { id, source, target, type: 'arrow', data: same, selected, zIndex: frame.depth, ariaLabel }
}

const captions = new WeakMap<PlanChart, ReadonlyMap<string, string>>()

function captionOf(chart: PlanChart, name: string): string {
  const known = captions.get(chart) ?? new Map(chart.cards.map((card) => [card.name, card.caption]))
  captions.set(chart, known)
  return known.get(name) ?? name
}

function sameArrow(a: ArrowData, b: ArrowData): boolean {
  return a.arrow === b.arrow && a.faded === b.faded && a.near === b.near && samePoints(a.points, b.points)
}

function samePoints(a: readonly Point[], b: readonly Point[]): boolean {
  return a === b || (a.length === b.length && a.every((point, at) => point.x === b[at]?.x && point.y === b[at]?.y))
}
