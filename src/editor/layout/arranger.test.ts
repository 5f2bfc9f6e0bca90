import { expect, test } from 'vitest'
import type { PlanChart, TaskCard } from '../canvas/plan-chart.ts'
import { emptyLayout } from '../document/layout-change.ts'
import { createArranger, pins } from './arranger.ts'

const card = (name: string, caption = name): TaskCard => ({
  name,
  kind: 'action',
  caption,
  count: 0,
  procedure: '',
  gates: [],
  badges: [],
  contents: [],
})

const chart: PlanChart = { plan: 'P', caption: 'P', cards: [card('A'), card('B')], arrows: [] }
const layout = {
  ...emptyLayout,
  positions: { ...emptyLayout.positions, ...pinsOf({ A: { x: 0, y: 0 }, B: { x: 0, y: 200 } }) },
}

function pinsOf(points: Record<string, { x: number; y: number }>) {
  return pins('P', new Map(Object.entries(points))) as Record<string, { x: number; y: number }>
}

const arranger = () =>
  createArranger(() => {
    throw new Error('No layout is to be worked out.')
  })

test('a chart in which only words changed has the very places of before', () => {
  const places = arranger()
  const before = places.positions(chart, layout)
  const renamed = { ...chart, cards: [card('A', 'Another caption'), card('B')] }
  expect(before?.size).toBe(2)
  expect(places.positions(renamed, layout)).toBe(before)
})

test('a chart with other tasks, and a layout that changed, are looked at again', () => {
  const places = arranger()
  const before = places.positions(chart, layout)
  expect(places.positions({ ...chart, cards: [card('B')] }, layout)?.size).toBe(1)
  const moved = { ...layout, positions: { ...layout.positions, ...pinsOf({ A: { x: 500, y: 0 } }) } }
  expect(places.positions({ ...chart, cards: [card('A', 'Other'), card('B')] }, moved)?.get('A')).toEqual({
    x: 500,
    y: 0,
  })
  expect(before?.get('A')).toEqual({ x: 0, y: 0 })
})
