import { isDrawn, pathKey } from '../document/drawn.ts'
import type { Point } from '../document/types.ts'
import type { Positions } from '../layout/arranger.ts'
import { around, type Rect } from '../layout/geometry.ts'
import { routeAll } from '../layout/routing.ts'
import { CARD_HEIGHT, CARD_WIDTH, gatesHeight, type Size } from './card-size.ts'
import { rectsOf } from './flow.ts'
import { openingOf, type Opening } from './opening.ts'
import type { PlanChart, TaskCard } from './plan-chart.ts'

/** Room between the edge of a plan that is opened in place and what is drawn in it. */
export const FRAME_PADDING = 20
/** Height of the line of an opened plan on which its caption stands. */
export const FRAME_HEAD = 40

type Lines = ReadonlyMap<string, readonly Point[]>

/** One plan as it is drawn: the base of the canvas, or a plan opened in place inside of another one. */
export interface Frame {
  /** Names from the root. */
  readonly path: readonly string[]
  readonly key: string
  /** 0 for the base. */
  readonly depth: number
  readonly chart: PlanChart
  /** Where the document has the tasks. */
  readonly positions: Positions
  /** Where they are drawn, and how large: boxes on the canvas by component. */
  readonly rects: ReadonlyMap<string, Rect>
  readonly lines: Lines
  /** The box of the opened plan itself; nothing for the base. */
  readonly box: Rect | undefined
  /** From a corner on the canvas to the place in the document. */
  readonly unplace: (point: Point, name?: string) => Point
}

export interface SceneInput {
  readonly base: readonly string[]
  readonly expanded: ReadonlySet<string>
  readonly chartOf: (plan: string) => PlanChart | undefined
  /** Nothing while the places of a plan are being worked out: it stays closed until they have come. */
  readonly positionsOf: (chart: PlanChart) => Positions | undefined
}

/** What the canvas shows: the frames, each after the one that it is in. */
export type Scene = readonly Frame[]

/** A plan with what is opened in it, before it is known where it stands. */
interface Measured {
  readonly path: readonly string[]
  readonly chart: PlanChart
  readonly positions: Positions
  readonly opening: Opening
  readonly rects: ReadonlyMap<string, Rect>
  readonly inner: ReadonlyMap<string, Measured>
  readonly box: Rect
}

/** Makes the scene, again and again. A frame of which nothing changed is the same object, its lines not worked out anew. */
export function sceneMaker(): (input: SceneInput) => Scene {
  let made = new Map<string, Frame>()
  return (input) => {
    const chart = input.chartOf(input.base.at(-1) ?? '')
    const positions = chart && input.positionsOf(chart)
    if (!chart || !positions) return []
    const frames: Frame[] = []
    place(measure(input, input.base, chart, positions), { x: 0, y: 0 }, undefined, 0, made, frames)
    made = new Map(frames.map((frame) => [frame.key, frame]))
    return frames
  }
}

function measure(input: SceneInput, path: readonly string[], chart: PlanChart, positions: Positions): Measured {
  const flat = rectsOf(chart, positions)
  const inner = new Map<string, Measured>()
  const sizes = new Map<string, Size>()
  for (const card of chart.cards) {
    const below = [...path, card.name]
    // A plan that contains itself, an error that the checks report, is not drawn in itself.
    if (card.kind !== 'plan' || path.includes(card.name) || !isDrawn(input, below)) continue
    const innerChart = input.chartOf(card.name)
    const innerPositions = innerChart && input.positionsOf(innerChart)
    if (!innerChart || !innerPositions) continue
    const measured = measure(input, below, innerChart, innerPositions)
    inner.set(card.name, measured)
    sizes.set(card.name, frameSize(card, measured.box))
  }
  const opening = openingOf(flat, sizes)
  const rects = sizes.size === 0 ? flat : new Map([...flat].map(([name, rect]) => [name, opening.place(rect, name)]))
  const box = around(rects.values()) ?? { x: 0, y: 0, width: CARD_WIDTH, height: CARD_HEIGHT }
  return { path, chart, positions, opening, rects, inner, box }
}

