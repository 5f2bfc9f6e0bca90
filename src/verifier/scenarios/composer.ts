import type { CoverageGoal, Operation } from '../../runtime/index.ts'
import type { Diagram } from '../data/diagram.ts'
import { FALSE } from '../data/diagram.ts'
import type { Edge, Node } from '../explore/graph.ts'
import { depthOf, pathTo } from '../explore/scenario.ts'
import { beforeAnswers } from '../explore/transfer.ts'
import type { Exploration } from './exploration.ts'
import { nearest, type Taken } from './nearest.ts'
import { Outlook } from './outlook.ts'
import { Route } from './route.ts'

/** Where a goal is met, for some patients, after so many operations. */
type Place = { readonly depth: number; readonly region: Diagram } & (
  | { readonly node: Node; readonly edge?: undefined }
  | { readonly edge: Edge; readonly node?: undefined }
)

/** Places kept for each goal: the first may be there in the approximation only. */
const PLACES = 3
/** Longer runs are nothing that people would read. */
const MAX_LENGTH = 120

/** Composes runs that meet as many goals as they can on the way to one of them. */
export class Composer {
  readonly #exploration: Exploration
  readonly #places = new Map<string, Place[]>()
  /** The goals that some run meets, those first that are furthest from the beginning. */
  readonly reachable: readonly string[]

  constructor(exploration: Exploration, goals: readonly CoverageGoal[]) {
    this.#exploration = exploration
    const open = new Map(goals.map((goal) => [goal.key, goal]))
    for (const node of exploration.explorer.nodes) {
      if (open.size === 0) break
      for (const edge of node.outgoing) this.#visitEdge(edge, open)
      if (node.state.started) this.#visitNode(node, open)
    }
    const depth = (key: string): number => this.#places.get(key)?.[0]?.depth ?? 0
    this.reachable = [...this.#places.keys()].sort((a, b) => depth(b) - depth(a))
  }

  #visitEdge(edge: Edge, open: Map<string, CoverageGoal>): void {
    for (const { goal, where } of this.#exploration.chances.within(edge))
      if (open.has(goal.key)) this.#enter(goal, { edge, region: where, depth: edge.depth + 1 }, open)
  }

  #visitNode(node: Node, open: Map<string, CoverageGoal>): void {
    const { chances, symbolic } = this.#exploration
    for (const goal of chances.inState(node)) {
      if (!open.has(goal.key)) continue
      const region = symbolic.space.diagrams.and(node.known, chances.at(goal, node))
      if (region === FALSE) continue
      this.#enter(goal, { node, region, depth: depthOf(symbolic, node, region) ?? 0 }, open)
    }
  }

  #enter(goal: CoverageGoal, place: Place, open: Map<string, CoverageGoal>): void {
    const places = this.#places.get(goal.key) ?? []
    this.#places.set(goal.key, places)
    places.push(place)
    if (places.length >= PLACES) open.delete(goal.key)
  }

  /** Runs to a goal, one for each place where it is met, that meet as many of the other goals as they can. */
  *runs(target: CoverageGoal, wanted: ReadonlyMap<string, CoverageGoal>): Generator<readonly Operation[]> {
    const outlook = new Outlook(this.#exploration, wanted)
    for (const place of this.#places.get(target.key) ?? []) {
      const route = this.#routeTo(place, (edge) => outlook.upTo(edge))
      if (!route) continue
      const met = new Set([target.key])
      this.#narrow(route, wanted, met)
      this.#prolong(route, wanted, met)
      const operations = route.operations()
      if (operations) yield operations
    }
  }

  #routeTo(place: Place, worth: (edge: Edge) => number): Route | undefined {
    const { symbolic, explorer } = this.#exploration
    const root = explorer.nodes[0]
    if (!root) return undefined
    const route = new Route(symbolic, root)
    if (place.node) {
      const path = pathTo(symbolic, place.node, place.region, worth)
      if (!path || !route.extend(path.map(({ edge }) => edge))) return undefined
      return route.narrowAfter(route.length - 1, place.region) ? route : undefined
    }
    const { from, before, transfer } = place.edge
    const { diagrams } = symbolic.space
    const taking = diagrams.and(transfer.agree, place.region)
    const able = diagrams.and(diagrams.and(from.known, before), beforeAnswers(symbolic, taking, transfer.asks))
    const path = pathTo(symbolic, from, able, worth)
    if (!path || !route.extend([...path.map(({ edge }) => edge), place.edge])) return undefined
    return route.narrowWithin(route.length - 1, place.region) ? route : undefined
  }

  /** Chooses among the patients of a route those who meet other goals too: the rare ones first. */
  #narrow(route: Route, wanted: ReadonlyMap<string, CoverageGoal>, met: Set<string>): void {
    for (const key of this.reachable) {
      const goal = wanted.get(key)
      if (goal && !met.has(key) && this.#narrowTo(route, goal)) met.add(key)
    }
  }

  #narrowTo(route: Route, goal: CoverageGoal): boolean {
    const { chances, symbolic } = this.#exploration
    const { diagrams } = symbolic.space
    if (goal.kind !== 'threshold') {
      for (const { position, edge, patients } of route.steps()) {
        const chance = chances.within(edge).find((each) => each.goal === goal)
        if (chance && diagrams.and(patients, chance.where) !== FALSE) return route.narrowWithin(position, chance.where)
      }
    }
    if (goal.kind === 'task' || goal.kind === 'arrow') return false
    for (const { position, node, patients } of route.states()) {
      const region = chances.at(goal, node)
      if (diagrams.and(patients, region) !== FALSE) return route.narrowAfter(position, region)
    }
    return false
  }

  /** Goes on to other goals as long as there are any, then to the end of the protocol. */
  #prolong(route: Route, wanted: ReadonlyMap<string, CoverageGoal>, met: Set<string>): void {
    const { symbolic } = this.#exploration
    while (route.length < MAX_LENGTH) {
      const open = new Map([...wanted].filter(([key]) => !met.has(key)))
      const edges = nearest(symbolic, route.end, route.patients, (taken) => this.#worth(taken, open))
      if (!edges || !route.extend(edges)) break
      const before = met.size
      this.#narrow(route, open, met)
      if (met.size === before) break
    }
    const end = nearest(symbolic, route.end, route.patients, ({ edge }) => (edge.to.ended ? 1 : 0))
    if (end && !route.end.ended) route.extend(end)
  }

  /** How many of the goals some of the patients of a step meet by taking it. */
  #worth({ edge, within, after }: Taken, open: ReadonlyMap<string, CoverageGoal>): number {
    const { chances, symbolic } = this.#exploration
    const { diagrams } = symbolic.space
    const goals = new Set<CoverageGoal>()
    for (const { goal, where } of chances.within(edge))
      if (open.has(goal.key) && diagrams.and(within, where) !== FALSE) goals.add(goal)
    for (const goal of chances.inState(edge.to))
      if (open.has(goal.key) && diagrams.and(after, chances.at(goal, edge.to)) !== FALSE) goals.add(goal)
    return goals.size
  }
}
