import type { Point } from '../document/types.ts'
import { bottom, right, type Rect } from '../layout/geometry.ts'
import type { Size } from './card-size.ts'

/**
 * Room for plans that are opened in place: everything below such a plan moves down, everything beside it moves aside, and
 * nothing else changes. The places in the document stay as they are: closing the plan brings the drawing back exactly, and
 * boxes that do not overlap before do not overlap after (rule N2).
 */
export interface Opening {
  /** Where a box of the document is drawn; `name` when it is a task that may itself be opened. */
  place(rect: Rect, name?: string): Rect
  /** The place in the document of a corner that is drawn at a point. */
  unplace(point: Point, name?: string): Point
}

interface Grown {
  readonly rect: Rect
  readonly size: Size
  readonly wider: number
  readonly higher: number
}

export const closedEverywhere: Opening = { place: (rect) => rect, unplace: (point) => point }

/** `rects`: the tasks as the document has them; `opened`: sizes of those that are opened in place. */
export function openingOf(rects: ReadonlyMap<string, Rect>, opened: ReadonlyMap<string, Size>): Opening {
  if (opened.size === 0) return closedEverywhere
  const grown = new Map<string, Grown>()
  for (const [name, size] of opened) {
    const rect = rects.get(name)
    if (!rect) continue
    const wider = Math.max(0, size.width - rect.width)
    grown.set(name, { rect, size, wider, higher: Math.max(0, size.height - rect.height) })
  }
  const all = [...grown.values()]
  const columns = bands(all, ({ rect }) => [rect.x, right(rect)])
  const rows = bands(all, ({ rect }) => [rect.y, bottom(rect)])
  const width = all[0]?.rect.width ?? 0
  const shiftX = (x: number): number => sum(columns, (one) => aside(one, x, width))
  const shiftY = (y: number): number => sum(rows, (one) => (y >= bottom(one.rect) ? one.higher : 0))
  const stepsX = all.flatMap(({ rect }) => [rect.x - width, right(rect)])
  const stepsY = all.map(({ rect }) => bottom(rect))

  return {
    place(rect, name) {
      const own = name === undefined ? undefined : grown.get(name)
      const x = rect.x + shiftX(rect.x) - (own?.wider ?? 0) / 2
      return { x, y: rect.y + shiftY(rect.y), ...(own?.size ?? { width: rect.width, height: rect.height }) }
    },
    unplace(point, name) {
      const own = name === undefined ? undefined : grown.get(name)
      return { x: inverse(point.x + (own?.wider ?? 0) / 2, shiftX, stepsX), y: inverse(point.y, shiftY, stepsY) }
    },
  }
}

/** What stands to the right of an opened plan makes half of its room, what stands to the left the other half. */
function aside({ rect, wider }: Grown, x: number, width: number): number {
  if (x >= right(rect)) return wider / 2
  return x + width <= rect.x ? -wider / 2 : 0
}

/** Plans whose sides overlap make room together: the largest of them decides. */
function bands(all: readonly Grown[], side: (one: Grown) => readonly [number, number]): Grown[][] {
  const found: { to: number; members: Grown[] }[] = []
  for (const one of all.toSorted((a, b) => side(a)[0] - side(b)[0])) {
    const [from, to] = side(one)
    const last = found.at(-1)
    if (last && from < last.to) {
      last.members.push(one)
      last.to = Math.max(last.to, to)
    } else found.push({ to, members: [one] })
  }
  return found.map(({ members }) => members)
}

function sum(groups: readonly (readonly Grown[])[], of: (one: Grown) => number): number {
  let total = 0
  for (const members of groups) {
    const shifts = members.map(of)
    total += Math.max(0, ...shifts) + Math.min(0, ...shifts)
  }
  return total
}

/** The `at` with `at + shift(at) = wanted`; where room was made there is none, and the nearest side of it is meant. */
function inverse(wanted: number, shift: (at: number) => number, steps: readonly number[]): number {
  const candidates = [wanted - shift(wanted)]
  for (const step of steps) for (const at of [step - 0.5, step, step + 0.5]) candidates.push(wanted - shift(at))
  const exact = candidates.find((at) => Math.abs(at + shift(at) - wanted) < 1e-6)
  if (exact !== undefined) return exact
  const sides = steps.flatMap((step) => [step - 1, step])
  const distance = (at: number): number => Math.abs(at + shift(at) - wanted)
  return sides.reduce((best, at) => (distance(at) < distance(best) ? at : best), sides[0] ?? wanted)
}
