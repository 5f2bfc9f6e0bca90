import { describe, expect, test } from 'vitest'
import { overlaps } from '../layout/geometry.ts'
import { detailAt } from './detail.ts'
import { fitTo, INSET, OPENING_ZOOM, WHOLE_ZOOM } from './fit.ts'
import { padPlace, type PadAround } from './pad-place.ts'
import { snapTo } from './snap-lines.ts'

describe('fitting a drawing into the canvas', () => {
  const canvas = { width: 800, height: 600 }

  test('a drawing is shown whole, in the middle of what no bar covers', () => {
    const { x, y, zoom } = fitTo({ x: -500, y: 0, width: 1000, height: 400 }, canvas, WHOLE_ZOOM)
    expect(zoom).toBeCloseTo(0.772, 3)
    expect(-500 * zoom + x).toBeCloseTo(INSET.left, 6)
    expect(y).toBeGreaterThan(INSET.top)
  })

  test('a small one is not blown up', () => {
    expect(fitTo({ x: 0, y: 0, width: 100, height: 60 }, canvas, OPENING_ZOOM).zoom).toBe(OPENING_ZOOM.max)
  })

  test('N5: a large one opens where it can be read, at its beginning', () => {
    const first = { x: 4000, y: 0, width: 192, height: 60 }
    const { x, y, zoom } = fitTo({ x: 0, y: 0, width: 9000, height: 9000 }, canvas, OPENING_ZOOM, first)
    expect(zoom).toBe(OPENING_ZOOM.min)
    expect(y).toBe(INSET.top)
    expect((4000 + 96) * zoom + x).toBeCloseTo(400, 6)
  })

  test.each([
    [1, 'full'],
    [0.6, 'full'],
    [0.4, 'brief'],
    [0.1, 'form'],
  ])('N5: at zoom %s a task is drawn %s', (zoom, detail) => {
    expect(detailAt(zoom)).toBe(detail)
  })
})

describe('snap lines', () => {
  const size = { width: 192, height: 60 }
  const other = { x: 0, y: 0, ...size }

  test('a task jumps into line with the nearest one, and the line is shown between them', () => {
    const { x, y, guides } = snapTo({ x: 4, y: 200, ...size }, [other], 6)
    expect([x, y]).toEqual([0, 200])
    expect(guides).toEqual([{ axis: 'x', at: 96, from: 0, to: 260 }])
  })

  test('on both axes at once', () => {
    const { guides, ...at } = snapTo({ x: 3, y: 97, ...size }, [other, { x: 400, y: 100, ...size }], 6)
    expect(at).toEqual({ x: 0, y: 100 })
    expect(guides.map(({ axis }) => axis)).toEqual(['x', 'y'])
  })

  test('what is too far off stays where it is', () => {
    expect(snapTo({ x: 30, y: 300, ...size }, [other], 6)).toEqual({ x: 30, y: 300, guides: [] })
  })
})

describe('N6: the pad of a task', () => {
  const around = (more: Partial<PadAround>): PadAround => ({
    own: { x: 300, y: 300, width: 190, height: 60 },
    tasks: [],
    lines: [],
    view: { x: 0, y: 0, width: 800, height: 600 },
    sizes: { row: { width: 220, height: 36 }, block: { width: 66, height: 128 } },
    ...more,
  })

  test('stands above a task that is alone', () => {
    expect(padPlace(around({}))).toEqual({ x: 285, y: 256, shape: 'row' })
  })

  test('hides neither an arrow nor a neighbour', () => {
    const lines = [
      { x: 394, y: 200, width: 2, height: 100 },
      { x: 394, y: 360, width: 2, height: 100 },
    ]
    const tasks = [{ x: 500, y: 300, width: 190, height: 60 }]
    const world = around({ lines, tasks })
    const { x, y, shape } = padPlace(world)
    const area = { x, y, ...world.sizes[shape] }
    for (const rect of [...lines, ...tasks, world.own]) expect(overlaps(rect, area)).toBe(false)
  })

  test('never leaves the canvas', () => {
    const { x, y } = padPlace(around({ own: { x: 0, y: 0, width: 190, height: 60 } }))
    expect(x).toBeGreaterThanOrEqual(0)
    expect(y).toBeGreaterThanOrEqual(0)
  })
})
