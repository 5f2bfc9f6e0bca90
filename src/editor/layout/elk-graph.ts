import type { ElkNode } from 'elkjs/lib/elk-api.js'
import type { Size } from '../canvas/card-size.ts'
import type { Point } from '../document/types.ts'
import { around, type Rect } from './geometry.ts'
import { COLUMN_GAP, ROW_GAP, snapPoint } from './place.ts'
import type { Connection } from './connection.ts'

/** A plan as the layout needs it: sizes in text order and arrows. */
export interface LayoutGraph {
  readonly sizes: ReadonlyMap<string, Size>
  readonly connections: readonly Connection[]
}

/** From top to bottom, as guidelines are drawn; text order decides where the flow leaves a choice (rule L1). */
const OPTIONS = {
  'elk.algorithm': 'layered',
  'elk.direction': 'DOWN',
  'elk.spacing.nodeNode': String(COLUMN_GAP),
  'elk.layered.spacing.nodeNodeBetweenLayers': String(ROW_GAP),
  'elk.spacing.componentComponent': String(COLUMN_GAP + 8),
  'elk.layered.considerModelOrder.strategy': 'NODES_AND_EDGES',
  'elk.layered.cycleBreaking.strategy': 'MODEL_ORDER',
  'elk.layered.nodePlacement.strategy': 'BRANDES_KOEPF',
  'elk.layered.nodePlacement.bk.fixedAlignment': 'BALANCED',
  'elk.separateConnectedComponents': 'true',
  'elk.aspectRatio': '1.4',
  'elk.padding': '[top=0,left=0,bottom=0,right=0]',
}

/** The graph in ELK's form. Names stand as numbers, because ELK reads some characters of an id. */
export function toElk({ sizes, connections }: LayoutGraph): ElkNode {
  const ids = new Map([...sizes.keys()].map((name, index) => [name, `n${index}`]))
  const edges = connections.flatMap(({ from, to }, index) => {
    const source = ids.get(from)
    const target = ids.get(to)
    return source && target && source !== target ? [{ id: `e${index}`, sources: [source], targets: [target] }] : []
  })
  const children = [...sizes].map(([name, size]) => ({ id: ids.get(name) ?? name, ...size }))
  return { id: 'plan', layoutOptions: OPTIONS, children, edges }
}

/** Positions by name, on the grid, with the middle of the drawing's first row at the origin. */
export function fromElk({ sizes }: LayoutGraph, result: ElkNode): Map<string, Point> {
  const names = [...sizes.keys()]
  const rects: Rect[] = (result.children ?? []).map(({ x = 0, y = 0, width = 0, height = 0 }) => ({
    x,
    y,
    width,
    height,
  }))
  const box = around(rects)
  const offset = box ? { x: box.x + box.width / 2, y: box.y } : { x: 0, y: 0 }
  return new Map(
    names.flatMap((name, index) => {
      const rect = rects[index]
      return rect ? [[name, snapPoint({ x: rect.x - offset.x, y: rect.y - offset.y })] as const] : []
    }),
  )
}
