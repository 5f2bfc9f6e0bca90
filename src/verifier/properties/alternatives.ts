import type { TaskProgram } from '../../runtime/index.ts'
import type { Diagram } from '../data/diagram.ts'
import { FALSE } from '../data/diagram.ts'
import { canReach, type Regions } from '../explore/backward.ts'
import type { Edge, Node } from '../explore/graph.ts'
import type { Finding } from '../types.ts'
import { type Context, shownByAbsence } from './context.ts'
import { candidateName, nameOf } from './names.ts'

/** A candidate of an autonomous decision that is recommended for somebody but always loses against another. */
export function* starvedCandidates(context: Context): Generator<Finding> {
  const { program, symbolic, explorer } = context
  const { diagrams, legal } = symbolic.space
  for (const task of program.tasks) {
    if (task.kind !== 'decision' || !task.autonomous || !explorer.reached.has(`${task.path} in_progress`)) continue
    const control = { now: 0, task: (index: number) => (program.tasks[index] as TaskProgram).initial }
    for (const [position, candidate] of task.candidates.entries()) {
      if (explorer.committed.has(`${task.path} ${candidate.name}`)) continue
      const offered = diagrams.and(legal, symbolic.recommended(task.index, position, control))
      if (offered === FALSE) continue
      yield* shownByAbsence(context, {
        property: 'P7',
        kind: 'starved-candidate',
        tasks: [task.index],
        title: `${nameOf(task)} never takes ${candidateName(task, position)}`,
        why: `${candidateName(task, position)} can be recommended, but whenever the decision is made another candidate has more support, a higher priority or comes first (starvation of an alternative).`,
        fix: `Change the support or the priority of ${candidateName(task, position)}, or remove it.`,
      })
    }
  }
}

/**
 * A candidate of a decision that comes up again, that is taken by somebody the first time and that nobody can take any more
 * after that: AG (in progress implies EF committed), of all later rounds.
 */
export function* settledCandidates(context: Context): Generator<Finding> {
  const { program, symbolic, explorer } = context
  const { diagrams } = symbolic.space
  for (const task of program.tasks) {
    if (task.kind !== 'decision' || task.autonomous || !task.repeats) continue
    const commits = explorer.nodes.flatMap((node) =>
      node.outgoing.filter(({ event }) => event.kind === 'commit' && event.task === task.index),
    )
    const before = (edges: readonly Edge[]): Regions => {
      const regions = new Map<Node, Diagram>()
      for (const edge of edges) regions.set(edge.from, diagrams.or(regions.get(edge.from) ?? FALSE, edge.before))
      return canReach(symbolic, regions)
    }
    const again = before(commits)
    const rounds = commits.map((edge) => ({
      edge,
      part: diagrams.and(edge.after, again.get(edge.to) ?? FALSE),
    }))
    const later = rounds.filter(({ part }) => part !== FALSE)
    if (later.length === 0) continue
    for (const position of task.candidates.keys()) {
      const own = commits.filter(({ event }) => event.kind === 'commit' && event.candidates.includes(position))
      if (own.length === 0) continue
      const can = before(own)
      if (later.some(({ edge, part }) => diagrams.and(part, can.get(edge.to) ?? FALSE) !== FALSE)) continue
      yield* shownByAbsence(context, {
        property: 'P7',
        kind: 'settled-candidate',
        tasks: [task.index],
        title: `After the first time ${nameOf(task)} can never come to ${candidateName(task, position)}`,
        why: `${nameOf(task)} comes up again, but whoever took another option once can never take ${candidateName(task, position)} in any later round: nothing that the decision looks at is asked anew (unfair to an alternative).`,
        fix: `Ask for the values of ${nameOf(task)} again in each round, or let the repetition end.`,
      })
    }
  }
}
