import type { Operation } from '../../runtime/index.ts'
import type { Diagram } from '../data/diagram.ts'
import { FALSE, TRUE } from '../data/diagram.ts'
import { pick, pickAmong, type Valuation } from '../data/pick.ts'
import type { Value } from '../../proforma/index.ts'
import type { DataSpace } from '../data/space.ts'
import type { Symbolic } from '../data/symbolic.ts'
import type { Ask, Event } from './events.ts'
import type { Edge, Node, Step } from './graph.ts'
import { operationOf } from './operation.ts'
import { beforeAnswers, beforeAssigned, preimage, variablesOf } from './transfer.ts'

/** One operation of a run, and where the run is before it. */
export interface RunStep {
  readonly node: Node
  readonly event: Event
  readonly operation: Operation
  /** The patient before the operation. */
  readonly before: Valuation
}

export interface Run {
  readonly steps: readonly RunStep[]
  readonly end: Node
  readonly patient: Valuation
}

/** A shortest run to a node for one of the patients of `region`; undefined when nobody of them gets there. */
export function runTo(symbolic: Symbolic, node: Node, region: Diagram): Run | undefined {
  const path = pathTo(symbolic, node, region)
  return path && concrete(symbolic, node, path)
}

/** How many operations the shortest run to a patient of `region` has; undefined when there is none. */
export function depthOf(symbolic: Symbolic, node: Node, region: Diagram): number | undefined {
  return node.layers.find((layer) => symbolic.space.diagrams.and(layer.added, region) !== FALSE)?.depth
}

/** One step on the way, and where it must lead. */
export interface Leg {
  readonly edge: Step
  /** Where the edge must lead, for the rest of the path to be possible. */
  readonly goal: Diagram
}

/**
 * The steps of a shortest run to a node for one of the patients of `region`, from the beginning.
 *
 * @param worth of several shortest runs the one is taken that is worth most, looked at from its end; without it any
 */
export function pathTo(
  symbolic: Symbolic,
  node: Node,
  region: Diagram,
  worth?: (edge: Edge) => number,
): readonly (Leg & { readonly edge: Edge })[] | undefined {
  const { diagrams } = symbolic.space
  const layer = node.layers.find(({ added }) => diagrams.and(added, region) !== FALSE)
  if (!layer) return undefined
  const legs: (Leg & { readonly edge: Edge })[] = []
  let at = node
  let goal = diagrams.and(layer.added, region)
  for (let { depth } = layer; depth > 0; depth -= 1) {
    const leads = (each: Edge): boolean => each.depth === depth - 1 && diagrams.and(each.after, goal) !== FALSE
    const edge = worth ? worthiest(at.incoming.filter(leads), worth) : at.incoming.find(leads)
    if (!edge) return undefined
    goal = diagrams.and(goal, edge.after)
    legs.unshift({ edge, goal })
    goal = diagrams.and(edge.before, preimage(symbolic, goal, edge.transfer))
    at = edge.from
  }
  return legs
}

function worthiest(edges: readonly Edge[], worth: (edge: Edge) => number): Edge | undefined {
  let best: { readonly edge: Edge; readonly worth: number } | undefined
  for (const edge of edges) {
    const value = worth(edge)
    if (!best || value > best.worth) best = { edge, worth: value }
  }
  return best?.edge
}

/** Chooses the patient's values along the path, each time the simplest that keep the rest of it possible. */
export function concrete(symbolic: Symbolic, end: Node, legs: readonly Leg[]): Run | undefined {
  const moves: Move[] = []
  let patient: Valuation = () => 0
  for (const { edge, goal } of legs) {
    const after = choose(symbolic, patient, edge, goal)
    if (!after) return undefined
    moves.push({ edge, before: patient, after })
    patient = assigned(symbolic, edge, after)
  }
  const values = valuesAlong(symbolic, moves)
  const steps = moves.map(({ edge: { from: node, event }, before, after }, i): RunStep => {
    const valueOf = values[i] as (item: number) => Value
    return { node, event, operation: operationOf(symbolic.space, event, node.state, before, after, valueOf), before }
  })
  return { steps, end, patient }
}

interface Move {
  readonly edge: Step
  readonly before: Valuation
  readonly after: Valuation
}

/**
 * The values of items after each move. A value that is given once serves until it is given anew, so it is chosen to suit
 * the last moment of that time, when most is known.
 */
function valuesAlong({ space }: Symbolic, moves: readonly Move[]): readonly ((item: number) => Value)[] {
  const patients = moves.map((move) => space.patient(move.after))
  return moves.map((_, i) => (item) => {
    let last = i
    while (last + 1 < moves.length && !gives(space, moves[last + 1] as Move, item, moves[last] as Move)) last += 1
    return (patients[last] as (item: number) => Value)(item)
  })
}

/** Whether a move gives an item a value, or the postconditions of the move before it did. */
function gives(space: DataSpace, { edge, before, after }: Move, item: number, previous: Move): boolean {
  if (previous.edge.transfer.assigned.has(item)) return true
  const ask = edge.transfer.asks.find((each) => each.item === item)
  if (!ask) return false
  return (
    ask.mode === 'again' || (space.of(item)?.variables ?? []).some((variable) => before(variable) !== after(variable))
  )
}

/** A shortest run that ends with a given step; undefined when nobody takes it. */
export function runThrough(symbolic: Symbolic, step: Step): Run | undefined {
  const { diagrams } = symbolic.space
  const { from, event, transfer } = step
  const before = diagrams.and(from.known, event.guard)
  const able = diagrams.and(before, beforeAnswers(symbolic, transfer.agree, transfer.asks))
  const path = pathTo(symbolic, from, able)
  return path && concrete(symbolic, from, [...path, { edge: step, goal: TRUE }])
}

function choose(
  symbolic: Symbolic,
  patient: Valuation,
  edge: Pick<Edge, 'transfer'>,
  goal: Diagram,
): Valuation | undefined {
  const { space } = symbolic
  const { diagrams } = space
  const { agree, asks } = edge.transfer
  let among = diagrams.and(agree, beforeAssigned(symbolic, goal, edge.transfer.assigned))
  const free = new Set<number>()
  for (const ask of asks) {
    if (!isAsked(space.of(ask.item)?.first, ask, patient)) continue
    free.add(ask.item)
    among = diagrams.and(among, space.legal)
    if (ask.mode !== 'may') among = diagrams.and(among, space.known(ask.item))
  }
  return pickAmong(diagrams, among, (variable) => {
    if (!space.dependsOn(variable, free)) return [patient(variable)]
    return Array.from({ length: diagrams.size(variable) }, (_, value) => value)
  })
}

function isAsked(known: number | undefined, ask: Ask, patient: Valuation): boolean {
  return known !== undefined && (ask.mode === 'again' || patient(known) === 0)
}

function assigned(symbolic: Symbolic, edge: Step, after: Valuation): Valuation {
  const { space, leaves } = symbolic
  let result = after
  for (const [item, value] of edge.transfer.assigned) {
    const leaf = space.diagrams.evaluate(value, after)
    const own = new Set(variablesOf(symbolic, item))
    const chosen = pick(space.diagrams, space.diagrams.and(space.where(item, leaves.value(leaf)), space.legal))
    const before = result
    result = (variable) => (own.has(variable) ? (chosen?.(variable) ?? 0) : before(variable))
  }
  return result
}

/** Whether a diagram is true for a patient. */
export function holdsFor(symbolic: Symbolic, region: Diagram, patient: Valuation): boolean {
  return symbolic.space.diagrams.evaluate(region, patient) === TRUE
}
