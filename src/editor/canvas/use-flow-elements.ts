import { useMemo, useRef } from 'react'
import { useStore } from 'zustand'
import { useDocumentState, useEditor, useOverlays, useViewState } from '../context.ts'
import { useMessages } from '../messages/index.ts'
import type { Point } from '../document/types.ts'
import type { Positions } from '../layout/arranger.ts'
import { RectIndex, type Rect } from '../layout/geometry.ts'
import { routeAll, routeOne } from '../layout/routing.ts'
import type { ArrowFlowEdge } from './ArrowEdge.tsx'
import { cardSize } from './card-size.ts'
import { reading } from './card-words.ts'
import { rectsOf } from './flow.ts'
import type { Mark, Overlays } from './overlays.ts'
import type { PlanChart, TaskCard } from './plan-chart.ts'
import type { TaskFlowNode, TaskNodeData } from './TaskNode.tsx'
import { useMarks } from './use-marks.ts'

/** Where dragged tasks are right now; nothing while none is dragged. */
export type Dragging = ReadonlyMap<string, Point> | undefined

const none: ReadonlySet<string> = new Set()
const noMarks: readonly Mark[] = []

/** The positions of the plan, those being dragged included. */
export function usePositions(chart: PlanChart | undefined): Positions | undefined {
  const { arranger } = useEditor()
  const layout = useDocumentState((state) => state.layout)
  useStore(arranger.arrived, ({ count }) => count)
  return chart && arranger.positions(chart, layout)
}

/** The tasks of a plan in React Flow's form. A node is a new object only when something of it changed. */
export function useFlowNodes(chart: PlanChart | undefined, positions: Positions | undefined, dragging: Dragging) {
  const t = useMessages()
  const overlays = useOverlays()
  const path = useViewState((view) => view.plan).join('/')
  const selection = useViewState((view) => view.selection)
  const mode = useViewState((view) => view.mode)
  const outdated = useDocumentState((state) => state.outdated)
  const planCaption = useDocumentState(
    (state) => state.index.tasks.get(chart?.plan ?? '')?.caption?.value ?? chart?.plan ?? '',
  )
  const problems = useMarks()
  const cache = useRef(new Map<string, TaskFlowNode>())
  return useMemo(() => {
    if (!chart || !positions) return []
    const selected = selection.kind === 'tasks' ? new Set(selection.names) : none
    const stop = selection.kind === 'tasks' ? selection.names.at(-1) : undefined
    const first = stop ?? chart.cards[0]?.name
    const next = new Map<string, TaskFlowNode>()
    for (const card of chart.cards) {
      const position = dragging?.get(card.name) ?? positions.get(card.name)
      if (!position) continue
      const painted = paint(overlays, path, card, problems.get(card.name) ?? noMarks)
      const data: TaskNodeData = {
        card,
        label: card.name === first ? reading(card, chart, planCaption, t, painted.state, painted.marks) : undefined,
        ...painted,
        outdated: outdated.has(card.name),
        renaming: mode.kind === 'renaming' && mode.name === card.name,
        tabStop: card.name === first,
      }
      next.set(card.name, reuse(cache.current.get(card.name), card, position, data, selected.has(card.name)))
    }
    cache.current = next
    return [...next.values()]
  }, [chart, positions, dragging, overlays, path, selection, mode, outdated, planCaption, problems, t])
}

function paint(overlays: Overlays, path: string, card: TaskCard, problems: readonly Mark[]) {
  const key = `${path}/${card.name}`
  const own = overlays.marks?.[key] ?? overlays.marks?.[card.name]
  return {
    state: overlays.taskState?.[key],
    marks: own ? [...problems, ...own] : problems,
    note: overlays.notes?.[key] ?? overlays.notes?.[card.name],
    faded: overlays.faded !== undefined && (overlays.faded.has(key) || overlays.faded.has(card.name)),
    focused: overlays.focus === key,
  }
}

