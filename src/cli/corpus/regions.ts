import type { DataDefinition, ProtocolIndex } from '../../proforma/index.ts'
import type { Region } from '../../verifier/index.ts'

/** Why an area without a recommendation is most likely no mistake of the guideline. */
export type Reservation =
  /** Beyond the lowest or highest value that the guideline mentions; it does not say how far the scale goes. */
  | 'beyond-the-scale'
  /** Between whole numbers of a scale of which every whole number is covered. */
  | 'between-whole-numbers'
  /** An answer that the guideline does not list. */
  | 'other-answer'
  /** A value that cannot be computed, as when it divides by zero. */
  | 'no-value'
  /** Patients of whom none of the decision's rules speaks: it is about others. */
  | 'not-concerned'
  /** Results that warn or remark are silent when there is nothing to say. */
  | 'remark'

export type Box = readonly Region[]

/** Rates that are counted, such as breaths and heartbeats: nobody has half of one. */
const COUNTED: ReadonlySet<string> = new Set(['/min', '1/min'])

interface Part {
  readonly label: string
  readonly reservation?: Reservation
}

const REMARK = /\b(warning|alert|comment|note|reminder|message)s?\b| is$/i

/**
 * Splits an area in which a decision recommends nothing into what is left to look at and what is set aside, with the reason.
 *
 * @param caption of the decision
 */
export function sortOut(
  boxes: readonly Box[],
  caption: string,
  index: ProtocolIndex,
  inputs: number,
): { readonly gaps: readonly Box[]; readonly aside: readonly Reservation[] } {
  if (REMARK.test(caption)) return { gaps: [], aside: ['remark'] }
  if (boxes.length === 0) return { gaps: [], aside: ['no-value'] }
  const gaps: Box[] = []
  const aside = new Set<Reservation>()
  for (const whole of boxes) {
    // That a rule does not apply says nothing of its own.
    const speaking = whole.filter((region) => !isRuleOff(region, index))
    const box = speaking.length > 0 ? speaking : whole
    const kept = box.map((region) => keptOf(region, box.length === 1, index))
    for (const { reservations } of kept) for (const each of reservations) aside.add(each)
    if (kept.some(({ region }) => region === undefined)) continue
    const regions = kept.flatMap(({ region }) => region ?? [])
    if (isNotConcerned(regions, inputs, index)) aside.add('not-concerned')
    else gaps.push(regions)
  }
  return { gaps, aside: [...aside] }
}

/** What remains of a region without the parts that are set aside. */
function keptOf(region: Region, isAlone: boolean, index: ProtocolIndex) {
  const parts = partsOf(region, isAlone, index.data.get(region.item))
  const kept = parts.filter(({ reservation }) => reservation === undefined)
  return {
    region: kept.length === 0 ? undefined : { ...region, label: kept.map(({ label }) => label).join(' or ') },
    reservations: parts.flatMap(({ reservation }) => reservation ?? []),
  }
}

function partsOf({ label }: Region, isAlone: boolean, item: DataDefinition | undefined): readonly Part[] {
  const labels = label.split(/ or (?!more\b|later\b|less\b)/)
  const hasRange = item?.range !== undefined
  const fractions = fractionsOfWholeNumbers(labels, item?.unit !== undefined && COUNTED.has(item.unit.value))
  // In one direction a limit can be meant; in both it is the scale that ends.
  const isScale = isAlone || labels.filter(isOpenEnded).length > 1
  return labels.map((part): Part => {
    if (part === 'unknown') return { label: part, reservation: 'no-value' }
    if (part === '"other"' || part === 'any other text') return { label: part, reservation: 'other-answer' }
    if (fractions.has(part)) return { label: part, reservation: 'between-whole-numbers' }
    if (!hasRange && ((isScale && isOpenEnded(part)) || isNegative(part)))
      return { label: part, reservation: 'beyond-the-scale' }
    return { label: part }
  })
}

/** Whether the words of a part reach without end in one direction. */
function isOpenEnded(part: string): boolean {
  return /^(under|up to) /.test(part) || / or (more|later)$/.test(part) || /^over (?!.* (to under|up to) )/.test(part)
}

/** Nobody has fewer points than none. */
function isNegative(part: string): boolean {
  return /^(up to -|under -|under 0\b)/.test(part)
}

/**
 * `over 1 to under 2`, `over 2 to under 3`: open intervals that meet in a whole number, which is covered by itself.
 *
 * @param isCounted whether the item comes in whole numbers, whatever its type
 */
function fractionsOfWholeNumbers(labels: readonly string[], isCounted: boolean): ReadonlySet<string> {
  const intervals = labels.flatMap((label) => {
    const [, from, to] = /^over (-?\d+) to under (-?\d+)(?: .*)?$/.exec(label) ?? []
    return from === undefined || to === undefined ? [] : [{ label, from, to }]
  })
  const meets = ({ from, to }: { readonly from: string; readonly to: string }): boolean =>
    intervals.some((other) => other.from === to || other.to === from) ||
    labels.some((label) => label === `under ${from}` || label === `over ${to}`)
  // One place that is covered by itself says that the scale is one of whole numbers.
  const isWhole = isCounted || intervals.some(meets)
  return new Set(
    intervals.filter(({ from, to }) => isWhole && Number(to) - Number(from) === 1).map(({ label }) => label),
  )
}

/**
 * With several inputs, one answer alone that nothing covers says whom the decision is not about; and that no rule applies is
 * no gap between rules.
 */
function isNotConcerned(box: Box, inputs: number, index: ProtocolIndex): boolean {
  if (inputs < 2) return false
  const type = (region: Region): string | undefined => index.data.get(region.item)?.type?.value
  const [only] = box
  if (box.length === 1 && only && (type(only) === 'text' || type(only) === 'boolean')) return true
  return box.every((region) => isRuleOff(region, index))
}

function isRuleOff({ item, label }: Region, index: ProtocolIndex): boolean {
  return index.data.get(item)?.type?.value === 'boolean' && label === 'no'
}
