import type { CoverageGoal } from '../../runtime/index.ts'
import type { Edge, Node } from '../explore/graph.ts'
import type { Exploration } from './exploration.ts'

/**
 * How many goals runs may meet on the way to a step: of two shortest runs to the same place the more promising one is
 * taken. An estimate, without a look at the patients.
 */
export class Outlook {
  readonly #exploration: Exploration
  readonly #wanted: ReadonlyMap<string, CoverageGoal>
  readonly #before = new Map<Node, number>()

  constructor(exploration: Exploration, wanted: ReadonlyMap<string, CoverageGoal>) {
    this.#exploration = exploration
    this.#wanted = wanted
    // Nodes stand in the order in which they were found, so that those before a node are done when it comes.
    for (const node of exploration.explorer.nodes) {
      const depth = node.layers[0]?.depth
      const first = node.incoming.filter((edge) => edge.depth + 1 === depth)
      this.#before.set(node, Math.max(0, ...first.map((edge) => this.upTo(edge))))
    }
  }

  /** The goals of the best run up to a step, the step included. */
  upTo(edge: Edge): number {
    const own = this.#exploration.chances.within(edge).filter(({ goal }) => this.#wanted.has(goal.key)).length
    return (this.#before.get(edge.from) ?? 0) + own
  }
}
