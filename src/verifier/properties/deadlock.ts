import { fromOperations } from './stuck.ts'
import type { Diagram } from '../data/diagram.ts'
import { FALSE } from '../data/diagram.ts'
import { pick } from '../data/pick.ts'
import { stuckRegions } from '../explore/backward.ts'
import type { Node } from '../explore/graph.ts'
import { depthOf } from '../explore/scenario.ts'
import { withValues } from '../../runtime/index.ts'
import type { Finding } from '../types.ts'
import { type Cause, causesOf, tasksOf } from './blocking.ts'
import { type Claim, type Context, type Judgement, result, shownByRun } from './context.ts'
import { removeArrow } from './edits.ts'
import { patientsEntering } from './entering.ts'
import type { Whom } from './moments.ts'
import { conditionText, listOf, nameOf } from './names.ts'

interface Standstill {
  readonly causes: readonly Cause[]
  readonly places: { readonly node: Node; readonly region: Diagram }[]
}

/** More causes than this are not listed one by one. */
const MAX_FINDINGS = 20

/**
 * P1, deadlock: the protocol has not ended and nothing can be done. One finding for each set of causes, with a shortest
 * run. Where a decision without a recommendation is the only cause, its gap (P11) says it better.
 */
export function judgeDeadlock(context: Context, gaps: ReadonlySet<number>): Judgement {
  const standstills = collect(context)
  const findings: Finding[] = []
  for (const standstill of standstills.slice(0, MAX_FINDINGS)) {
    if (
      standstill.causes.length > 0 &&
      standstill.causes.every((cause) => cause.kind === 'no-candidate' && gaps.has(cause.task))
    )
      continue
    const place = shallowest(context, standstill)
    const found = place && shownByRun(context, claim(context, standstill), place, (end) => fromOperations(context, end))
    if (found) findings.push(found)
  }
  const plain = result(context, 'P1', 'deadlock', 1, findings)
  const verdict = standstills.length > 0 && findings.length === 0 ? ('violated' as const) : plain.verdict
  return { results: [{ ...plain, verdict }], findings }
}

function collect(context: Context): readonly Standstill[] {
  const { symbolic, explorer, program } = context
  const { space } = symbolic
  const groups = new Map<string, Standstill>()
  for (const [node, region] of stuckRegions(symbolic, explorer.nodes)) {
    const patient = pick(space.diagrams, region)
    if (!patient) continue
    const state = withValues(program, node.state, space.patient(patient))
    const causes = causesOf(program, state)
    const key = JSON.stringify(causes)
    const group = groups.get(key) ?? { causes, places: [] }
    groups.set(key, group)
    group.places.push({ node, region })
  }
  return [...groups.values()]
}

function shallowest({ symbolic }: Context, { places }: Standstill): Standstill['places'][number] | undefined {
  let best: Standstill['places'][number] | undefined
  let bestDepth = Number.POSITIVE_INFINITY
  for (const place of places) {
    const depth = depthOf(symbolic, place.node, place.region)
    if (depth !== undefined && depth < bestDepth) [best, bestDepth] = [place, depth]
  }
  return best
}

function claim(context: Context, standstill: Standstill): Claim {
  const { causes } = standstill
  const whom = whomOf(context, standstill)
  const fate = whom.boxes.length === 0 ? '' : ` It happens to ${whom.words}.`
  const [first] = causes
  const tasks = [...new Set(causes.flatMap(tasksOf))]
  const sentences = causes.map((cause) => sentenceOf(context, cause))
  const edit = causes.length === 1 && first?.kind === 'circle' ? removeArrow(context, first.tasks) : undefined
  return {
    property: 'P1',
    kind: 'deadlock',
    tasks,
    title: first ? titleOf(context, first) : 'The pathway can get stuck',
    why: `${sentences.join(' ')} Nothing can be done then and the pathway has not ended (deadlock).${fate}`.trim(),
    ...(first && { fix: fixOf(context, first) }),
    ...(edit && { edit }),
    patients: whom.boxes,
  }
}

/** For whom it is in store; not at all when the text says so of everybody. */
function whomOf(context: Context, { places }: Standstill): Whom {
  const { diagrams } = context.symbolic.space
  const trouble = new Map<Node, Diagram>()
  for (const { node, region } of places) trouble.set(node, diagrams.or(trouble.get(node) ?? FALSE, region))
  return patientsEntering(context, trouble)
}

function titleOf({ program }: Context, cause: Cause): string {
  const task = program.tasks[tasksOf(cause)[0] as number]
  switch (cause.kind) {
    case 'circle':
      return cause.tasks.length === 1
        ? `${nameOf(task)} waits for itself and can never start`
        : `${listOf(cause.tasks.map((each) => nameOf(program.tasks[each])))} wait for each other and can never start`
    case 'wait-condition':
      return `The pathway can get stuck before ${nameOf(task)}`
    case 'no-candidate':
      return `The pathway can get stuck at ${nameOf(task)}: nothing is recommended`
    case 'no-value':
      return `The pathway can get stuck at ${nameOf(task)}: a value it needs stays unknown`
    default:
      return `The pathway can get stuck: ${nameOf(task)} can no longer start`
  }
}

function sentenceOf({ program }: Context, cause: Cause): string {
  const task = program.tasks[tasksOf(cause)[0] as number]
  switch (cause.kind) {
    case 'circle': {
      const names = cause.tasks.map((each) => nameOf(program.tasks[each]))
      return names.map((name, i) => `${name} waits for ${names[(i + 1) % names.length]}.`).join(' ')
    }
    case 'wait-condition':
      return `${nameOf(task)} waits until ${conditionText(program, task?.waitCondition)}, and nothing that can still happen makes that true.`
    case 'no-candidate':
      return `At ${nameOf(task)} no candidate is recommended.`
    case 'no-value':
      return `${nameOf(task)} needs ${listOf(sourceNames(program.tasks[cause.task], program))}, and everything that can be asked for it has been answered.`
    case 'trigger':
      return `${nameOf(task)} starts only by its trigger, and its precondition (${conditionText(program, task?.precondition)}) does not hold.`
    default:
      return `The next cycle of ${nameOf(task)} has no time at which it is due.`
  }
}

function sourceNames(task: Context['program']['tasks'][number] | undefined, program: Context['program']): string[] {
  return (task?.sources ?? [])
    .filter((source) => source.mandatory && program.items[source.item]?.derivation)
    .map((source) => `“${program.items[source.item]?.name ?? ''}”`)
}

function fixOf({ program }: Context, cause: Cause): string {
  const names = tasksOf(cause).map((each) => nameOf(program.tasks[each]))
  switch (cause.kind) {
    case 'circle':
      return names.length === 1
        ? `Remove the arrow from ${names[0]} to itself.`
        : `Remove one of the arrows of the circle, for example the one from ${names[1]} to ${names[0]}.`
    case 'wait-condition':
      return `Change the wait condition of ${names[0]}, or make it a precondition: then the task is left out instead of waited for.`
    case 'no-candidate':
      return `Add a candidate, or widen the arguments of one, so that every patient gets a recommendation.`
    case 'no-value':
      return `Ask for the data from which the value is derived, or let the derivation give a value in every case.`
    case 'trigger':
      return `Make ${names[0]} optional, or loosen its precondition.`
    default:
      return `Give ${names[0]} a repeat time that is always known.`
  }
}
