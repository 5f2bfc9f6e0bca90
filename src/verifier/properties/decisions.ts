import type { CandidateView, Program, State, TaskProgram } from '../../runtime/index.ts'
import { IN_PROGRESS, StateReader, taskView } from '../../runtime/index.ts'
import { gap, tie } from '../data/decisions.ts'
import type { Diagram } from '../data/diagram.ts'
import { FALSE } from '../data/diagram.ts'
import type { Node } from '../explore/graph.ts'
import { depthOf } from '../explore/scenario.ts'
import type { Finding, Region } from '../types.ts'
import { type Claim, type Context, type Judgement, result, shownByAbsence, shownByRun } from './context.ts'
import { candidateName, conditionText, itemName, listOf, nameOf } from './names.ts'

/** A decision while it can be taken: its sources are known and nothing is committed. */
interface Moment {
  readonly node: Node
  readonly reader: StateReader
  /** Who is there. */
  readonly here: Diagram
}

/** The patients of a decision for whom something holds, in all its moments together. */
interface Area {
  readonly area: Diagram
  readonly possible: Diagram
  readonly places: { readonly node: Node; readonly region: Diagram }[]
}

/**
 * P9 dead candidates, P10 dead arguments, P11 completeness and P12 ties of every decision, over the patients that reach
 * it. Returns also the decisions that have a gap.
 */
export function judgeDecisions(context: Context): Judgement & { readonly gaps: ReadonlySet<number> } {
  const decisions = context.program.tasks.filter((task) => task.kind === 'decision')
  const findings: Finding[] = []
  const gaps = new Set<number>()
  for (const task of decisions) {
    const moments = momentsOf(context, task)
    const incomplete = gapFinding(context, task, moments)
    if (incomplete) gaps.add(task.index)
    findings.push(...[incomplete, tieFinding(context, task, moments)].filter((each) => each !== undefined))
    if (moments.length > 0) findings.push(...deadParts(context, task, moments))
  }
  const candidates = decisions.reduce((sum, task) => sum + task.candidates.length, 0)
  const argumentCount = decisions.reduce(
    (sum, task) => sum + task.candidates.reduce((all, candidate) => all + candidate.arguments.length, 0),
    0,
  )
  const of = (property: string): readonly Finding[] => findings.filter((each) => each.property === property)
  const results = [
    result(context, 'P9', 'dead-candidate', candidates, of('P9')),
    result(context, 'P10', 'dead-argument', argumentCount, of('P10')),
    result(context, 'P11', 'decision-gap', decisions.length, of('P11')),
    result(context, 'P12', 'decision-tie', decisions.length, of('P12')),
  ]
  return { results, findings, gaps }
}

function momentsOf({ symbolic, explorer }: Context, task: TaskProgram): readonly Moment[] {
  const { diagrams } = symbolic.space
  return explorer.nodes.flatMap((node) => {
    const reader = new StateReader(node.state)
    const { state, committed } = reader.task(task.index)
    if (node.ended || state !== IN_PROGRESS || committed.length > 0) return []
    const here = diagrams.and(node.known, symbolic.sourcesKnown(task.index, reader))
    return here === FALSE ? [] : [{ node, reader, here }]
  })
}

function areaOf(
  { symbolic }: Context,
  moments: readonly Moment[],
  where: (moment: Moment) => Diagram,
): Area | undefined {
  const { diagrams } = symbolic.space
  let area: Diagram = FALSE
  let possible: Diagram = FALSE
  const places: Area['places'] = []
  for (const moment of moments) {
    const region = diagrams.and(moment.here, where(moment))
    possible = diagrams.or(possible, moment.here)
    if (region === FALSE) continue
    area = diagrams.or(area, region)
    places.push({ node: moment.node, region })
  }
  return area === FALSE ? undefined : { area, possible, places }
}

