import type { TaskProgram } from '../../runtime/index.ts'
import { gap } from '../data/decisions.ts'
import { FALSE } from '../data/diagram.ts'
import type { Finding, Region } from '../types.ts'
import type { Claim, Context } from './context.ts'
import { demandItem, includeBoundary } from './edits.ts'
import {
  allKnown,
  among,
  type Area,
  areaOf,
  givenTo,
  type Moment,
  openCandidates,
  shownInArea,
  whomOf,
} from './moments.ts'
import { conditionText, itemName, listOf, nameOf } from './names.ts'

/**
 * P11, completeness of one decision: a patient for whom nothing is recommended. Where everything that the decision looks
 * at is known it is a gap; where nothing is recommended only as long as something is unknown, that is said instead.
 */
export function gapFinding(context: Context, task: TaskProgram, moments: readonly Moment[]): Finding | undefined {
  const nothing = ({ reader }: Moment) => gap(context.symbolic, task.index, reader)
  const informed = among(context, moments, allKnown(context, givenTo(context, task)))
  const known = areaOf(context, informed, nothing)
  if (known) return shownInArea(context, known, gapClaim(context, task, informed, known), confirms(context, task))
  const silent = areaOf(context, moments, nothing)
  return silent && shownInArea(context, silent, silentClaim(context, task, silent), confirms(context, task))
}

function confirms({ program }: Context, task: TaskProgram) {
  return (end: Parameters<typeof openCandidates>[1]): boolean => {
    const candidates = openCandidates(program, end, task)
    return candidates !== undefined && candidates.every((candidate) => !candidate.recommended)
  }
}

function gapClaim(context: Context, task: TaskProgram, moments: readonly Moment[], area: Area): Claim {
  const name = nameOf(task)
  const { boxes, words: whom } = whomOf(context, task, area)
  const edit = includeBoundary(context, task, moments, area)
  return {
    property: 'P11',
    kind: 'decision-gap',
    tasks: [task.index],
    title: `${name} recommends nothing for ${whom}`,
    why: `For ${whom} none of the options of ${name} is recommended, although everything it looks at is known. ${rulesInWords(context, task)}${consequence(context)} (The decision is incomplete.)`,
    fix: `Widen the argument or rule of the option that should cover ${whom}, or add an option for them.${rangeAdvice(context, boxes)}`,
    ...(edit && { edit }),
    patients: boxes,
  }
}

function silentClaim(context: Context, task: TaskProgram, area: Area): Claim {
  const name = nameOf(task)
  const { boxes, words: whom } = whomOf(context, task, area)
  const missing = missingItems(context, task, area)
  const names = missing.map((item) => itemName(context.program, context.program.items[item]?.name ?? ''))
  const what = names.length === 0 ? 'something it looks at' : listOf(names, 'or')
  const edit = missing.length === 1 ? demandItem(context, missing[0] as number) : undefined
  return {
    property: 'P11',
    kind: 'gap-while-unknown',
    tasks: [task.index],
    title: `${name} recommends nothing as long as ${what} is unknown`,
    why: `With all values known every patient gets a recommendation. But ${name} can come up while ${what} is unknown, and then none of its options is recommended for ${whom}. ${consequence(context)} (The decision is incomplete under missing data.)`,
    fix: `Ask for ${what} as a mandatory source before the decision, or add an option for when it is unknown.`,
    ...(edit && { edit }),
    patients: boxes,
  }
}

/** Items that are unknown throughout an area, or else those that may be. */
function missingItems(context: Context, task: TaskProgram, { area }: Area): readonly number[] {
  const { space } = context.symbolic
  const { diagrams } = space
  const items = givenTo(context, task)
  const throughout = items.filter((item) => diagrams.and(area, space.known(item)) === FALSE)
  if (throughout.length > 0) return throughout
  return items.filter((item) => diagrams.minus(area, space.known(item)) !== FALSE)
}

function consequence({ environment }: Context): string {
  return environment.commit === 'strict'
    ? 'The pathway stops there unless somebody decides without a recommendation.'
    : 'Somebody has to decide without a recommendation.'
}

/** What the decision asks for, so that the missing value can be seen. */
function rulesInWords({ program }: Context, task: TaskProgram): string {
  const conditions = task.candidates.flatMap((each) =>
    each.arguments.map(({ condition }) => conditionText(program, condition)),
  )
  if (conditions.length === 0) return 'None of its options has an argument. '
  if (conditions.length > 6) return ''
  return `Its arguments are: ${conditions.join('; ')}. `
}

/** A gap that has no end is often an item without a range: nobody has a score of minus one. */
function rangeAdvice({ program }: Context, boxes: readonly (readonly Region[])[]): string {
  const open = new Set(boxes.flatMap((box) => box.filter(({ label }) => isOpenEnded(label)).map(({ item }) => item)))
  const unranged = [...open].filter((name) => {
    const item = program.items[program.itemIndex.get(name) ?? -1]
    return item !== undefined && item.domain.interval === undefined && item.domain.values === undefined
  })
  if (unranged.length === 0) return ''
  return ` If such values cannot occur, give ${listOf(unranged.map((each) => itemName(program, each)))} its range.`
}

/** Whether the words of a region reach without end in one direction. */
export function isOpenEnded(label: string): boolean {
  return label
    .split(' or ')
    .some(
      (part, i, all) => /^(under|up to|over [^ ]+( [^ ]+)?$)/.test(part) || (part === 'more' && i === all.length - 1),
    )
}
