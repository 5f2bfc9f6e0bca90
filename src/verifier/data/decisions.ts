import type { CandidateProgram } from '../../runtime/index.ts'
import type { Diagram } from './diagram.ts'
import { FALSE, TRUE } from './diagram.ts'
import type { Assigned, Control, Symbolic } from './symbolic.ts'

const NOTHING: Assigned = new Map()

/**
 * The candidate that an autonomous decision takes, as a diagram with leaves `best <position>`: recommended, then the
 * highest support, then priority, then text order; −1 where none is recommended.
 */
export function best(symbolic: Symbolic, task: number, control: Control, assigned: Assigned = NOTHING): Diagram {
  const { diagrams, program } = symbolic.space
  const candidates = program.tasks[task]?.candidates ?? []
  const offers = candidates.map((_, position) =>
    diagrams.choose(
      symbolic.recommended(task, position, control, assigned),
      symbolic.support(task, position, control, assigned),
      symbolic.leaves.of(undefined),
    ),
  )
  return symbolic.memo(`best ${task} ${offers.join(' ')}`, () => chosenOf(symbolic, candidates, offers))
}

/** @param offers the support of each candidate where it is recommended, unknown elsewhere */
function chosenOf(symbolic: Symbolic, candidates: readonly CandidateProgram[], offers: readonly Diagram[]): Diagram {
  const { diagrams } = symbolic.space
  const leaf = (position: number, support: number): Diagram => diagrams.leaf(`best ${position} ${support}`)
  let choice: Diagram = leaf(-1, Number.NEGATIVE_INFINITY)
  for (const [position, candidate] of candidates.entries()) {
    choice = diagrams.apply(choice, offers[position] as Diagram, (chosen, offer) => {
      const value = symbolic.leaves.value(offer)
      if (typeof value !== 'number') return chosen
      const [at = -1, sum = 0] = leafParts(diagrams.table.leafKey(chosen))
      const priority = at === -1 ? Number.NEGATIVE_INFINITY : (candidates[at]?.priority ?? 0)
      const better = at === -1 || value > sum || (value === sum && candidate.priority > priority)
      return better ? leaf(position, value) : chosen
    })
  }
  return diagrams.map(choice, (chosen) => diagrams.leaf(`chosen ${leafParts(diagrams.table.leafKey(chosen))[0]}`))
}

function leafParts(key: string | undefined): readonly number[] {
  return (key ?? '').split(' ').slice(1).map(Number)
}

/** Where no candidate is recommended. */
export function gap(symbolic: Symbolic, task: number, control: Control): Diagram {
  const { diagrams, program } = symbolic.space
  let none: Diagram = TRUE
  for (const position of program.tasks[task]?.candidates.keys() ?? [])
    none = diagrams.minus(none, symbolic.recommended(task, position, control))
  return none
}

/** Where at least two candidates are recommended with the same support and priority, and none is ahead of them. */
export function tie(symbolic: Symbolic, task: number, control: Control): Diagram {
  const { diagrams, program } = symbolic.space
  const count = program.tasks[task]?.candidates.length ?? 0
  const positions = Array.from({ length: count }, (_, position) => position)
  const weighed = positions.flatMap((position) => [
    symbolic.support(task, position, control),
    symbolic.recommended(task, position, control),
  ])
  return symbolic.memo(`tie ${task} ${weighed.join(' ')}`, () => {
    let tied: Diagram = FALSE
    for (const a of positions)
      for (const b of positions.slice(a + 1)) tied = diagrams.or(tied, tiedPair(symbolic, task, control, a, b))
    return tied
  })
}

function tiedPair(symbolic: Symbolic, task: number, control: Control, a: number, b: number): Diagram {
  const { diagrams, program } = symbolic.space
  const rank = (position: number): Diagram => symbolic.support(task, position, control)
  const better = (x: Diagram, y: Diagram): Diagram => symbolic.leaves.apply(x, y, (p, q) => Number(p) > Number(q))
  const priority = (position: number): number => program.tasks[task]?.candidates[position]?.priority ?? 0
  if (priority(a) !== priority(b)) return FALSE
  let both = diagrams.and(symbolic.recommended(task, a, control), symbolic.recommended(task, b, control))
  both = diagrams.and(
    both,
    symbolic.leaves.apply(rank(a), rank(b), (p, q) => p === q),
  )
  for (let c = 0; c < (program.tasks[task]?.candidates.length ?? 0); c += 1) {
    if (c === a || c === b || both === FALSE) continue
    const higher = priority(c) > priority(a)
    const beats = higher
      ? symbolic.leaves.apply(rank(c), rank(a), (p, q) => Number(p) >= Number(q))
      : better(rank(c), rank(a))
    both = diagrams.minus(both, diagrams.and(symbolic.recommended(task, c, control), beats))
  }
  return both
}

/**
 * Where two candidates are recommended with the same support and different priorities.
 *
 * @param isException whether the second of two candidates is for some of those of the first only: a rule and its exception
 */
export function overlap(
  symbolic: Symbolic,
  task: number,
  control: Control,
  isException: (rule: number, exception: number) => boolean = () => false,
): Diagram {
  const { diagrams, program } = symbolic.space
  const candidates = program.tasks[task]?.candidates ?? []
  let all: Diagram = FALSE
  for (let a = 0; a < candidates.length; a += 1)
    for (let b = a + 1; b < candidates.length; b += 1) {
      const [one = 0, other = 0] = [candidates[a]?.priority, candidates[b]?.priority]
      if (one === other || (one < other ? isException(a, b) : isException(b, a))) continue
      const both = diagrams.and(symbolic.recommended(task, a, control), symbolic.recommended(task, b, control))
      if (both === FALSE) continue
      const supports = [a, b].map((each) => symbolic.support(task, each, control)) as [Diagram, Diagram]
      const same = symbolic.leaves.apply(...supports, (p, q) => p === q)
      all = diagrams.or(all, diagrams.and(both, same))
    }
  return all
}

/** Where a confirming and an excluding argument of a candidate hold together. */
export function contradicted(symbolic: Symbolic, task: number, position: number, control: Control): Diagram {
  const { diagrams } = symbolic.space
  return diagrams.not(symbolic.leaves.known(symbolic.support(task, position, control)))
}
