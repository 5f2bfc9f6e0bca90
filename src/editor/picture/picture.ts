import type { Layout } from '../../contracts/index.ts'
import type { ProtocolIndex } from '../../proforma/index.ts'
import { cardSize, gatesHeight } from '../canvas/card-size.ts'
import { lexiconOf } from '../canvas/chart-store.ts'
import { conditionInWords } from '../canvas/condition-words.ts'
import { planChart, type TaskCard } from '../canvas/plan-chart.ts'
import { layoutKey } from '../document/layout-change.ts'
import type { Point } from '../document/types.ts'
import { around, type Rect } from '../layout/geometry.ts'
import { placeNew } from '../layout/place.ts'
import { routeAll } from '../layout/routing.ts'
import type { Translate } from '../messages/index.ts'

/** One task of a still picture: its card, the whole of its place, and how much of that the gates on top take. */
export interface PictureTask {
  readonly card: TaskCard
  readonly rect: Rect
  readonly gates: number
}

/** A plan as a still picture, in canvas units. */
export interface Picture {
  readonly box: Rect
  readonly tasks: readonly PictureTask[]
  readonly lines: readonly { readonly id: string; readonly points: readonly Point[] }[]
}

/** The drawing of a plan as the canvas shows it; tasks without a place are put in free ones. Nothing for an empty plan. */
export function pictureOf(index: ProtocolIndex, plan: string, layout: Layout, t: Translate): Picture | undefined {
  const lexicon = lexiconOf(t)
  const chart = planChart(index, plan, (expression) => conditionInWords(expression, index, lexicon))
  if (chart === undefined) return undefined
  const sizes = new Map(chart.cards.map((card) => [card.name, cardSize(card)]))
  const pinned = new Map(
    chart.cards.flatMap(({ name }) => {
      const point = layout.positions[layoutKey(plan, name)]
      return point === undefined ? [] : [[name, point] as const]
    }),
  )
  const placed = new Map([...pinned, ...placeNew(sizes, chart.arrows, pinned)])
  const tasks = chart.cards.flatMap((card): PictureTask[] => {
    const point = placed.get(card.name)
    return point === undefined ? [] : [{ card, rect: { ...point, ...cardSize(card) }, gates: gatesHeight(card) }]
  })
  const box = around(tasks.map(({ rect }) => rect))
  if (box === undefined) return undefined
  const lines = routeAll(new Map(tasks.map(({ card, rect }) => [card.name, rect])), chart.arrows)
  return { box, tasks, lines: [...lines].map(([id, points]) => ({ id, points })) }
}
