import ELK from 'elkjs/lib/elk.bundled.js'
import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Size } from '../canvas/card-size.ts'
import { arrange, MAX_ELK_TASKS, type ElkEngine } from './arrange.ts'
import type { LayoutGraph } from './elk-graph.ts'
import { overlaps, type Rect } from './geometry.ts'
import { placeNew } from './place.ts'
import { quickLayout } from './quick.ts'

const engine: ElkEngine = new ELK()
const size: Size = { width: 224, height: 68 }

function graph(names: readonly string[], arrows: readonly (readonly [string, string])[]): LayoutGraph {
  return {
    sizes: new Map(names.map((name) => [name, size])),
    connections: arrows.map(([from, to]) => ({ id: `${from}>${to}`, from, to })),
  }
}

function rects(positions: ReadonlyMap<string, { x: number; y: number }>): Rect[] {
  return [...positions.values()].map((point) => ({ ...point, ...size }))
}

function anyOverlap(boxes: readonly Rect[]): boolean {
  return boxes.some((a, at) => boxes.slice(at + 1).some((b) => overlaps(a, b)))
}

describe('the layout of a plan', () => {
  test('L1: runs from top to bottom', async () => {
    const positions = await arrange(
      engine,
      graph(
        ['a', 'b', 'c'],
        [
          ['a', 'b'],
          ['b', 'c'],
        ],
      ),
    )
    const ys = ['a', 'b', 'c'].map((name) => positions.get(name)?.y ?? 0)
    expect(ys).toEqual([...ys].sort((x, y) => x - y))
    expect(new Set(ys).size).toBe(3)
  })

  test('L1: keeps the order of the text from left to right', async () => {
    const positions = await arrange(
      engine,
      graph(
        ['s', 'x', 'y', 'z'],
        [
          ['s', 'x'],
          ['s', 'y'],
          ['s', 'z'],
        ],
      ),
    )
    const xs = ['x', 'y', 'z'].map((name) => positions.get(name)?.x ?? 0)
    expect(xs).toEqual([...xs].sort((a, b) => a - b))
  })

  test('L1: takes a circle of arrows', async () => {
    const positions = await arrange(
      engine,
      graph(
        ['a', 'b'],
        [
          ['a', 'b'],
          ['b', 'a'],
        ],
      ),
    )
    expect(positions.size).toBe(2)
    expect(anyOverlap(rects(positions))).toBe(false)
  })

  test('takes names that mean something to the engine', async () => {
    const names = ['org.eclipse.elk', 'a"b', "it's", '__proto__']
    expect([...(await arrange(engine, graph(names, []))).keys()]).toEqual(names)
  })

  test('L3: very large plans do without the engine', async () => {
    const many = Array.from({ length: MAX_ELK_TASKS + 1 }, (_, at) => `t${at}`)
    const refuse: ElkEngine = { layout: () => Promise.reject(new Error('not to be asked')) }
    expect((await arrange(refuse, graph(many, []))).size).toBe(MAX_ELK_TASKS + 1)
  })
})

describe('places for new tasks', () => {
  test('L2: below what they run after', () => {
    const placed = placeNew(
      graph(['a', 'b'], [['a', 'b']]).sizes,
      [{ id: '', from: 'a', to: 'b' }],
      new Map([['a', { x: 80, y: 0 }]]),
    )
    expect(placed.get('b')).toEqual({ x: 80, y: 112 })
  })

  test('L2: above what runs after them', () => {
    const placed = placeNew(
      graph(['a', 'b'], []).sizes,
      [{ id: '', from: 'b', to: 'a' }],
      new Map([['a', { x: 80, y: 400 }]]),
    )
    expect(placed.get('b')?.y).toBeLessThan(400 - size.height)
  })

  test('L2: never on top of another, and what has a place keeps it', () => {
    const world = fc.record({
      pinned: fc.array(fc.record({ x: fc.integer({ min: -3, max: 3 }), y: fc.integer({ min: -3, max: 3 }) }), {
        minLength: 1,
        maxLength: 6,
      }),
      fresh: fc.integer({ min: 1, max: 6 }),
      links: fc.array(fc.tuple(fc.nat(11), fc.nat(11)), { maxLength: 10 }),
    })
    fc.assert(
      fc.property(world, ({ pinned, fresh, links }) => {
        const places = new Map(
          [...new Set(pinned.map(({ x, y }) => `${x}:${y}`))].map((key, at) => {
            const [x = 0, y = 0] = key.split(':').map(Number)
            return [`p${at}`, { x: x * 264, y: y * 140 }] as const
          }),
        )
        const names = [...places.keys(), ...Array.from({ length: fresh }, (_, at) => `n${at}`)]
        const connections = links.map(([a, b], at) => ({
          id: String(at),
          from: names[a % names.length] as string,
          to: names[b % names.length] as string,
        }))
        const placed = placeNew(graph(names, []).sizes, connections, places)
        expect([...placed.keys()].sort()).toEqual(names.filter((name) => name.startsWith('n')).sort())
        expect(anyOverlap(rects(new Map([...places, ...placed])))).toBe(false)
      }),
    )
  })
})

describe('the plain layout of large plans', () => {
  const arrows = fc.array(fc.tuple(fc.nat(29), fc.nat(29)), { maxLength: 60 })

  test('L3: no task on top of another, whatever the arrows', () => {
    fc.assert(
      fc.property(arrows, (pairs) => {
        const names = Array.from({ length: 30 }, (_, at) => `t${at}`)
        const positions = quickLayout(
          graph(
            names,
            pairs.map(([a, b]) => [`t${a}`, `t${b}`]),
          ),
        )
        expect([...positions.keys()]).toEqual(names)
        expect(anyOverlap(rects(positions))).toBe(false)
      }),
    )
  })

  test('L3: every task below what it runs after, where there is no circle', () => {
    fc.assert(
      fc.property(arrows, (pairs) => {
        const forward = pairs.filter(([a, b]) => a < b).map(([a, b]) => [`t${a}`, `t${b}`] as const)
        const positions = quickLayout(
          graph(
            Array.from({ length: 30 }, (_, at) => `t${at}`),
            forward,
          ),
        )
        for (const [from, to] of forward) expect(positions.get(to)?.y).toBeGreaterThan(positions.get(from)?.y ?? 0)
      }),
    )
  })
})
