import type { Reads } from './scope.ts'

/**
 * What is computed from what: derived items, and supports of candidates (`task:candidate`), whose arguments may read
 * derived items and other supports.
 */
export interface DerivationGraph {
  readonly derived: ReadonlyMap<number, Reads>
  readonly supportReads: ReadonlyMap<string, readonly Reads[]>
}

export interface DerivationOrder {
  /** Derived items, each after those it reads. */
  readonly order: readonly number[]
  /** The derived items of a circle, in reading order; empty for one made of supports alone. */
  readonly circle?: readonly number[]
}

type GraphNode = number | string

/** Sorts the derived items by what they read; finds a circle, which has no value and is not run (V18). */
export function orderDerivations(graph: DerivationGraph): DerivationOrder {
  const state = new Map<GraphNode, 'open' | 'done'>()
  const order: number[] = []
  for (const start of [...graph.derived.keys(), ...graph.supportReads.keys()]) {
    const circle = visit(start, graph, state, order)
    if (circle) return { order, circle: circle.filter((node) => typeof node === 'number') }
  }
  return { order }
}

interface Step {
  readonly node: GraphNode
  readonly next: readonly GraphNode[]
  position: number
}

/** Depth first with a stack of its own: a chain of derivations may be longer than the call stack. */
function visit(
  start: GraphNode,
  graph: DerivationGraph,
  state: Map<GraphNode, 'open' | 'done'>,
  order: number[],
): readonly GraphNode[] | undefined {
  if (state.has(start)) return undefined
  const stack: Step[] = [step(start, graph)]
  state.set(start, 'open')
  while (stack.length > 0) {
    const top = stack.at(-1) as Step
    const next = top.next[top.position++]
    if (next === undefined) {
      stack.pop()
      state.set(top.node, 'done')
      if (typeof top.node === 'number') order.push(top.node)
      continue
    }
    if (state.get(next) === 'open') return stack.slice(stack.findIndex((each) => each.node === next)).map((s) => s.node)
    if (state.has(next)) continue
    state.set(next, 'open')
    stack.push(step(next, graph))
  }
  return undefined
}

function step(node: GraphNode, graph: DerivationGraph): Step {
  const reads = typeof node === 'number' ? [graph.derived.get(node) as Reads] : (graph.supportReads.get(node) ?? [])
  const next: GraphNode[] = []
  for (const each of reads) {
    for (const item of each.items) if (graph.derived.has(item)) next.push(item)
    next.push(...each.supports)
  }
  return { node, next, position: 0 }
}
