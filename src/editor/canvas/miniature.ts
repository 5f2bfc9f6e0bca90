import type { TaskFlowNode } from './TaskNode.tsx'

/** All that has one colour in the map: the tasks of a class, the plans that are opened, the signs of what is wrong. */
export interface MiniaturePath {
  readonly what: string
  readonly d: string
}

/** Radius of a dot for each unit of the drawing's size, so that it is seen however large the drawing is. */
const DOT = 0.016

/** The drawing as a few paths. */
export function miniature(nodes: readonly TaskFlowNode[]): MiniaturePath[] {
  const paths = new Map<string, string>()
  const add = (what: string, d: string): void => void paths.set(what, (paths.get(what) ?? '') + d)
  const radius = DOT * sizeOf(nodes)
  for (const { position, width = 0, height = 0, data } of nodes)
    add(data.opened ? 'opened' : data.card.kind, `M${position.x} ${position.y}h${width}v${height}h${-width}z`)
  // The dots lie on top.
  for (const { position, width = 0, data } of nodes) {
    const grave = data.marks.some(({ severity }) => severity === 'error')
    if (!grave && !data.marks.some(({ severity }) => severity === 'check')) continue
    add(grave ? 'error' : 'check', dot(position.x + width, position.y, radius))
  }
  return [...paths].map(([what, d]) => ({ what, d }))
}

function dot(x: number, y: number, r: number): string {
  return `M${x - r} ${y}a${r} ${r} 0 1 0 ${2 * r} 0a${r} ${r} 0 1 0 ${-2 * r} 0z`
}

function sizeOf(nodes: readonly TaskFlowNode[]): number {
  let [left, top, right, bottom] = [Infinity, Infinity, -Infinity, -Infinity]
  for (const { position, width = 0, height = 0 } of nodes) {
    left = Math.min(left, position.x)
    top = Math.min(top, position.y)
    right = Math.max(right, position.x + width)
    bottom = Math.max(bottom, position.y + height)
  }
  return Math.max(right - left, bottom - top, 1)
}
