import type { Program } from '../../runtime/index.ts'
import type { Event } from '../explore/events.ts'
import { type Actor, Footprints, triggerActors } from '../flow/footprint.ts'
import { readTable } from '../flow/reads.ts'
import type { Context } from './context.ts'

/**
 * Tasks that may never begin only because the engine refuses an operation that would not settle (rule V41): those that would
 * go on changing, the plans around them, and what the refused operation would have led to.
 */
export function behindDivergences({ program, explorer }: Context): ReadonlySet<number> {
  const { divergences } = explorer
  if (divergences.length === 0) return new Set()
  const triggers = triggerActors(program)
  const actorOf = (event: Event): Actor | undefined => {
    if ('task' in event) return event.task
    return event.kind === 'trigger' ? triggers.get(event.trigger) : undefined
  }
  // What has been accepted for other patients has led to what it leads to.
  const accepted = new Set(explorer.nodes.flatMap((node) => node.outgoing.map((edge) => actorOf(edge.event))))
  const footprints = new Footprints(program, readTable(program))
  const behind = new Set<number>()
  for (const { event, tasks } of divergences) {
    for (const path of tasks) withPlans(program, program.pathIndex.get(path) ?? 0, behind)
    const actor = actorOf(event)
    if (event.kind === 'start' || event.kind === 'wake') for (const task of program.tasks) behind.add(task.index)
    else if (actor !== undefined && !accepted.has(actor)) for (const index of footprints.of(actor)) behind.add(index)
  }
  return behind
}

function withPlans(program: Program, index: number, found: Set<number>): void {
  for (let at = index; at >= 0; at = program.tasks[at]?.parent ?? -1) found.add(at)
}
