import type { CandidateView, Program, State, TaskProgram } from '../../runtime/index.ts'
import { IN_PROGRESS, StateReader, taskView } from '../../runtime/index.ts'
import type { Diagram } from '../data/diagram.ts'
import { FALSE, TRUE } from '../data/diagram.ts'
import type { Node } from '../explore/graph.ts'
import { depthOf } from '../explore/scenario.ts'
import type { Finding, Region } from '../types.ts'
import { type Claim, type Confirmation, type Context, shownByRun } from './context.ts'
import { itemName } from './names.ts'

/** A decision while it can be taken: its sources are known and nothing is committed. */
export interface Moment {
  readonly node: Node
  readonly reader: StateReader
  /** Who is there. */
  readonly here: Diagram
}

/** The patients of a decision for whom something holds, in all its moments together. */
export interface Area {
  readonly area: Diagram
  readonly possible: Diagram
  readonly places: readonly { readonly node: Node; readonly region: Diagram }[]
}

/** All moments of a decision that any run gets to. */
export function momentsOf({ symbolic, explorer }: Context, task: TaskProgram): readonly Moment[] {
  const { diagrams } = symbolic.space
  return explorer.nodes.flatMap((node) => {
    const reader = new StateReader(node.state)
    const { state, committed } = reader.task(task.index)
    if (node.ended || state !== IN_PROGRESS || committed.length > 0) return []
    const here = diagrams.and(node.known, symbolic.sourcesKnown(task.index, reader))
    return here === FALSE ? [] : [{ node, reader, here }]
  })
}

/** The same moments for some of the patients. */
export function among({ symbolic }: Context, moments: readonly Moment[], patients: Diagram): readonly Moment[] {
  const { diagrams } = symbolic.space
  return moments.flatMap((moment) => {
    const here = diagrams.and(moment.here, patients)
    return here === FALSE ? [] : [{ ...moment, here }]
  })
}

export function areaOf(
  { symbolic }: Context,
  moments: readonly Moment[],
  where: (moment: Moment) => Diagram,
): Area | undefined {
  const { diagrams } = symbolic.space
  let area: Diagram = FALSE
  let possible: Diagram = FALSE
  const places: { readonly node: Node; readonly region: Diagram }[] = []
  for (const moment of moments) {
    const region = diagrams.and(moment.here, where(moment))
    possible = diagrams.or(possible, moment.here)
    if (region === FALSE) continue
    area = diagrams.or(area, region)
    places.push({ node: moment.node, region })
  }
  return area === FALSE ? undefined : { area, possible, places }
}

/** A finding about the patients of an area, with a shortest run to one of them. */
export function shownInArea(context: Context, area: Area, claim: Claim, confirms: Confirmation): Finding | undefined {
  const depth = (place: Area['places'][number]): number =>
    depthOf(context.symbolic, place.node, place.region) ?? Number.POSITIVE_INFINITY
  const [best] = [...area.places].sort((a, b) => depth(a) - depth(b))
  return best && shownByRun(context, claim, best, confirms)
}

/** The candidates of a decision that can be taken now, by the engine's own view; undefined when it cannot. */
export function openCandidates(
  program: Program,
  state: State,
  task: TaskProgram,
): readonly CandidateView[] | undefined {
  const view = taskView(program, state, task.path)
  if (view?.state !== 'in_progress' || view.requested.length > 0) return undefined
  return view.candidates?.some((candidate) => candidate.committed) ? undefined : view.candidates
}

/** Items that the arguments and rules of a decision look at. */
export function readBy({ program }: Context, task: TaskProgram): readonly number[] {
  const read = new Set<number>()
  for (const candidate of task.candidates) {
    for (const argument of candidate.arguments) for (const item of argument.condition.reads.items) read.add(item)
    for (const item of candidate.recommendation.reads.items) read.add(item)
  }
  return [...read].filter((item) => program.items[item] !== undefined).sort((a, b) => a - b)
}

/** The items that give those which a decision looks at their values. */
export function givenTo(context: Context, task: TaskProgram): readonly number[] {
  const given = new Set(readBy(context, task).flatMap((item) => context.program.items[item]?.givenBy ?? []))
  return [...given].sort((a, b) => a - b)
}

/** Where all of the items are known. */
export function allKnown({ symbolic }: Context, items: readonly number[]): Diagram {
  const { space } = symbolic
  return items.reduce<Diagram>((all, item) => space.diagrams.and(all, space.known(item)), TRUE)
}

export interface Whom {
  readonly boxes: readonly (readonly Region[])[]
  /** `any patient`, `patients with “Score” exactly 2`. */
  readonly words: string
}

/** For whom an area is true, in the words of what a decision looks at. */
export function whomOf(context: Context, task: TaskProgram, { area, possible }: Omit<Area, 'places'>): Whom {
  const { boxes, complete } = context.describer.describe(area, possible, readBy(context, task))
  return { boxes, words: patientsInWords(context.program, boxes, complete) }
}

export function patientsInWords(program: Program, boxes: readonly (readonly Region[])[], complete: boolean): string {
  return boxes.length === 0 ? 'any patient' : `patients with ${regionInWords(program, boxes, complete)}`
}

/** `“Score” exactly 2`, `“Age” 65 or more and “Sex” "female"`; more than three boxes are counted only. */
export function regionInWords(program: Program, boxes: readonly (readonly Region[])[], complete: boolean): string {
  const words = boxes
    .slice(0, 3)
    .map((box) => box.map(({ item, label }) => `${itemName(program, item)} ${label}`).join(' and '))
  const more = boxes.length - words.length
  if (more > 0 || !complete)
    words.push(complete ? `${more} more ${more > 1 ? 'groups' : 'group'} of patients` : 'more groups of patients')
  return words.join('; or ')
}
