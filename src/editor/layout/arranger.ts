import { createStore, type StoreApi } from 'zustand/vanilla'
import { cardSize } from '../canvas/card-size.ts'
import type { PlanChart } from '../canvas/plan-chart.ts'
import { layoutKey } from '../document/layout-change.ts'
import type { LayoutChange, Point } from '../document/types.ts'
import type { Layout } from '../../contracts/index.ts'
import { arrange, MAX_WAITED_FOR, type ElkEngine } from './arrange.ts'
import type { LayoutGraph } from './elk-graph.ts'
import { placeNew } from './place.ts'
import { quickLayout } from './quick.ts'

export type Positions = ReadonlyMap<string, Point>

/**
 * Where the tasks of each plan stand on the canvas: where the author put them, and where the layout engine put
 * the ones that the author never touched. What is worked out here never becomes part of the document by
 * itself: opening a protocol without a layout changes nothing (rule L7).
 */
export interface Arranger {
  /** Counts up when positions that were being worked out have come in. */
  readonly arrived: StoreApi<{ readonly count: number }>
  /** Positions of all tasks of the chart; `undefined` while a plan without any is being laid out for the first time. */
  positions(chart: PlanChart, layout: Layout): Positions | undefined
  /** A fresh layout of the whole plan, as a change of the document. */
  tidy(chart: PlanChart): Promise<LayoutChange>
}

interface Computed {
  readonly signature: string
  readonly positions: Positions
}

export function createArranger(engine: () => ElkEngine): Arranger {
  const arrived = createStore(() => ({ count: 0 }))
  const computed = new Map<string, Computed>()
  const underway = new Map<string, string>()
  const memo = new WeakMap<PlanChart, { layout: Layout; count: number; positions: Positions }>()
  /** What was last asked for by plan: a chart in which only words changed has the same places. */
  const newest = new Map<string, PlanChart>()

  const request = (chart: PlanChart, graph: LayoutGraph, signature: string): void => {
    if (underway.get(chart.plan) === signature) return
    underway.set(chart.plan, signature)
    const settle = (positions: Positions): void => {
      // Only the last request counts: the plan may have changed while the engine was at work.
      if (underway.get(chart.plan) !== signature) return
      underway.delete(chart.plan)
      computed.set(chart.plan, { signature, positions })
      arrived.setState(({ count }) => ({ count: count + 1 }))
    }
    arrange(engine(), graph).then(settle, () => settle(quickLayout(graph)))
  }

  const work = (chart: PlanChart, layout: Layout): Positions | undefined => {
    const pinned = pinnedOf(chart, layout)
    if (pinned.size === chart.cards.length) return pinned
    const graph = graphOf(chart)
    if (pinned.size > 0) return inOrderOf(chart, pinned, placeNew(graph.sizes, graph.connections, pinned))
    const signature = signatureOf(graph)
    const known = computed.get(chart.plan)
    if (known?.signature === signature) return known.positions
    if (chart.cards.length > MAX_WAITED_FOR) {
      const positions = quickLayout(graph)
      computed.set(chart.plan, { signature, positions })
      return positions
    }
    request(chart, graph, signature)
    if (!known) return undefined
    const kept = new Map([...known.positions].filter(([name]) => graph.sizes.has(name)))
    return inOrderOf(chart, kept, placeNew(graph.sizes, graph.connections, kept))
  }

  return {
    arrived,
    positions(chart, layout) {
      const { count } = arrived.getState()
      const before = newest.get(chart.plan)
      const last = memo.get(chart) ?? (before && sameShape(before, chart) ? memo.get(before) : undefined)
      const isKnown = last?.layout === layout && last.count === count
      const positions = isKnown ? last.positions : work(chart, layout)
      if (positions) {
        memo.set(chart, { layout, count, positions })
        newest.set(chart.plan, chart)
      }
      return positions
    },
    async tidy(chart) {
      const positions = await arrange(engine(), graphOf(chart))
      return pins(chart.plan, positions)
    },
  }
}

/** The layout change that keeps these positions. */
export function pins(plan: string, positions: Positions): LayoutChange {
  return Object.fromEntries([...positions].map(([name, point]) => [layoutKey(plan, name), point]))
}

function pinnedOf(chart: PlanChart, layout: Layout): Map<string, Point> {
  return new Map(
    chart.cards.flatMap(({ name }) => {
      const point = layout.positions[layoutKey(chart.plan, name)]
      return point ? [[name, point] as const] : []
    }),
  )
}

export function graphOf(chart: PlanChart): LayoutGraph {
  return { sizes: new Map(chart.cards.map((card) => [card.name, cardSize(card)])), connections: chart.arrows }
}

/** Whether two charts of a plan have the same tasks in the same order and size, and the same arrows. */
function sameShape(a: PlanChart, b: PlanChart): boolean {
  if (a.arrows !== b.arrows || a.cards.length !== b.cards.length) return false
  return a.cards.every((card, at) => {
    const other = b.cards[at]
    if (other === card) return true
    if (other?.name !== card.name) return false
    const one = cardSize(card)
    const two = cardSize(other)
    return one.width === two.width && one.height === two.height
  })
}

function signatureOf({ sizes, connections }: LayoutGraph): string {
  const nodes = [...sizes].map(([name, { width, height }]) => `${name}:${width}x${height}`)
  return JSON.stringify([nodes, connections.map(({ id }) => id)])
}

function inOrderOf(chart: PlanChart, ...parts: readonly Positions[]): Positions {
  return new Map(
    chart.cards.flatMap(({ name }) => {
      const point = parts.map((part) => part.get(name)).find((found) => found !== undefined)
      return point ? [[name, point] as const] : []
    }),
  )
}
