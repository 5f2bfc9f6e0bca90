import type { Diagram } from '../data/diagram.ts'
import { FALSE } from '../data/diagram.ts'
import { canReach, outside, type Regions, stuckRegions } from '../explore/backward.ts'
import type { Node } from '../explore/graph.ts'
import { beforeAnswers } from '../explore/transfer.ts'
import { depthOf } from '../explore/scenario.ts'
import type { Finding, PropertyResult, Verdict } from '../types.ts'
import { type Claim, type Context, type Judgement, result, shownByRun } from './context.ts'
import { patientsEntering } from './entering.ts'
import { type Endless, endlessRuns } from './fairness.ts'
import { listOf, nameOf } from './names.ts'
import { IN_PROGRESS, StateReader } from '../../runtime/index.ts'

/**
 * P2 option to complete, of the whole and of each plan, P5 livelock: runs that can go on but never come to an end, P6
 * termination under strong and weak fairness.
 */
export function judgeCompletion(context: Context): Judgement {
  const { symbolic, explorer, program } = context
  const doomed = outside(symbolic, explorer.nodes, context.ends)
  const falling = canReach(symbolic, fallen(context))
  const endless = minus(context, doomed, falling)
  const place = context.complete ? shallowest(context, endless) : undefined
  const found = place && shownByRun(context, livelockClaim(context, place, endless), place, () => true)
  // No run shows that something will never happen: the exploration does.
  const findings: Finding[] = found ? [{ ...found, verdict: context.exact ? 'violated' : 'possible' }] : []
  // When the whole can end, every plan can: what is unfinished ends with the plan around it.
  const plans = program.tasks.filter((task) => task.kind === 'plan').length
  const p2 = result(context, 'P2', 'option-to-complete', plans, findings)
  const verdict = context.complete && doomed.size > 0 ? ('violated' as const) : p2.verdict
  const p5 = result(context, 'P5', 'livelock', 1, findings)
  // If every choice of the outside that comes again and again is taken at some time, a run ends exactly if it always can.
  const strong = { ...p2, property: 'P6' as const, kind: 'termination-under-strong-fairness', checked: 1, verdict }
  const repetition = judgeRepetition(context, doomed.size > 0)
  return { results: [{ ...p2, verdict }, p5, strong, ...repetition.results], findings, notes: repetition.notes ?? [] }
}

/**
 * P6 under weak fairness, and P15 for the number of repetitions: whether everybody's doing their part is enough for the end,
 * whatever they answer. Informative: to go on as long as a patient needs it is often what is meant.
 */
function judgeRepetition(context: Context, isDoomed: boolean): Judgement {
  const { symbolic, explorer, program } = context
  const any = endlessRuns(symbolic, explorer.nodes, false)
  const fair = any && any.regions.size > 0 ? endlessRuns(symbolic, explorer.nodes, true) : any
  const repeating = program.tasks.filter((task) => task.cycles !== 1 || task.trigger !== undefined).length
  const verdictOf = (endless: Endless | undefined): Verdict => {
    if (endless && endless.regions.size > 0) return 'violated'
    return endless && context.complete && context.exact ? 'holds' : 'not-decided'
  }
  const results: readonly PropertyResult[] = [
    {
      property: 'P6',
      kind: 'termination-under-weak-fairness',
      verdict: verdictOf(fair),
      checked: 1,
      informative: true,
    },
    { property: 'P15', kind: 'unbounded-repetition', verdict: verdictOf(any), checked: repeating, informative: true },
  ]
  if (isDoomed) return { results, findings: [] }
  const isFair = fair !== undefined && fair.regions.size > 0
  const told = isFair ? fair : any
  const place = told && shallowest(context, told.regions)
  const note = place && shownByRun(context, repetitionClaim(context, told, place, isFair), place, () => true)
  return { results, findings: [], notes: note ? [note] : [] }
}

function repetitionClaim(context: Context, { tasks }: Endless, place: Place, isFair: boolean): Claim {
  const names = listOf(tasks.map((index) => nameOf(context.program.tasks[index])))
  const shared = {
    tasks,
    title: `${names} can be repeated without a limit`,
    fix: 'If there is to be a limit, give the repeated task a number of cycles.',
    patients: context.describer.describe(place.region, place.node.known, []).boxes,
  }
  if (isFair)
    return {
      ...shared,
      property: 'P6',
      kind: 'termination-under-weak-fairness',
      why: `Even if everybody does their part, the pathway goes on as long as the answers and decisions ask for another round of ${names}. It ends when they do not (it terminates under strong fairness, not under weak fairness).`,
    }
  return {
    ...shared,
    property: 'P15',
    kind: 'unbounded-repetition',
    why: `Nothing limits how often ${names} come round while somebody leaves another task undone or a trigger comes again. Once everybody has done their part the pathway ends (unbounded number of cycles).`,
  }
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

function livelockClaim(context: Context, place: Place, endless: Regions) {
  const running = runningTasks(context, place.node)
  const whom = patientsEntering(context, endless)
  const fate = whom.boxes.length === 0 ? '' : ` It happens to ${whom.words}.`
  return {
    property: 'P5' as const,
    kind: 'livelock',
    tasks: running,
    title: `${nameOf(context.program.tasks[stuckPlan(context, running)])} can go on for ever without coming to an end`,
    why: `From there on something can always be done, but nothing that is done leads to the end (livelock). In progress are ${listOf(running.map((index) => nameOf(context.program.tasks[index])))}.${fate}`,
    fix: 'Give the repeated task a number of cycles or a cycle_until that can become true, or let its plan terminate.',
    patients: whom.boxes,
  }
}

/** The innermost plan in progress from which there is no way out. */
function stuckPlan({ program, symbolic, explorer }: Context, running: readonly number[]): number {
  const plans = running.filter((index) => program.tasks[index]?.kind === 'plan')
  const isStuck = (plan: number): boolean => {
    const over = explorer.nodes.filter((node) => new StateReader(node.state).task(plan).state !== IN_PROGRESS)
    const canEnd = canReach(symbolic, new Map(over.map((node) => [node, node.known])))
    return outside(symbolic, explorer.nodes, canEnd).size > 0
  }
  return plans.findLast(isStuck) ?? 0
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
