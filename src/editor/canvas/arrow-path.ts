import type { Point } from '../document/types.ts'

const RADIUS = 8

/** SVG path data of a line through the points, its corners rounded. */
export function roundedPath(points: readonly Point[]): string {
  const [first, ...rest] = points
  if (!first) return ''
  let path = `M${first.x} ${first.y}`
  for (const [at, corner] of rest.entries()) {
    const next = rest[at + 1]
    const before = points[at]
    if (!next || !before) {
      path += `L${corner.x} ${corner.y}`
      continue
    }
    const into = towards(corner, before)
    const out = towards(corner, next)
    path += `L${into.x} ${into.y}Q${corner.x} ${corner.y} ${out.x} ${out.y}`
  }
  return path
}

/** The point on the way from `corner` to `to` where the rounding begins. */
function towards(corner: Point, to: Point): Point {
  const dx = to.x - corner.x
  const dy = to.y - corner.y
  const length = Math.hypot(dx, dy)
  const part = length === 0 ? 0 : Math.min(RADIUS, length / 2) / length
  return { x: corner.x + dx * part, y: corner.y + dy * part }
}

/** An arrow head at the end of the line, pointing along its last piece. */
export function headPath(points: readonly Point[]): string {
  const end = points.at(-1)
  const before = points.at(-2)
  if (!end || !before) return ''
  const angle = Math.atan2(end.y - before.y, end.x - before.x)
  const corner = (turn: number): string => {
    const a = angle + Math.PI + turn
    return `${(end.x + 9 * Math.cos(a)).toFixed(2)} ${(end.y + 9 * Math.sin(a)).toFixed(2)}`
  }
  return `M${end.x} ${end.y}L${corner(0.42)}L${corner(-0.42)}Z`
}

/** The middle of the line's longest piece: where a sign on the arrow is seen best. */
export function middleOf(points: readonly Point[]): Point {
  let best = { length: -1, x: points[0]?.x ?? 0, y: points[0]?.y ?? 0 }
  for (let at = 1; at < points.length; at++) {
    const a = points[at - 1]
    const b = points[at]
    if (!a || !b) continue
    const length = Math.abs(a.x - b.x) + Math.abs(a.y - b.y)
    if (length > best.length) best = { length, x: (a.x + b.x) / 2, y: (a.y + b.y) / 2 }
  }
  return { x: best.x, y: best.y }
}
