import type { Diagram } from '../data/diagram.ts'
import { FALSE } from '../data/diagram.ts'
import type { Symbolic } from '../data/symbolic.ts'
import type { Edge, Node } from '../explore/graph.ts'
import { answered, assignedImage } from '../explore/transfer.ts'

/** A step with the patients who take it. */
export interface Taken {
  readonly edge: Edge
  /** Their data after the answers of the step. */
  readonly within: Diagram
  /** Their data after the step. */
  readonly after: Diagram
}

/** Steps looked at before a search gives up. */
const MAX_LOOKS = 10_000

/**
 * The steps from a state to the nearest step that is worth something, for at least one of the patients: breadth first,
 * among equally near ones the worthiest.
 */
export function nearest(
  symbolic: Symbolic,
  from: Node,
  patients: Diagram,
  worth: (taken: Taken) => number,
): readonly Edge[] | undefined {
  const { diagrams } = symbolic.space
  const seen = new Map<Node, Diagram>([[from, patients]])
  let layer: readonly Place[] = [{ node: from, patients, edges: [] }]
  let looks = 0
  while (layer.length > 0) {
    const next: Place[] = []
    let best: { readonly edges: readonly Edge[]; readonly worth: number } | undefined
    for (const place of layer) {
      for (const edge of place.node.outgoing) {
        if (looks++ > MAX_LOOKS) return best?.edges
        const taken = take(symbolic, edge, place.patients)
        if (!taken) continue
        const edges = [...place.edges, edge]
        const value = worth(taken)
        if (value > (best?.worth ?? 0)) best = { edges, worth: value }
        const known = seen.get(edge.to) ?? FALSE
        const fresh = diagrams.minus(taken.after, known)
        if (fresh === FALSE) continue
        seen.set(edge.to, diagrams.or(known, fresh))
        next.push({ node: edge.to, patients: fresh, edges })
      }
    }
    if (best) return best.edges
    layer = next
  }
  return undefined
}

interface Place {
  readonly node: Node
  readonly patients: Diagram
  readonly edges: readonly Edge[]
}

function take(symbolic: Symbolic, edge: Edge, patients: Diagram): Taken | undefined {
  const { diagrams } = symbolic.space
  const { asks, agree, assigned } = edge.transfer
  const start = diagrams.and(patients, edge.before)
  if (start === FALSE) return undefined
  const within = diagrams.and(answered(symbolic, start, asks), agree)
  const after = diagrams.and(assignedImage(symbolic, within, assigned), edge.after)
  return after === FALSE ? undefined : { edge, within, after }
}