function frameSize(card: TaskCard, { width, height }: Rect): Size {
  return {
    width: width + 2 * FRAME_PADDING,
    height: gatesHeight(card) + FRAME_HEAD + height + FRAME_PADDING,
  }
}

function place(
  measured: Measured,
  origin: Point,
  box: Rect | undefined,
  depth: number,
  made: ReadonlyMap<string, Frame>,
  frames: Frame[],
): void {
  const { path, chart, positions, opening, inner } = measured
  const rects =
    origin.x === 0 && origin.y === 0
      ? measured.rects
      : new Map(
          [...measured.rects].map(([name, rect]) => [name, { ...rect, x: rect.x + origin.x, y: rect.y + origin.y }]),
        )
  const old = made.get(pathKey(path))
  const standing = old && sameRects(old.rects, rects)
  const lines = standing && old.chart.arrows === chart.arrows ? old.lines : routeAll(rects, chart.arrows)
  if (
    old &&
    standing &&
    old.chart === chart &&
    old.positions === positions &&
    sameRect(old.box, box) &&
    old.depth === depth
  )
    frames.push(old)
  else
    frames.push({
      path,
      key: pathKey(path),
      depth,
      chart,
      positions,
      rects: standing ? old.rects : rects,
      lines,
      box,
      unplace: (point, name) => opening.unplace({ x: point.x - origin.x, y: point.y - origin.y }, name),
    })
  for (const card of chart.cards) {
    const below = inner.get(card.name)
    const rect = rects.get(card.name)
    if (!below || !rect) continue
    const top = gatesHeight(card) + FRAME_HEAD
    const at = { x: rect.x + FRAME_PADDING - below.box.x, y: rect.y + top - below.box.y }
    place(below, at, rect, depth + 1, made, frames)
  }
}

function sameRects(a: ReadonlyMap<string, Rect>, b: ReadonlyMap<string, Rect>): boolean {
  if (a === b) return true
  if (a.size !== b.size) return false
  for (const [name, rect] of b) if (!sameRect(a.get(name), rect)) return false
  return true
}

function sameRect(a: Rect | undefined, b: Rect | undefined): boolean {
  return (
    a === b ||
    (a !== undefined && b !== undefined && a.x === b.x && a.y === b.y && a.width === b.width && a.height === b.height)
  )
}

/** The frame of a plan. */
export function frameOf(scene: Scene, plan: readonly string[]): Frame | undefined {
  const key = pathKey(plan)
  return scene.find((frame) => frame.key === key)
}

/** The innermost frame that a point of the canvas is in. */
export function frameAt(scene: Scene, { x, y }: Point, except?: (frame: Frame) => boolean): Frame | undefined {
  return scene.findLast(
    (frame) =>
      except?.(frame) !== true &&
      (frame.box === undefined ||
        (x >= frame.box.x &&
          y >= frame.box.y &&
          x <= frame.box.x + frame.box.width &&
          y <= frame.box.y + frame.box.height)),
  )
}

/** The name of a task's node on the canvas: its component in the base, its way from there inside of opened plans. */
export function nodeId(scene: Scene, frame: Frame, name: string): string {
  const base = scene[0]?.path.length ?? 0
  return [...frame.path.slice(base), name].join('/')
}

/** The task of a node. */
export function taskOf(scene: Scene, id: string): { readonly frame: Frame; readonly name: string } | undefined {
  const way = id.split('/')
  const name = way.pop()
  const base = scene[0]
  const frame = base && frameOf(scene, [...base.path, ...way])
  return frame && name !== undefined ? { frame, name } : undefined
}

/** Everything that is drawn, as one box. */
export function boxOf(scene: Scene): Rect | undefined {
  return scene[0] && around(scene[0].rects.values())
}