function shown(
  context: Context,
  area: Area,
  claim: Claim,
  confirms: Parameters<typeof shownByRun>[3],
): Finding | undefined {
  const depth = (place: Area['places'][number]): number =>
    depthOf(context.symbolic, place.node, place.region) ?? Number.POSITIVE_INFINITY
  const [best] = [...area.places].sort((a, b) => depth(a) - depth(b))
  return best && shownByRun(context, claim, best, confirms)
}

function gapFinding(context: Context, task: TaskProgram, moments: readonly Moment[]): Finding | undefined {
  const { program, symbolic } = context
  const area = areaOf(context, moments, ({ reader }) => gap(symbolic, task.index, reader))
  if (!area) return undefined
  const name = nameOf(task)
  const { boxes, complete } = context.describer.describe(area.area, area.possible, readBy(context, task))
  const whom = boxes.length === 0 ? 'any patient' : regionInWords(program, boxes, complete)
  const stops =
    context.environment.commit === 'strict'
      ? 'The pathway stops there unless someone decides against the recommendation.'
      : 'Someone has to decide without a recommendation.'
  const claim: Claim = {
    property: 'P11',
    kind: 'decision-gap',
    tasks: [task.index],
    title: `${name} recommends nothing for ${whom}`,
    why: `For ${whom} no candidate of ${name} is recommended: ${rulesInWords(task)}. ${stops} (The decision is not complete.)`,
    fix: `Widen the argument or recommendation of the candidate that should cover ${whom}, or add a candidate for the rest.`,
    patients: boxes,
  }
  return shown(context, area, claim, (end) => {
    const candidates = openCandidates(program, end, task)
    return candidates !== undefined && candidates.every((candidate) => !candidate.recommended)
  })
}

function tieFinding(context: Context, task: TaskProgram, moments: readonly Moment[]): Finding | undefined {
  const { program, symbolic } = context
  if (task.choice === 'multiple' || task.candidates.length < 2) return undefined
  const area = areaOf(context, moments, ({ reader }) => tie(symbolic, task.index, reader))
  if (!area) return undefined
  const name = nameOf(task)
  const tied = tiedCandidates(context, task, moments)
  const { boxes, complete } = context.describer.describe(area.area, area.possible, readBy(context, task))
  const whom = boxes.length === 0 ? 'any patient' : regionInWords(program, boxes, complete)
  const who = listOf(tied.map((position) => candidateName(task, position)))
  const claim: Claim = {
    property: 'P12',
    kind: 'decision-tie',
    tasks: [task.index],
    title: `${name} gives two answers for ${whom}`,
    why: `For ${whom} ${who} are recommended with the same support and the same priority, so nothing says which of them comes first (tie).`,
    fix: `Make the arguments of ${who} exclude each other, or give one of them a higher priority.`,
    patients: boxes,
  }
  return shown(context, area, claim, (end) => {
    const candidates = (openCandidates(program, end, task) ?? []).filter((each) => each.recommended)
    const keys = candidates.map((each) => String(each.netsupport))
    return keys.some((key, i) => keys.indexOf(key) < i)
  })
}

/** The candidates of a decision that can be taken now, by the engine's own view; undefined when it cannot. */
function openCandidates(program: Program, state: State, task: TaskProgram): readonly CandidateView[] | undefined {
  const view = taskView(program, state, task.path)
  if (view?.state !== 'in_progress' || view.requested.length > 0) return undefined
  return view.candidates?.some((candidate) => candidate.committed) ? undefined : view.candidates
}

function tiedCandidates({ symbolic }: Context, task: TaskProgram, moments: readonly Moment[]): readonly number[] {
  const { diagrams } = symbolic.space
  return [...task.candidates.keys()].filter((position) =>
    moments.some(({ reader, here }) => {
      const tied = diagrams.and(here, tie(symbolic, task.index, reader))
      return diagrams.and(tied, symbolic.recommended(task.index, position, reader)) !== FALSE
    }),
  )
}

