import type { Operation } from '../../runtime/index.ts'
import type { Diagram } from '../data/diagram.ts'
import { FALSE, TRUE } from '../data/diagram.ts'
import type { Symbolic } from '../data/symbolic.ts'
import type { Edge, Node } from '../explore/graph.ts'
import { concrete } from '../explore/scenario.ts'
import { answered, assignedImage, beforeAnswers, beforeAssigned } from '../explore/transfer.ts'

/** A step of a route, with what is asked of the patients who take it. */
interface Stage {
  readonly edge: Edge
  /** Over the data after the answers of the step. */
  readonly within: Diagram
  /** Over the data after the step. */
  readonly after: Diagram
}

/**
 * A way through the explored steps with all the patients who can go it from the beginning to the end. It is made longer
 * and narrower as goals are added, and never left without a patient.
 */
export class Route {
  readonly #symbolic: Symbolic
  readonly #root: Node
  readonly #stages: Stage[] = []
  /** Before each stage and after the last: who has come so far. */
  #forward: readonly Diagram[]
  /** Before each stage and after the last: who can go the rest. */
  #backward: readonly Diagram[]

  constructor(symbolic: Symbolic, root: Node) {
    this.#symbolic = symbolic
    this.#root = root
    this.#forward = [root.known]
    this.#backward = [TRUE]
  }

  get length(): number {
    return this.#stages.length
  }

  get end(): Node {
    return this.#stages.at(-1)?.edge.to ?? this.#root
  }

  /** The patients at the end of the route. */
  get patients(): Diagram {
    return this.#forward.at(-1) ?? FALSE
  }

  /** The states on the way with the patients who are in them, the one before the first step left out. */
  *states(): Generator<{ readonly position: number; readonly node: Node; readonly patients: Diagram }> {
    const { diagrams } = this.#symbolic.space
    for (const [position, { edge }] of this.#stages.entries()) {
      const patients = diagrams.and(this.#forward[position + 1] ?? FALSE, this.#backward[position + 1] ?? FALSE)
      yield { position, node: edge.to, patients }
    }
  }

  /** The steps on the way with the patients who take them, over the data after the answers. */
  *steps(): Generator<{ readonly position: number; readonly edge: Edge; readonly patients: Diagram }> {
    const { diagrams } = this.#symbolic.space
    for (const [position, stage] of this.#stages.entries()) {
      const taken = this.#taken(stage, this.#forward[position] ?? FALSE)
      const rest = beforeAssigned(this.#symbolic, this.#backward[position + 1] ?? FALSE, stage.edge.transfer.assigned)
      yield { position, edge: stage.edge, patients: diagrams.and(taken, rest) }
    }
  }

  /** Goes on; gives back whether anybody can. */
  extend(edges: readonly Edge[]): boolean {
    const before = this.#stages.length
    for (const edge of edges) this.#stages.push({ edge, within: TRUE, after: edge.after })
    if (this.#settle()) return true
    this.#stages.length = before
    this.#settle()
    return false
  }

  /** Only patients of `region` after a step; gives back whether there are any. */
  narrowAfter(position: number, region: Diagram): boolean {
    const stage = this.#stages[position]
    return stage !== undefined && this.#replace(position, { ...stage, after: this.#and(stage.after, region) })
  }

  /** Only patients of `region` within a step, after its answers; gives back whether there are any. */
  narrowWithin(position: number, region: Diagram): boolean {
    const stage = this.#stages[position]
    return stage !== undefined && this.#replace(position, { ...stage, within: this.#and(stage.within, region) })
  }

  /** The operations of one of the patients, with the simplest values. */
  operations(): readonly Operation[] | undefined {
    const legs = this.#stages.map(({ edge, within }, position) => {
      const transfer = { ...edge.transfer, agree: this.#and(edge.transfer.agree, within) }
      return { edge: { ...edge, transfer }, goal: this.#backward[position + 1] ?? FALSE }
    })
    return concrete(this.#symbolic, this.end, legs)?.steps.map((step) => step.operation)
  }

  #replace(position: number, stage: Stage): boolean {
    const old = this.#stages[position] as Stage
    this.#stages[position] = stage
    if (this.#settle()) return true
    this.#stages[position] = old
    this.#settle()
    return false
  }

  /** Computes again who comes how far; whether anybody gets to the end. */
  #settle(): boolean {
    const forward: Diagram[] = [this.#root.known]
    for (const stage of this.#stages) forward.push(this.#after(stage, forward.at(-1) ?? FALSE))
    if (forward.at(-1) === FALSE) return false
    const backward: Diagram[] = [TRUE]
    for (const stage of this.#stages.toReversed()) backward.unshift(this.#before(stage, backward[0] ?? FALSE))
    this.#forward = forward
    this.#backward = backward.map((rest, i) => this.#and(rest, this.#stages[i - 1]?.after ?? TRUE))
    return true
  }

  #taken({ edge, within }: Stage, from: Diagram): Diagram {
    const start = this.#and(from, edge.before)
    return this.#and(this.#and(answered(this.#symbolic, start, edge.transfer.asks), edge.transfer.agree), within)
  }

  #after(stage: Stage, from: Diagram): Diagram {
    return this.#and(assignedImage(this.#symbolic, this.#taken(stage, from), stage.edge.transfer.assigned), stage.after)
  }

  #before({ edge, within, after }: Stage, rest: Diagram): Diagram {
    const { agree, asks, assigned } = edge.transfer
    const goal = beforeAssigned(this.#symbolic, this.#and(after, rest), assigned)
    return this.#and(edge.before, beforeAnswers(this.#symbolic, this.#and(this.#and(goal, agree), within), asks))
  }

  #and(a: Diagram, b: Diagram): Diagram {
    return this.#symbolic.space.diagrams.and(a, b)
  }
}
