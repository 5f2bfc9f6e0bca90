import { IN_PROGRESS, StateReader } from '../../runtime/index.ts'
import type { Diagram } from '../data/diagram.ts'
import { FALSE } from '../data/diagram.ts'
import { canReach, type Regions } from '../explore/backward.ts'
import type { Edge, Node } from '../explore/graph.ts'
import { image, preimage } from '../explore/transfer.ts'
import type { Region } from '../types.ts'
import type { Context } from './context.ts'
import { patientsInWords, readBy, type Whom } from './moments.ts'

/** More kinds of patients than this are not told apart. */
const MAX_BOXES = 8
/** More ways into trouble than this are not looked at one by one. */
const MAX_ENTRIES = 200

/** Some of the patients of a node. */
interface Part {
  readonly node: Node
  readonly area: Diagram
}

/**
 * For whom trouble is in store (rule V49): the patients at the steps before which the end can still be reached and after which
 * it cannot. By the answers that they give there; where somebody decides, by what is known then. Later what made the difference
 * may have been forgotten.
 *
 * @param trouble where nothing can be done any more, or nothing that helps
 */
export function patientsEntering(context: Context, trouble: Regions): Whom {
  const nobodyApart: Whom = { boxes: [], words: patientsInWords(context.program, [], true) }
  const parts = new Map<string, Part>()
  for (const part of entries(context, trouble)) {
    parts.set(`${part.node.known} ${part.area}`, part)
    if (parts.size > MAX_ENTRIES) return nobodyApart
  }
  const boxes = new Map<string, readonly Region[]>()
  for (const { node, area } of parts.values()) {
    const told = context.describer.describe(area, node.known, lookedAt(context, node))
    if (told.boxes.length === 0 || !told.complete) return nobodyApart
    for (const box of told.boxes) boxes.set(JSON.stringify(box), box)
    if (boxes.size > MAX_BOXES) return nobodyApart
  }
  const all = [...boxes.values()]
  return { boxes: all, words: patientsInWords(context.program, all, true) }
}

function* entries(context: Context, trouble: Regions): Generator<Part> {
  const { symbolic, ends } = context
  const { diagrams } = symbolic.space
  const falling = canReach(symbolic, trouble)
  for (const node of falling.keys()) {
    const lost = diagrams.minus(falling.get(node) ?? FALSE, ends.get(node) ?? FALSE)
    if (lost === FALSE) continue
    for (const edge of node.incoming) {
      const into = diagrams.and(edge.after, lost)
      if (into === FALSE) continue
      const before = diagrams.and(edge.before, preimage(symbolic, into, edge.transfer))
      const from = diagrams.and(before, ends.get(edge.from) ?? FALSE)
      if (from === FALSE) continue
      yield givesValues(edge)
        ? { node, area: diagrams.and(diagrams.and(into, image(symbolic, from, edge.transfer)), node.known) }
        : { node: edge.from, area: from }
    }
  }
}

function givesValues({ event }: Edge): boolean {
  return event.kind === 'answer' || event.kind === 'give' || event.kind === 'change'
}

/** What the decisions look at that can be taken then: it is said in their words. */
function lookedAt(context: Context, { state }: Node): readonly number[] {
  const reader = new StateReader(state)
  const open = context.program.tasks.filter(
    ({ index, kind }) => kind === 'decision' && reader.task(index).state === IN_PROGRESS,
  )
  return [...new Set(open.flatMap((task) => readBy(context, task)))]
}
