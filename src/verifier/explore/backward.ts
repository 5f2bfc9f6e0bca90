import type { Diagram } from '../data/diagram.ts'
import { FALSE } from '../data/diagram.ts'
import type { Symbolic } from '../data/symbolic.ts'
import type { Node } from './graph.ts'
import { preimage } from './transfer.ts'

/** For each node, a part of its patients; absent: nobody. */
export type Regions = ReadonlyMap<Node, Diagram>

/** Everybody who can still get into `goal`: the least fixpoint of EF over the explored steps (rule V35). */
export function canReach(symbolic: Symbolic, goal: Regions): Regions {
  const { diagrams } = symbolic.space
  const reach = new Map(goal)
  const pending = new Set(reach.keys())
  for (const node of pending) {
    pending.delete(node)
    const region = reach.get(node) ?? FALSE
    for (const edge of node.incoming) {
      const into = diagrams.and(region, edge.after)
      if (into === FALSE) continue
      const before = diagrams.and(edge.before, preimage(symbolic, into, edge.transfer))
      const old = reach.get(edge.from) ?? FALSE
      const joined = diagrams.or(old, before)
      if (joined === old) continue
      reach.set(edge.from, joined)
      pending.add(edge.from)
    }
  }
  return reach
}

/** The patients of each node who are not in `regions`. */
export function outside(symbolic: Symbolic, nodes: readonly Node[], regions: Regions): Regions {
  const { diagrams } = symbolic.space
  const rest = new Map<Node, Diagram>()
  for (const node of nodes) {
    const others = diagrams.minus(node.known, regions.get(node) ?? FALSE)
    if (others !== FALSE) rest.set(node, others)
  }
  return rest
}

/** Those for whom nothing can be done in a node although the protocol has not ended. */
export function stuckRegions(symbolic: Symbolic, nodes: readonly Node[]): Regions {
  const { diagrams } = symbolic.space
  const stuck = new Map<Node, Diagram>()
  for (const node of nodes) {
    if (node.ended) continue
    let rest = node.known
    for (const event of node.events) rest = diagrams.minus(rest, event.guard)
    if (rest !== FALSE) stuck.set(node, rest)
  }
  return stuck
}

export function endedRegions(nodes: readonly Node[]): Regions {
  return new Map(nodes.filter((node) => node.ended).map((node) => [node, node.known]))
}
