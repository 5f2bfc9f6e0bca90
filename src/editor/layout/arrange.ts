import type { ElkNode } from 'elkjs/lib/elk-api.js'
import type { Point } from '../document/types.ts'
import { fromElk, toElk, type LayoutGraph } from './elk-graph.ts'
import { quickLayout } from './quick.ts'

/** Anything that lays out an ELK graph: the worker in the page, the plain library elsewhere. */
export interface ElkEngine {
  layout(graph: ElkNode): Promise<ElkNode>
}

/** Plans larger than this are first shown in a plain layout, at once: the engine would take seconds (rule L3). */
export const MAX_WAITED_FOR = 250

/** The largest plan that the layout engine is asked about; larger ones keep the plain layout (rule L3). */
export const MAX_ELK_TASKS = 1500

/** Lays the whole plan out anew. */
export async function arrange(engine: ElkEngine, graph: LayoutGraph): Promise<Map<string, Point>> {
  if (graph.sizes.size === 0) return new Map()
  if (graph.sizes.size > MAX_ELK_TASKS) return quickLayout(graph)
  return fromElk(graph, await engine.layout(toElk(graph)))
}
