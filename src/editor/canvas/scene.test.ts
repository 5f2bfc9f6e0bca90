import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { indexOf, parse } from '../../proforma/index.ts'
import type { Point } from '../document/types.ts'
import { bottom, overlaps, right, type Rect } from '../layout/geometry.ts'
import { quickLayout } from '../layout/quick.ts'
import { graphOf } from '../layout/arranger.ts'
import { translate } from '../messages/index.ts'
import { cardSize } from './card-size.ts'
import { createCharts } from './chart-store.ts'
import { collectedMarks } from './collected-marks.ts'
import { openingOf } from './opening.ts'
import { boxOf, frameAt, frameOf, nodeId, sceneMaker, taskOf, type SceneInput } from './scene.ts'

const TEXT = `plan :: 'Root' ;
  component :: 'Ask' ;
  component :: 'Care' ; schedule_constraint :: completed('Ask') ;
  component :: 'Other' ; schedule_constraint :: completed('Ask') ;
  component :: 'End' ; schedule_constraint :: completed('Care') ; schedule_constraint :: completed('Other') ;
end plan .
plan :: 'Care' ;
  caption :: "Care for the patient" ;
  component :: 'Wash' ;
  component :: 'Deep' ; schedule_constraint :: completed('Wash') ;
end plan .
plan :: 'Deep' ; component :: 'Ask' ; component :: 'Root' ; end plan .
enquiry :: 'Ask' ; end enquiry .
action :: 'Wash' ; end action .
action :: 'Other' ; end action .
action :: 'End' ; end action .
`
const index = indexOf(parse(TEXT))
const charts = createCharts()
const places = new Map(
  ['Root', 'Care', 'Deep'].map((plan) => [plan, quickLayout(graphOf(charts.of(index, plan, translate)!))]),
)
const input = (expanded: readonly string[], base: readonly string[] = ['Root']): SceneInput => ({
  base,
  expanded: new Set(expanded),
  chartOf: (plan) => charts.of(index, plan, translate),
  positionsOf: (chart) => places.get(chart.plan),
})
const draw = (...expanded: string[]) => sceneMaker()(input(expanded))
const inside = (inner: Rect, outer: Rect): boolean =>
  inner.x >= outer.x && inner.y >= outer.y && right(inner) <= right(outer) && bottom(inner) <= bottom(outer)