function* deadParts(context: Context, task: TaskProgram, moments: readonly Moment[]): Generator<Finding> {
  const { symbolic } = context
  const { diagrams } = symbolic.space
  const ever = (where: (moment: Moment) => Diagram): boolean =>
    moments.some((moment) => diagrams.and(moment.here, where(moment)) !== FALSE)
  const always = (where: (moment: Moment) => Diagram): boolean =>
    moments.every((moment) => diagrams.minus(moment.here, where(moment)) === FALSE)
  for (const [position, candidate] of task.candidates.entries()) {
    const recommended = ({ reader }: Moment): Diagram => symbolic.recommended(task.index, position, reader)
    if (!ever(recommended)) {
      yield* deadCandidate(context, task, position)
      continue
    }
    for (const [i, argument] of candidate.arguments.entries()) {
      const { condition } = argument
      const holds = ({ reader }: Moment): Diagram => symbolic.condition(condition.source, task.index, reader)
      if (!ever(holds)) yield* deadArgument(context, task, position, i, false)
      else if (condition.reads.items.length > 0 && always(holds)) yield* deadArgument(context, task, position, i, true)
    }
  }
}

function deadCandidate(context: Context, task: TaskProgram, position: number): readonly Finding[] {
  const candidate = candidateName(task, position)
  return shownByAbsence(context, {
    property: 'P9',
    kind: 'dead-candidate',
    tasks: [task.index],
    title: `${candidate} is never recommended`,
    why: `For no patient who gets to ${nameOf(task)} is ${candidate} recommended: its rule is ${conditionText(task.candidates[position]?.recommendation)} (dead candidate).`,
    fix: `Check the arguments and the recommendation rule of ${candidate}, or remove it.`,
  })
}

function deadArgument(
  context: Context,
  task: TaskProgram,
  position: number,
  i: number,
  always: boolean,
): readonly Finding[] {
  const condition = conditionText(task.candidates[position]?.arguments[i]?.condition)
  const candidate = candidateName(task, position)
  const which = always ? 'always' : 'never'
  return shownByAbsence(context, {
    property: 'P10',
    kind: always ? 'constant-argument' : 'dead-argument',
    tasks: [task.index],
    title: `An argument for or against ${candidate} ${which} holds`,
    why: `The argument “${condition}” of ${candidate} ${which} holds for the patients who get to ${nameOf(task)}, so it tells nobody apart.`,
    fix: `Check the values in “${condition}”, or remove the argument.`,
  })
}

/** Items that the arguments and rules of a decision look at. */
function readBy({ program }: Context, task: TaskProgram): readonly number[] {
  const read = new Set<number>()
  for (const candidate of task.candidates) {
    for (const argument of candidate.arguments) for (const item of argument.condition.reads.items) read.add(item)
    for (const item of candidate.recommendation.reads.items) read.add(item)
  }
  return [...read].filter((item) => program.items[item] !== undefined).sort((a, b) => a - b)
}

function rulesInWords(task: TaskProgram): string {
  const first = task.candidates.flatMap((candidate) => candidate.arguments.map((each) => conditionText(each.condition)))
  if (first.length === 0) return 'no candidate has an argument that holds'
  return first.length > 6 ? 'none of their arguments suffices' : `neither ${listOf(first, 'or')} suffices`
}

/** `“Score” exactly 2`, `“Age” 65 or more and sex “female”`; more than three boxes are counted only. */
export function regionInWords(program: Program, boxes: readonly (readonly Region[])[], complete: boolean): string {
  const words = boxes
    .slice(0, 3)
    .map((box) => box.map(({ item, label }) => `${itemName(program, item)} ${label}`).join(' and '))
  const more = boxes.length - words.length
  if (more > 0 || !complete) words.push(complete ? `${more} more groups of patients` : 'more groups of patients')
  return words.join('; or ')
}
