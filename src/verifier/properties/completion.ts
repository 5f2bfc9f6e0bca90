import type { Diagram } from '../data/diagram.ts'
import { FALSE } from '../data/diagram.ts'
import { canReach, outside, type Regions, stuckRegions } from '../explore/backward.ts'
import type { Node } from '../explore/graph.ts'
import { beforeAnswers } from '../explore/transfer.ts'
import { depthOf } from '../explore/scenario.ts'
import type { Finding } from '../types.ts'
import { type Context, type Judgement, result, shownByRun } from './context.ts'
import { listOf, nameOf } from './names.ts'
import { StateReader } from '../../runtime/index.ts'

/** P2 option to complete and P5 livelock: runs that can go on but never come to an end. */
export function judgeCompletion(context: Context): Judgement {
  const { symbolic, explorer } = context
  const doomed = outside(symbolic, explorer.nodes, context.ends)
  const falling = canReach(symbolic, fallen(context))
  const endless = minus(context, doomed, falling)
  const place = context.complete ? shallowest(context, endless) : undefined
  const found = place && shownByRun(context, livelockClaim(context, place), place, () => true)
  // No run shows that something will never happen: the exploration does.
  const findings: Finding[] = found ? [{ ...found, verdict: context.exact ? 'violated' : 'possible' }] : []
  const p2 = result(context, 'P2', 'option-to-complete', 1, findings)
  const verdict = context.complete && doomed.size > 0 ? ('violated' as const) : p2.verdict
  const p5 = result(context, 'P5', 'livelock', 1, findings)
  // If every choice of the outside that comes again and again is taken at some time, a run ends exactly if it always can.
  const p6 = { ...p2, property: 'P6' as const, kind: 'termination-under-strong-fairness', verdict }
  return { results: [{ ...p2, verdict }, p5, p6], findings }
}

/** Where nothing more can be done, or the engine would not settle: other findings tell of those. */
function fallen({ symbolic, explorer }: Context): Regions {
  const { diagrams } = symbolic.space
  const regions = new Map(stuckRegions(symbolic, explorer.nodes))
  for (const { from, event, transfer } of explorer.divergences) {
    const able = beforeAnswers(symbolic, transfer.agree, transfer.asks)
    const here = diagrams.and(diagrams.and(from.known, event.guard), able)
    regions.set(from, diagrams.or(regions.get(from) ?? FALSE, here))
  }
  return regions
}

function livelockClaim(context: Context, place: Place) {
  const running = runningTasks(context, place.node)
  return {
    property: 'P5' as const,
    kind: 'livelock',
    tasks: running,
    title: 'The pathway can go on for ever without coming to an end',
    why: `From there on something can always be done, but nothing that is done leads to the end (livelock). In progress are ${listOf(running.map((index) => nameOf(context.program.tasks[index])))}.`,
    fix: 'Give the repeated task a number of cycles or a cycle_until that can become true, or let its plan terminate.',
    patients: context.describer.describe(place.region, place.node.known, []).boxes,
  }
}

interface Place {
  readonly node: Node
  readonly region: Diagram
}

function runningTasks({ program }: Context, node: Node): readonly number[] {
  const reader = new StateReader(node.state)
  return program.tasks
    .filter((task) => task.parent >= 0 && reader.task(task.index).state === 1)
    .map((task) => task.index)
}

function minus({ symbolic }: Context, a: Regions, b: Regions): Regions {
  const { diagrams } = symbolic.space
  const rest = new Map<Node, Diagram>()
  for (const [node, region] of a) {
    const others = diagrams.minus(region, b.get(node) ?? FALSE)
    if (others !== FALSE) rest.set(node, others)
  }
  return rest
}

function shallowest({ symbolic }: Context, regions: Regions): Place | undefined {
  let best: Place | undefined
  let bestDepth = Number.POSITIVE_INFINITY
  for (const [node, region] of regions) {
    if (!node.state.started) continue
    const depth = depthOf(symbolic, node, region)
    if (depth !== undefined && depth < bestDepth) [best, bestDepth] = [{ node, region }, depth]
  }
  return best
}

/** P4, divergence of the engine: an operation after which tasks would go on changing without end. */
export function judgeDivergence(context: Context): Judgement {
  const { explorer, program } = context
  const seen = new Set<string>()
  const findings: Finding[] = []
  for (const divergence of explorer.divergences) {
    const { tasks } = divergence
    const key = tasks.join(' ')
    if (seen.has(key)) continue
    seen.add(key)
    const positions = tasks.flatMap((path) => program.pathIndex.get(path) ?? [])
    const names = listOf(positions.map((index) => nameOf(program.tasks[index])))
    const found = shownByRun(
      context,
      {
        property: 'P4',
        kind: 'divergence',
        tasks: positions,
        title: `${names} would start again and again without end`,
        why: `After this run ${names} would go on changing without anyone doing anything, so the engine refuses the next operation (divergence).`,
        fix: 'Let the cycle wait for something: an answer, a confirmation or a cycle_repeat.',
      },
      { step: divergence, isRefused: true },
      (_, { refusal }) => refusal?.code === 'oscillation',
    )
    if (found) findings.push(found)
  }
  return { results: [result(context, 'P4', 'divergence', program.tasks.length, findings)], findings }
}