describe('plans opened in place', () => {
  test('N1: closed, the drawing is the plan alone, where the document has its tasks', () => {
    const [base, ...rest] = draw()
    expect(rest).toEqual([])
    expect(base?.rects.get('Ask')).toMatchObject(base?.positions.get('Ask') ?? {})
  })

  test('N1: opened, its tasks and arrows are drawn inside of it, nested further', () => {
    const scene = draw('Root/Care', 'Root/Care/Deep')
    expect(scene.map(({ key, depth }) => [key, depth])).toEqual([
      ['Root', 0],
      ['Root/Care', 1],
      ['Root/Care/Deep', 2],
    ])
    const care = scene[0]?.rects.get('Care')
    const deep = scene[1]?.rects.get('Deep')
    for (const rect of scene[1]?.rects.values() ?? []) expect(inside(rect, care!)).toBe(true)
    for (const rect of scene[2]?.rects.values() ?? []) expect(inside(rect, deep!)).toBe(true)
    for (const point of scene[1]?.lines.values().next().value ?? [])
      expect(inside({ ...point, width: 0, height: 0 }, care!)).toBe(true)
  })

  test('N1: a plan inside of a closed one is not drawn, nor one inside of itself', () => {
    expect(draw('Root/Care/Deep').map(({ key }) => key)).toEqual(['Root'])
    expect(draw('Root/Care', 'Root/Care/Deep', 'Root/Care/Deep/Root').map(({ key }) => key)).not.toContain(
      'Root/Care/Deep/Root',
    )
  })

  test('N2: nothing overlaps, and what stood below still does', () => {
    const [base] = draw('Root/Care', 'Root/Care/Deep')
    const rects = [...(base?.rects.values() ?? [])]
    for (const [at, a] of rects.entries()) for (const b of rects.slice(at + 1)) expect(overlaps(a, b)).toBe(false)
    expect(base?.rects.get('End')?.y).toBeGreaterThan(bottom(base!.rects.get('Care')!))
  })

  test('N3: a corner on the canvas leads back to the place in the document', () => {
    for (const frame of draw('Root/Care', 'Root/Care/Deep'))
      for (const [name, rect] of frame.rects) expect(frame.unplace(rect, name)).toEqual(frame.positions.get(name))
  })

  test('a frame of which nothing changed stays the same object', () => {
    const make = sceneMaker()
    const one = make(input(['Root/Care']))
    const two = make(input(['Root/Care', 'Root/Care/Gone']))
    expect(two[1]).toBe(one[1])
    expect(two[0]?.lines).toBe(one[0]?.lines)
  })

  test('nodes are named by their way from the base', () => {
    const scene = draw('Root/Care')
    const care = frameOf(scene, ['Root', 'Care'])
    expect(nodeId(scene, care!, 'Wash')).toBe('Care/Wash')
    expect(taskOf(scene, 'Care/Wash')).toEqual({ frame: care, name: 'Wash' })
    expect(taskOf(scene, 'Nowhere/Wash')).toBeUndefined()
    const { x, y } = care!.rects.get('Wash')!
    expect(frameAt(scene, { x, y })).toBe(care)
    expect(frameAt(scene, { x: 1e6, y: 0 })).toBe(scene[0])
    expect(boxOf(scene)?.width).toBeGreaterThan(boxOf(draw())?.width ?? 0)
  })
})

describe('room for opened plans', () => {
  const size = cardSize(charts.of(index, 'Root', translate)!.cards[0]!)
  const world = fc.record({
    cells: fc.uniqueArray(fc.tuple(fc.nat(4), fc.nat(4)), {
      minLength: 2,
      maxLength: 12,
      selector: ([x, y]) => `${x}:${y}`,
    }),
    opened: fc.array(fc.tuple(fc.nat(11), fc.integer({ min: 1, max: 900 }), fc.integer({ min: 1, max: 900 })), {
      maxLength: 4,
    }),
  })

  test('N2, N3: boxes that do not overlap still do not, and every place leads back', () => {
    fc.assert(
      fc.property(world, ({ cells, opened }) => {
        const flat = new Map(cells.map(([x, y], at) => [`t${at}`, { x: x * 216, y: y * 104, ...size }]))
        const sizes = new Map(
          opened.map(([at, width, height]) => [
            `t${at % cells.length}`,
            { width: size.width + width, height: size.height + height },
          ]),
        )
        const opening = openingOf(flat, sizes)
        const drawn = new Map([...flat].map(([name, rect]) => [name, opening.place(rect, name)]))
        const boxes = [...drawn.values()]
        for (const [at, a] of boxes.entries()) for (const b of boxes.slice(at + 1)) expect(overlaps(a, b)).toBe(false)
        for (const [name, rect] of drawn) expectNear(opening.unplace(rect, name), flat.get(name)!)
      }),
    )
  })

  function expectNear(point: Point, wanted: Point): void {
    expect(point.x).toBeCloseTo(wanted.x, 6)
    expect(point.y).toBeCloseTo(wanted.y, 6)
  }
})

describe('marks of a closed plan', () => {
  test('N4: collect what is inside, each with the task that it is about', () => {
    const problems = new Map([['Wash', [{ severity: 'error' as const, title: 'Too cold.' }]]])
    const overlays = { marks: { 'Root/Care/Deep/Ask': [{ severity: 'check' as const, title: 'Never reached.' }] } }
    expect(collectedMarks(index, 'Care', 'Root/Care', problems, overlays, translate)).toEqual([
      { severity: 'error', title: 'Wash: Too cold.' },
      { severity: 'check', title: 'Ask: Never reached.' },
    ])
  })
})
