import type { Examination } from './examine.ts'
import type { Remark } from './logic.ts'
import type { Reservation } from './regions.ts'

const TITLES: Readonly<Record<Remark['what'], string>> = {
  gap: 'gaps: nothing is recommended although all is known',
  overlap: 'overlaps: two answers of one weight, or of which a priority puts one first',
  unreachable: 'unreachable: results that nobody gets',
  unit: 'units that do not fit',
}

const RESERVATIONS: Readonly<Record<Reservation, string>> = {
  'beyond-the-scale': 'beyond the lowest or highest value that the guideline names',
  'between-whole-numbers': 'between whole numbers of which each is covered',
  'other-answer': 'an answer that the guideline does not list',
  'no-value': 'a value that cannot be computed',
  'not-concerned': 'patients whom the decision is not about',
  remark: 'a warning or remark that has nothing to say',
}

/**
 * What the verifier makes of a corpus: a table with one row for each remark (file, where, for whom), then the counts. Empty
 * when nothing was verified.
 *
 * @param list also names the files that were not decided
 */
export function logicLines(all: readonly Examination[], list: boolean): readonly string[] {
  const verified = all.flatMap(({ name, logic }) => (logic ? [{ name, logic }] : []))
  if (verified.length === 0) return []
  const kinds = Object.keys(TITLES) as readonly Remark['what'][]
  const rows = kinds.flatMap((what) => {
    const own = verified.flatMap(({ name, logic }) =>
      logic.remarks.filter((each) => each.what === what).map((each) => `${name}\t${each.where}\t${each.region}`),
    )
    return [`${TITLES[what]}:`, ...own.map((row) => `  ${row}`)]
  })
  const counts = kinds.map((what) => {
    const files = verified.filter(({ logic }) => logic.remarks.some((each) => each.what === what))
    const number = files.reduce((sum, { logic }) => sum + logic.remarks.filter((each) => each.what === what).length, 0)
    return `  ${String(number).padStart(5)}  ${what} in ${files.length} files`
  })
  const undecided = verified.flatMap(({ name, logic }) => (logic.undecided ? [`${name}: ${logic.undecided}`] : []))
  return [
    ...rows,
    'what the verifier found:',
    ...counts,
    ...setAside(verified.flatMap(({ logic }) => logic.aside)),
    'how decisions were judged:',
    ...judged(verified.map(({ logic }) => logic)),
    ...(list ? ['pathways that were not decided as a whole:', ...undecided.map((each) => `  ${each}`)] : []),
  ]
}

function setAside(all: readonly Reservation[]): readonly string[] {
  const reasons = Object.keys(RESERVATIONS) as readonly Reservation[]
  const lines = reasons.map((reason) => {
    const count = all.filter((each) => each === reason).length
    return `  ${String(count).padStart(5)}  ${RESERVATIONS[reason]}`
  })
  return ['set aside (decisions):', ...lines]
}

function judged(all: readonly NonNullable<Examination['logic']>[]): readonly string[] {
  const sum = (of: (logic: (typeof all)[0]) => number): string =>
    String(all.reduce((total, logic) => total + of(logic), 0)).padStart(5)
  return [
    `  ${sum(({ judged: { inPlace } }) => inPlace)}  in the pathway, for the patients who get there`,
    `  ${sum(({ judged: { alone } }) => alone)}  alone, for every value of what they look at`,
    `  ${sum(({ judged: { not } }) => not)}  not, or only by runs`,
    `  ${sum(({ silent }) => silent)}  recommend nothing as long as something is unknown`,
  ]
}
