import type { TaskProgram } from '../../runtime/index.ts'
import { contradicted, overlap, tie } from '../data/decisions.ts'
import type { Diagram } from '../data/diagram.ts'
import { FALSE } from '../data/diagram.ts'
import type { Finding } from '../types.ts'
import type { Claim, Context } from './context.ts'
import { type Area, areaOf, type Moment, openCandidates, shownInArea, whomOf } from './moments.ts'
import { candidateName, conditionText, listOf, nameOf } from './names.ts'

/** P12: two answers of the same weight for one patient. */
export function tieFinding(context: Context, task: TaskProgram, moments: readonly Moment[]): Finding | undefined {
  const { program, symbolic } = context
  if (task.choice === 'multiple' || task.candidates.length < 2) return undefined
  const area = areaOf(context, moments, ({ reader }) => tie(symbolic, task.index, reader))
  if (!area) return undefined
  const who = candidatesIn(context, task, moments, ({ reader }) => tie(symbolic, task.index, reader))
  const { boxes, words: whom } = whomOf(context, task, area)
  const claim: Claim = {
    property: 'P12',
    kind: 'decision-tie',
    tasks: [task.index],
    title: `${nameOf(task)} gives two answers for ${whom}`,
    why: `For ${whom}, ${who} are recommended with the same support and the same priority, so nothing says which of them comes first (tie).`,
    fix: `Make the arguments of ${who} exclude each other, or give one of them a higher priority.`,
    patients: boxes,
  }
  return shownInArea(context, area, claim, (end) => {
    const candidates = (openCandidates(program, end, task) ?? []).filter((each) => each.recommended)
    const keys = candidates.map((each) => String(each.netsupport))
    return keys.some((key, i) => keys.indexOf(key) < i)
  })
}

/**
 * P12: two answers of the same support, of which the priority puts one first. A note: it may be meant so, and it is where
 * the one that comes first is an exception to the other, for some of its patients only.
 */
export function overlapNote(context: Context, task: TaskProgram, moments: readonly Moment[]): Finding | undefined {
  const { program, symbolic } = context
  if (task.choice === 'multiple' || task.candidates.length < 2) return undefined
  const { diagrams } = symbolic.space
  const isFor = (position: number, { reader, here }: Moment): Diagram =>
    diagrams.and(here, symbolic.recommended(task.index, position, reader))
  const isException = (rule: number, exception: number): boolean =>
    moments.every((moment) => diagrams.minus(isFor(exception, moment), isFor(rule, moment)) === FALSE)
  const where = ({ reader }: Moment): Diagram => overlap(symbolic, task.index, reader, isException)
  const area = areaOf(context, moments, where)
  if (!area) return undefined
  const who = candidatesIn(context, task, moments, where)
  const { boxes, words: whom } = whomOf(context, task, area)
  const claim: Claim = {
    property: 'P12',
    kind: 'decision-overlap',
    tasks: [task.index],
    title: `${nameOf(task)} recommends two options for ${whom}`,
    why: `For ${whom}, ${who} are recommended with the same support; only the priority says which comes first (overlap settled by priority).`,
    fix: `If the options are to exclude each other, correct the limits of their arguments.`,
    patients: boxes,
  }
  return shownInArea(context, area, claim, (end) => {
    const candidates = (openCandidates(program, end, task) ?? []).filter((each) => each.recommended)
    return candidates.length > 1
  })
}

/** P12: a candidate that is confirmed and excluded at once. */
export function contradictionFindings(
  context: Context,
  task: TaskProgram,
  moments: readonly Moment[],
): readonly Finding[] {
  return [...task.candidates.keys()].flatMap((position) => {
    const area = areaOf(context, moments, ({ reader }) => contradicted(context.symbolic, task.index, position, reader))
    return (
      (area &&
        shownInArea(context, area, contradictionClaim(context, task, position, area), (end) => {
          const candidate = openCandidates(context.program, end, task)?.[position]
          return candidate !== undefined && candidate.netsupport === null && !candidate.recommended
        })) ??
      []
    )
  })
}

function contradictionClaim(context: Context, task: TaskProgram, position: number, area: Area): Claim {
  const candidate = candidateName(task, position)
  const { boxes, words: whom } = whomOf(context, task, area)
  const of = (kind: 'confirming' | 'excluding'): string =>
    listOf(
      (task.candidates[position]?.arguments ?? [])
        .filter(({ support }) => support === kind)
        .map(({ condition }) => `“${conditionText(context.program, condition)}”`),
      'or',
    )
  return {
    property: 'P12',
    kind: 'contradictory-evidence',
    tasks: [task.index],
    title: `${candidate} is confirmed and excluded at once for ${whom}`,
    why: `For ${whom} the confirming ${of('confirming')} and the excluding ${of('excluding')} hold together, so ${candidate} is not recommended, whatever else speaks for it (contradictory evidence).`,
    fix: `Say in one of the two arguments that the other must not hold.`,
    patients: boxes,
  }
}

/** The candidates that are recommended to somebody in an area. */
function candidatesIn(
  { symbolic }: Context,
  task: TaskProgram,
  moments: readonly Moment[],
  where: (moment: Moment) => Diagram,
): string {
  const { diagrams } = symbolic.space
  const positions = [...task.candidates.keys()].filter((position) =>
    moments.some((moment) => {
      const area = diagrams.and(moment.here, where(moment))
      return diagrams.and(area, symbolic.recommended(task.index, position, moment.reader)) !== FALSE
    }),
  )
  return listOf(positions.map((position) => candidateName(task, position)))
}
