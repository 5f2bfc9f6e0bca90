import { planChart } from '../../canvas/plan-chart.ts'
import { rectsOf } from '../../canvas/flow.ts'
import type { Rect } from '../../layout/geometry.ts'
import { snapPoint } from '../../layout/place.ts'
import type { ViewState } from '../editor-document.ts'
import type { DocumentState, Point } from '../types.ts'
import { words } from '../words.ts'
import { planned, refused, type Gesture } from './gesture.ts'
import { keepPositions, type Positions } from './positions.ts'

/** In one row, in one column, or with equal gaps from left to right or from top to bottom. */
export type Arrangement = 'row' | 'column' | 'spreadAcross' | 'spreadDown'

/** Brings the selected tasks into line. Two or more make a line, three or more can be spread. */
export function align(state: DocumentState, view: ViewState, seen: Positions, how: Arrangement): Gesture {
  const plan = view.plan.at(-1)
  const chart = plan === undefined ? undefined : planChart(state.index, plan, () => '')
  const names = view.selection.kind === 'tasks' ? view.selection.names : []
  const least = how === 'row' || how === 'column' ? 2 : 3
  if (plan === undefined || !chart || names.length < least) return refused(words('refuse.moreTasks', { count: least }))
  const rects = rectsOf(chart, seen)
  const chosen = names.flatMap((name) => {
    const rect = rects.get(name)
    return rect ? [{ name, rect }] : []
  })
  const moved = new Map(arranged(chosen, how).map(([name, point]) => [name, snapPoint(point)]))
  return planned({
    label: words(`history.align.${how}`, { count: names.length }),
    layout: keepPositions(state, plan, seen, moved),
  })
}

type Placed = readonly { readonly name: string; readonly rect: Rect }[]

function arranged(tasks: Placed, how: Arrangement): (readonly [string, Point])[] {
  switch (how) {
    case 'row': {
      const top = Math.min(...tasks.map(({ rect }) => rect.y))
      return tasks.map(({ name, rect }) => [name, { x: rect.x, y: top }])
    }
    case 'column': {
      const middle = tasks.reduce((sum, { rect }) => sum + rect.x + rect.width / 2, 0) / tasks.length
      return tasks.map(({ name, rect }) => [name, { x: middle - rect.width / 2, y: rect.y }])
    }
    case 'spreadAcross':
      return spread(tasks, 'x', 'width')
    case 'spreadDown':
      return spread(tasks, 'y', 'height')
  }
}

function spread(tasks: Placed, axis: 'x' | 'y', size: 'width' | 'height'): (readonly [string, Point])[] {
  const order = tasks.toSorted((a, b) => a.rect[axis] - b.rect[axis])
  const first = order[0]?.rect[axis] ?? 0
  const last = order.at(-1)?.rect
  const room = last ? last[axis] + last[size] - first : 0
  const filled = order.reduce((sum, { rect }) => sum + rect[size], 0)
  const gap = order.length > 1 ? (room - filled) / (order.length - 1) : 0
  let at = first
  return order.map(({ name, rect }) => {
    const point = axis === 'x' ? { x: at, y: rect.y } : { x: rect.x, y: at }
    at += rect[size] + gap
    return [name, point]
  })
}
