import type { Diagram } from '../data/diagram.ts'
import { FALSE } from '../data/diagram.ts'
import type { Symbolic } from '../data/symbolic.ts'
import type { Regions } from '../explore/backward.ts'
import type { Edge, Node } from '../explore/graph.ts'
import { preimage } from '../explore/transfer.ts'

/** Who has to act: a task, or time (-1). Triggers and changes from outside are nobody's duty. */
type Duty = number

/** More situations in circles than this are not searched for endless runs. */
const MAX_NODES = 4000

/** For each node those who can be on an endless run from there. */
export interface Endless {
  readonly regions: Regions
  /** Tasks that are done again and again on such runs. */
  readonly tasks: readonly number[]
}

/**
 * The patients who can go on for ever. With `fair`, only along runs that are weakly fair: whoever can act all the time acts at
 * some time; what is answered and decided is free (Emerson and Lei 1986, on edges).
 *
 * @returns undefined when there are too many situations
 */
export function endlessRuns(symbolic: Symbolic, nodes: readonly Node[], fair: boolean): Endless | undefined {
  const circles = nodesInCircles(nodes)
  if (circles.size > MAX_NODES) return undefined
  const search = new Search(symbolic, circles)
  const regions = search.greatest(fair ? search.duties() : [])
  return { regions, tasks: search.tasksWithin(regions) }
}

class Search {
  readonly #symbolic: Symbolic
  /** Each with the number of its circle. */
  readonly #nodes: ReadonlyMap<Node, number>

  constructor(symbolic: Symbolic, nodes: ReadonlyMap<Node, number>) {
    this.#symbolic = symbolic
    this.#nodes = nodes
  }

  duties(): readonly Duty[] {
    const all = new Set<Duty>()
    for (const node of this.#nodes.keys())
      for (const event of node.events) {
        const duty = dutyOf(event)
        if (duty !== undefined) all.add(duty)
      }
    return [...all].sort((a, b) => a - b)
  }

  /** The greatest set from which every duty can be met again and again without leaving it. */
  greatest(duties: readonly Duty[]): Regions {
    let inside: Regions = new Map([...this.#nodes.keys()].map((node) => [node, node.known]))
    for (;;) {
      let next = inside
      for (const duty of duties.length === 0 ? [undefined] : duties) next = this.#meeting(next, duty)
      if (isSame(next, inside)) return next
      inside = next
    }
  }

  /** Of `inside` those who can, staying there, come to a point at which the duty is met, and go on from it. */
  #meeting(inside: Regions, duty: Duty | undefined): Regions {
    const met = new Map<Node, Diagram>()
    for (const node of inside.keys()) {
      const on = this.#before(node, inside, () => true)
      const taken = duty === undefined ? on : this.#before(node, inside, (edge) => dutyOf(edge.event) === duty)
      const idle = duty === undefined ? FALSE : this.#diagrams.minus(on, this.#able(node, duty))
      const here = this.#diagrams.and(inside.get(node) ?? FALSE, this.#diagrams.or(taken, idle))
      if (here !== FALSE) met.set(node, here)
    }
    return this.#reaching(met, inside)
  }

  /** The patients of a node whom one of its steps leads into `regions`. */
  #before(node: Node, regions: Regions, counts: (edge: Edge) => boolean): Diagram {
    let all: Diagram = FALSE
    for (const edge of node.outgoing) {
      const into = this.#diagrams.and(regions.get(edge.to) ?? FALSE, edge.after)
      if (into === FALSE || !counts(edge)) continue
      all = this.#diagrams.or(all, this.#diagrams.and(edge.before, preimage(this.#symbolic, into, edge.transfer)))
    }
    return all
  }

  #able(node: Node, duty: Duty): Diagram {
    let able: Diagram = FALSE
    for (const event of node.events) if (dutyOf(event) === duty) able = this.#diagrams.or(able, event.guard)
    return able
  }

  #reaching(goal: ReadonlyMap<Node, Diagram>, inside: Regions): Regions {
    const reach = new Map(goal)
    const pending = new Set(reach.keys())
    for (const node of pending) {
      pending.delete(node)
      for (const { from } of node.incoming) {
        const own = inside.get(from)
        if (own === undefined) continue
        const old = reach.get(from) ?? FALSE
        const joined = this.#diagrams.or(
          old,
          this.#diagrams.and(
            own,
            this.#before(from, reach, () => true),
          ),
        )
        if (joined === old) continue
        reach.set(from, joined)
        pending.add(from)
      }
    }
    return reach
  }

  /** Steps that lead out of a circle are taken once. */
  tasksWithin(regions: Regions): readonly number[] {
    const tasks = new Set<number>()
    for (const node of regions.keys())
      for (const edge of node.outgoing) {
        if (this.#nodes.get(edge.to) !== this.#nodes.get(node) || isGivenOnce(edge)) continue
        const into = this.#diagrams.and(regions.get(edge.to) ?? FALSE, edge.after)
        const from = this.#diagrams.and(regions.get(node) ?? FALSE, edge.before)
        if (into !== FALSE && from !== FALSE && 'task' in edge.event) tasks.add(edge.event.task)
      }
    return [...tasks].sort((a, b) => a - b)
  }

  get #diagrams() {
    return this.#symbolic.space.diagrams
  }
}

/** An answer that changes nothing but what is known: it is not asked for again. */
function isGivenOnce({ from, to, event }: Edge): boolean {
  return from === to && event.kind === 'answer' && event.asks.every(({ mode }) => mode !== 'again')
}

function dutyOf(event: Edge['event']): Duty | undefined {
  if ('task' in event) return event.task
  return event.kind === 'wake' ? -1 : undefined
}

function isSame(a: Regions, b: Regions): boolean {
  return a.size === b.size && [...a].every(([node, region]) => b.get(node) === region)
}

/** Nodes from which a step leads back to them in the end, with a number for those of one circle (Tarjan 1972, without recursion). */
function nodesInCircles(nodes: readonly Node[]): ReadonlyMap<Node, number> {
  const order = new Map<Node, number>()
  const low = new Map<Node, number>()
  const onStack = new Set<Node>()
  const stack: Node[] = []
  const result = new Map<Node, number>()
  for (const root of nodes) {
    if (order.has(root)) continue
    const work: { readonly node: Node; next: number }[] = [{ node: root, next: 0 }]
    for (let top = work.at(-1); top; top = work.at(-1)) {
      const { node } = top
      if (top.next === 0) {
        order.set(node, order.size)
        low.set(node, order.get(node) as number)
        stack.push(node)
        onStack.add(node)
      }
      const edge = node.outgoing[top.next]
      if (edge) {
        top.next += 1
        if (!order.has(edge.to)) work.push({ node: edge.to, next: 0 })
        else if (onStack.has(edge.to)) low.set(node, Math.min(low.get(node) as number, order.get(edge.to) as number))
        if (edge.to === node) result.set(node, order.get(node) as number)
        continue
      }
      work.pop()
      const parent = work.at(-1)?.node
      if (parent) low.set(parent, Math.min(low.get(parent) as number, low.get(node) as number))
      if (low.get(node) !== order.get(node)) continue
      const members = stack.splice(stack.indexOf(node))
      for (const member of members) {
        onStack.delete(member)
        if (members.length > 1) result.set(member, order.get(node) as number)
      }
    }
  }
  return result
}
