import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Point } from '../document/types.ts'
import { grow, overlaps, RectIndex, type Rect } from './geometry.ts'
import type { Connection } from './connection.ts'
import { routeAll, routeOne, segmentArea } from './routing.ts'

const card = (x: number, y: number): Rect => ({ x, y, width: 200, height: 60 })
const arrow = (from: string, to: string): Connection => ({ id: `${from}>${to}`, from, to })

function route(rects: Record<string, Rect>, from: string, to: string): readonly Point[] {
  const map = new Map(Object.entries(rects))
  return routeOne(map, new RectIndex(map), arrow(from, to)) ?? []
}

function pieces(line: readonly Point[]): [Point, Point][] {
  return line.slice(1).map((point, at) => [line[at] as Point, point])
}

function passes(line: readonly Point[], rect: Rect): boolean {
  return pieces(line).some(([a, b]) => overlaps(segmentArea(a, b, 1), rect))
}

describe('an arrow', () => {
  test('L4: is straight between tasks in one column', () => {
    expect(route({ a: card(0, 0), b: card(0, 140) }, 'a', 'b')).toEqual([
      { x: 100, y: 60 },
      { x: 100, y: 140 },
    ])
  })

  test('L4: has one horizontal piece between tasks beside each other', () => {
    const line = route({ a: card(0, 0), b: card(300, 140) }, 'a', 'b')
    expect(line[0]).toEqual({ x: 100, y: 60 })
    expect(line.at(-1)).toEqual({ x: 400, y: 140 })
    expect(line).toHaveLength(4)
  })

  test('L5: goes around a task in its way', () => {
    const between = card(0, 140)
    const line = route({ a: card(0, 0), between, b: card(0, 280) }, 'a', 'b')
    expect(passes(line, between)).toBe(false)
  })

  test('L5: back to a task above goes around both ends', () => {
    const a = card(0, 0)
    const b = card(0, 140)
    const line = route({ a, b }, 'b', 'a')
    expect(line[0]).toEqual({ x: 100, y: 200 })
    expect(line.at(-1)).toEqual({ x: 100, y: 0 })
    expect(passes(line.slice(1, -1), a)).toBe(false)
    expect(passes(line.slice(1, -1), b)).toBe(false)
  })

  test('of a task to itself, which only the text can have, is drawn too', () => {
    const line = route({ a: card(0, 0) }, 'a', 'a')
    expect(line.length).toBeGreaterThan(3)
  })

  test('to a task that has no place is not drawn', () => {
    expect(route({ a: card(0, 0) }, 'a', 'gone')).toEqual([])
  })

  test('L4, L5: on a loose grid every line is orthogonal and passes no third task', () => {
    const cells = fc.uniqueArray(fc.tuple(fc.nat(4), fc.nat(4)), {
      minLength: 3,
      maxLength: 12,
      selector: ([x, y]) => `${x}:${y}`,
    })
    fc.assert(
      fc.property(cells, (places) => {
        const rects = new Map(places.map(([x, y], at) => [`t${at}`, card(x * 300, y * 160)]))
        const names = [...rects.keys()]
        const connections = names.slice(1).map((name, at) => arrow(names[at] as string, name))
        for (const [id, line] of routeAll(rects, connections)) {
          for (const [a, b] of pieces(line)) expect(a.x === b.x || a.y === b.y).toBe(true)
          const ends = id.split('>')
          const passed = [...rects].filter(([name, rect]) => !ends.includes(name) && passes(line, grow(rect, -1)))
          expect(passed).toEqual([])
        }
      }),
    )
  })
})

describe('arrows together', () => {
  test('L6: lines of different tasks do not lie on one another', () => {
    const rects = new Map([
      ['a', card(0, 0)],
      ['b', card(300, 0)],
      ['c', card(0, 140)],
      ['d', card(300, 140)],
    ])
    const lines = routeAll(rects, [arrow('a', 'd'), arrow('b', 'c')])
    const level = (id: string): number | undefined => lines.get(id)?.[1]?.y
    expect(level('a>d')).not.toBe(level('b>c'))
  })

  test('L6: a fork shares its way', () => {
    const rects = new Map([
      ['a', card(150, 0)],
      ['c', card(0, 140)],
      ['d', card(300, 140)],
    ])
    const lines = routeAll(rects, [arrow('a', 'c'), arrow('a', 'd')])
    expect(lines.get('a>c')?.[1]).toEqual(lines.get('a>d')?.[1])
  })

  test('L1: the same boxes give the same lines', () => {
    const rects = new Map([0, 1, 2, 3, 4].map((at) => [`t${at}`, card((at % 2) * 260, at * 130)]))
    const connections = [arrow('t0', 't3'), arrow('t1', 't2'), arrow('t4', 't0')]
    expect(routeAll(rects, connections)).toEqual(routeAll(new Map(rects), connections))
  })
})
