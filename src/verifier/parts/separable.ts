import type { Program } from '../../runtime/index.ts'
import { COMPLETED, DISCARDED, DORMANT, IN_PROGRESS, StateReader } from '../../runtime/index.ts'
import type { Diagram } from '../data/diagram.ts'
import { FALSE } from '../data/diagram.ts'
import type { Symbolic } from '../data/symbolic.ts'
import type { Explorer } from '../explore/explorer.ts'
import type { Node } from '../explore/graph.ts'
import { answered } from '../explore/transfer.ts'

/** What a module gives and what others look at, by name: positions differ from one protocol to the next. */
export interface Surface {
  readonly path: string
  readonly gives: readonly string[]
  readonly shared: readonly string[]
}

/**
 * Whether a module does for the rest of the protocol just what the single task does that may stand for it (rule V102):
 * whoever gets in can get out, completed, with what others look at unchanged, and with every answer to what it gives.
 */
export function isSeparable(symbolic: Symbolic, { nodes }: Explorer, surface: Surface): boolean {
  const { space } = symbolic
  const { diagrams, program } = space
  const plan = program.pathIndex.get(surface.path)
  if (plan === undefined) return false
  const gives = positions(program, surface.gives)
  const shared = new Set(positions(program, surface.shared))
  // What is computed from an item that others look at and from one's own could tell apart what only looks alike.
  const computed = [...space.compounds, ...space.sums]
  if (computed.some(({ operands }) => operands.some(({ item }) => shared.has(item)))) return false
  let entered: Diagram = FALSE
  let left: Diagram = FALSE
  const stateIn = ({ state }: Node): number => new StateReader(state).task(plan).state
  for (const node of nodes) {
    const before = stateIn(node)
    if (before !== DORMANT && before !== IN_PROGRESS) continue
    for (const { to, after: patients } of node.outgoing) {
      const after = stateIn(to)
      if (before === DORMANT && after === IN_PROGRESS) entered = diagrams.or(entered, patients)
      // A single task takes its time; what is over at once comes before anything else can happen.
      if (before === DORMANT && after === COMPLETED) return false
      if (before !== IN_PROGRESS || after === IN_PROGRESS) continue
      if (after === DISCARDED) return false
      left = diagrams.or(left, patients)
    }
  }
  const fresh: number[] = []
  for (const item of gives) {
    const known = space.known(item)
    if (diagrams.minus(entered, known) === FALSE) continue
    // Asked of some and known of others: two ways in that lead out the same way could not be told apart.
    if (diagrams.and(entered, known) !== FALSE) return false
    fresh.push(item)
  }
  const expected = answered(
    symbolic,
    entered,
    fresh.map((item) => ({ item, mode: 'must' })),
  )
  const hidden = space.items.flatMap(({ item, variables }) => (shared.has(item) ? [] : variables)).sort((a, b) => a - b)
  // Nobody stays inside who differs from those who get out, and nobody comes out without what the single task would give.
  return diagrams.exists(expected, hidden) === diagrams.exists(left, hidden)
}

function positions(program: Program, names: readonly string[]): readonly number[] {
  return names.flatMap((name) => program.itemIndex.get(name) ?? [])
}