function reuse(
  old: TaskFlowNode | undefined,
  card: TaskCard,
  position: Point,
  data: TaskNodeData,
  selected: boolean,
): TaskFlowNode {
  const kept = old && sameData(old.data, data) ? old.data : data
  if (
    old &&
    kept === old.data &&
    old.selected === selected &&
    old.position.x === position.x &&
    old.position.y === position.y
  )
    return old
  const { width, height } = cardSize(card)
  return {
    id: card.name,
    type: 'task',
    position,
    data: kept,
    selected,
    width,
    height,
    measured: { width, height },
  }
}

function sameData(a: TaskNodeData, b: TaskNodeData): boolean {
  return (Object.keys(b) as (keyof TaskNodeData)[]).every((key) =>
    key === 'marks' ? sameMarks(a.marks, b.marks) : a[key] === b[key],
  )
}

function sameMarks(a: readonly Mark[], b: readonly Mark[]): boolean {
  return (
    a === b ||
    (a.length === b.length && a.every((mark, at) => mark.severity === b[at]?.severity && mark.title === b[at]?.title))
  )
}

/** The arrows of a plan in React Flow's form, their lines worked out once for each standing of the tasks. */
export function useFlowEdges(chart: PlanChart | undefined, positions: Positions | undefined, dragging: Dragging) {
  const overlays = useOverlays()
  const path = useViewState((view) => view.plan).join('/')
  const selection = useViewState((view) => view.selection)
  const cache = useRef(new Map<string, ArrowFlowEdge>())
  const standing = useMemo(() => (chart && positions ? stand(chart, positions) : undefined), [chart, positions])
  return useMemo(() => {
    if (!chart || !standing) return []
    const lines = dragging ? follow(chart, standing, dragging) : standing.lines
    const near = selection.kind === 'tasks' && selection.names.length === 1 ? selection.names[0] : undefined
    const faded = (name: string): boolean =>
      overlays.faded !== undefined && (overlays.faded.has(`${path}/${name}`) || overlays.faded.has(name))
    const next = new Map<string, ArrowFlowEdge>()
    for (const arrow of chart.arrows) {
      const points = lines.get(arrow.id)
      if (!points) continue
      const data = {
        arrow,
        points,
        faded: faded(arrow.from) || faded(arrow.to),
        near: near !== undefined && (arrow.from === near || arrow.to === near),
      }
      const selected = selection.kind === 'arrow' && selection.from === arrow.from && selection.to === arrow.to
      const old = cache.current.get(arrow.id)
      const kept = old?.data && sameArrow(old.data, data) ? old.data : data
      next.set(
        arrow.id,
        old && kept === old.data && old.selected === selected
          ? old
          : { id: arrow.id, source: arrow.from, target: arrow.to, type: 'arrow', data: kept, selected },
      )
    }
    cache.current = next
    return [...next.values()]
  }, [chart, standing, dragging, overlays, path, selection])
}

interface Standing {
  readonly rects: ReadonlyMap<string, Rect>
  readonly lines: ReadonlyMap<string, readonly Point[]>
}

function stand(chart: PlanChart, positions: Positions): Standing {
  const rects = rectsOf(chart, positions)
  return { rects, lines: routeAll(rects, chart.arrows) }
}

/** During a drag only the lines that touch what is dragged are worked out anew. */
function follow(chart: PlanChart, { rects, lines }: Standing, dragging: ReadonlyMap<string, Point>) {
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

function sameArrow(a: ArrowFlowEdge['data'] & object, b: ArrowFlowEdge['data'] & object): boolean {
  return a.arrow === b.arrow && a.faded === b.faded && a.near === b.near && samePoints(a.points, b.points)
}

function samePoints(a: readonly Point[], b: readonly Point[]): boolean {
  return a === b || (a.length === b.length && a.every((point, at) => point.x === b[at]?.x && point.y === b[at]?.y))
}
