import type { Diagram } from '../data/diagram.ts'
import { FALSE, TRUE } from '../data/diagram.ts'
import type { Symbolic } from '../data/symbolic.ts'
import type { Ask } from './events.ts'

/** How one step changes data: answers first, then what the engine agreed on, then postconditions. */
export interface Transfer {
  readonly asks: readonly Ask[]
  /** Over the data after the answers: the patients who take this very step. */
  readonly agree: Diagram
  /** Items given values by postconditions, as functions of the data after the answers. */
  readonly assigned: ReadonlyMap<number, Diagram>
}

/** All data that answers can make of `from`. */
export function answered(symbolic: Symbolic, from: Diagram, asks: readonly Ask[]): Diagram {
  const { space } = symbolic
  const { diagrams } = space
  let result = from
  for (const { item, mode } of asks) {
    const known = space.known(item)
    const kept = diagrams.and(result, known)
    const asked = mode === 'again' ? result : diagrams.minus(result, known)
    let fresh = diagrams.and(diagrams.exists(asked, variablesOf(symbolic, item)), space.legal)
    if (mode !== 'may') fresh = diagrams.and(fresh, known)
    result = mode === 'again' ? fresh : diagrams.or(kept, fresh)
  }
  return result
}

/** All data from which answers can lead into `to`. */
export function beforeAnswers(symbolic: Symbolic, to: Diagram, asks: readonly Ask[]): Diagram {
  const { space } = symbolic
  const { diagrams } = space
  let result = to
  for (const { item, mode } of [...asks].reverse()) {
    const known = space.known(item)
    const variables = variablesOf(symbolic, item)
    const reached = mode === 'may' ? result : diagrams.and(result, known)
    const opened = diagrams.and(diagrams.exists(reached, variables), space.legal)
    if (mode === 'again') result = opened
    else result = diagrams.or(diagrams.and(result, known), diagrams.minus(opened, known))
  }
  return result
}

/** The data after postconditions. */
export function assignedImage(symbolic: Symbolic, from: Diagram, assigned: ReadonlyMap<number, Diagram>): Diagram {
  if (assigned.size === 0) return from
  const { diagrams } = symbolic.space
  let parts: readonly { readonly where: Diagram; readonly after: Diagram }[] = [{ where: from, after: TRUE }]
  for (const [item, value] of assigned) {
    parts = parts.flatMap(({ where, after }) =>
      casesOf(symbolic, value, where).map(([leaf, part]) => ({
        where: part,
        after: diagrams.and(after, regionOf(symbolic, item, leaf)),
      })),
    )
  }
  const hidden = [...assigned.keys()].flatMap((item) => variablesOf(symbolic, item)).sort((a, b) => a - b)
  let image: Diagram = FALSE
  for (const { where, after } of parts) image = diagrams.or(image, diagrams.and(diagrams.exists(where, hidden), after))
  return diagrams.and(image, symbolic.space.legal)
}

/** The data from which postconditions lead into `to`. */
export function beforeAssigned(symbolic: Symbolic, to: Diagram, assigned: ReadonlyMap<number, Diagram>): Diagram {
  if (assigned.size === 0) return to
  const { diagrams } = symbolic.space
  const hidden = [...assigned.keys()].flatMap((item) => variablesOf(symbolic, item)).sort((a, b) => a - b)
  const walk = (items: readonly [number, Diagram][], where: Diagram, goal: Diagram): Diagram => {
    const [first, ...rest] = items
    if (where === FALSE || goal === FALSE) return FALSE
    if (!first) return diagrams.and(where, diagrams.exists(goal, hidden))
    let result: Diagram = FALSE
    for (const [leaf, part] of casesOf(symbolic, first[1], where))
      result = diagrams.or(result, walk(rest, part, diagrams.and(goal, regionOf(symbolic, first[0], leaf))))
    return result
  }
  return walk([...assigned], TRUE, to)
}

/** Everything after the step. */
export function image(symbolic: Symbolic, from: Diagram, { asks, agree, assigned }: Transfer): Diagram {
  const { diagrams } = symbolic.space
  return assignedImage(symbolic, diagrams.and(answered(symbolic, from, asks), agree), assigned)
}

/** Everything from which the step can lead into `to`. */
export function preimage(symbolic: Symbolic, to: Diagram, { asks, agree, assigned }: Transfer): Diagram {
  const { diagrams } = symbolic.space
  return beforeAnswers(symbolic, diagrams.and(beforeAssigned(symbolic, to, assigned), agree), asks)
}

function casesOf(symbolic: Symbolic, value: Diagram, where: Diagram): readonly (readonly [Diagram, Diagram])[] {
  const { diagrams } = symbolic.space
  return diagrams.leaves(value).flatMap((leaf) => {
    const part = diagrams.and(
      where,
      diagrams.map(value, (each) => (each === leaf ? TRUE : FALSE)),
    )
    return part === FALSE ? [] : [[leaf, part] as const]
  })
}

function regionOf(symbolic: Symbolic, item: number, leaf: Diagram): Diagram {
  const { space, leaves } = symbolic
  const region = space.where(item, leaves.value(leaf))
  // A value outside every piece comes from arithmetic that the cuts do not follow: then any value is assumed.
  return space.diagrams.and(region === FALSE ? space.known(item) : region, space.legal)
}

export function variablesOf(symbolic: Symbolic, item: number): readonly number[] {
  return symbolic.space.variablesOf(item)
}
