import {
  check,
  differenceOf,
  type Gdl2Import,
  indexOf,
  type ParsedProtocol,
  parse,
  type UnitSystem,
} from '../../proforma/index.ts'
import {
  type Finding,
  isolateDecision,
  type Region,
  type VerificationReport,
  verifyProtocol,
} from '../../verifier/index.ts'
import { type Box, type Reservation, sortOut } from './regions.ts'

/** Something in a guideline that a clinician should look at. */
export interface Remark {
  readonly what: 'gap' | 'overlap' | 'unreachable' | 'unit'
  /** Caption of the decision, task or item. */
  readonly where: string
  readonly region: string
}

/** What the verifier makes of an imported guideline. */
export interface GuidelineLogic {
  readonly remarks: readonly Remark[]
  /** Areas without a recommendation that are most likely meant so, by reason; once for each decision. */
  readonly aside: readonly Reservation[]
  /** Decisions that recommend nothing as long as something is unknown. */
  readonly silent: number
  /** How the decisions were judged: in the pathway, each alone with every value of its inputs, or not at all. */
  readonly judged: { readonly inPlace: number; readonly alone: number; readonly not: number }
  /** Why the pathway as a whole was not decided. */
  readonly undecided?: string
}

export interface LogicOptions {
  /** For the pathway, and again for all decisions alone. */
  readonly maxMilliseconds: number
  readonly now: () => number
  readonly units: UnitSystem
}

/**
 * Verifies an imported guideline: gaps and overlaps of its decisions, results that nobody gets, units that do not fit. Where
 * the pathway as a whole is not decided exactly, each decision is judged alone.
 */
export async function examineLogic(imported: Gdl2Import, options: LogicOptions): Promise<GuidelineLogic> {
  const parsed = parse(imported.text)
  const report = await verified(imported.text, options)
  const whole = report && report.coverage.complete && report.coverage.abstraction === 'exact' ? report : undefined
  const work = new Decisions(parsed, options)
  const decisions = parsed.definitions.flatMap(({ node }) => (node.kind === 'decision' ? [node.name.text] : []))
  for (const name of decisions) {
    if (whole) work.take(name, of(whole, name), 'inPlace')
    else await work.alone(name, report)
  }
  const unreachable = report ? unreachableIn(report) : []
  return {
    remarks: [...work.remarks, ...unreachable, ...unitSlips(imported, parsed, options.units)],
    aside: work.aside,
    silent: work.silent,
    judged: work.judged,
    ...(whole ? {} : { undecided: report?.coverage.limits[0] ?? 'The protocol does not load.' }),
  }
}

async function verified(text: string, { maxMilliseconds, now }: LogicOptions): Promise<VerificationReport | undefined> {
  try {
    return await verifyProtocol(text, { budget: { maxMilliseconds, maxStates: 20_000 }, now })
  } catch {
    // A text that does not load, or that is beyond all means, must not stop the others.
    return undefined
  }
}

function of(report: VerificationReport, name: string): readonly Finding[] {
  return [...report.findings, ...(report.notes ?? [])].filter(({ definitions }) => definitions.includes(name))
}

class Decisions {
  readonly remarks: Remark[] = []
  readonly aside: Reservation[] = []
  readonly judged = { inPlace: 0, alone: 0, not: 0 }
  silent = 0
  readonly #parsed: ParsedProtocol
  readonly #options: LogicOptions
  #spent = 0

  constructor(parsed: ParsedProtocol, options: LogicOptions) {
    this.#parsed = parsed
    this.#options = options
  }

  /** Judges a decision by itself; what the whole pathway showed by a run counts where that is impossible. */
  async alone(name: string, report: VerificationReport | undefined): Promise<void> {
    const { maxMilliseconds, now } = this.#options
    const text = this.#spent > maxMilliseconds ? undefined : isolateDecision(this.#parsed, name)
    const start = now()
    const single = text === undefined ? undefined : await verified(text, this.#options)
    this.#spent += now() - start
    if (single?.coverage.complete) this.take(name, of(single, name), 'alone')
    else {
      const shown = report ? of(report, name).filter(({ verdict }) => verdict === 'violated') : []
      this.take(name, shown, 'not')
    }
  }

  take(name: string, findings: readonly Finding[], how: keyof GuidelineLogic['judged']): void {
    this.judged[how] += 1
    const index = indexOf(this.#parsed)
    const caption = index.tasks.get(name)?.caption?.value ?? name
    const inWords = (boxes: readonly Box[]): string =>
      boxes.map((box) => box.map(this.#region).join(' and ')).join('; or ')
    for (const { kind, patients } of findings) {
      if (kind === 'gap-while-unknown') this.silent += 1
      else if (kind === 'decision-tie' || kind === 'decision-overlap')
        this.remarks.push({ what: 'overlap', where: caption, region: inWords(patients) || 'any patient' })
      else if (kind === 'decision-gap') {
        const { gaps, aside } = sortOut(patients, caption, index, this.#inputs(name))
        this.aside.push(...aside)
        if (gaps.length > 0) this.remarks.push({ what: 'gap', where: caption, region: inWords(gaps) })
      }
    }
  }

  #region = ({ item, label }: Region): string => {
    const caption = indexOf(this.#parsed).data.get(item)?.caption?.value
    return `“${caption ?? item}” ${label}`
  }

  /** How many items the arguments of a decision name. */
  #inputs(name: string): number {
    const found = this.#parsed.definitions.find(({ node }) => node.kind === 'decision' && node.name.text === name)
    if (found?.node.kind !== 'decision') return 0
    const text = found.node.candidates
      .flatMap((each) => each.arguments.map(({ condition }) => condition.span))
      .map((span) => this.#parsed.text.slice(found.offset + span.start, found.offset + span.end))
      .join(' ')
    return [...indexOf(this.#parsed).data.keys()].filter((item) => new RegExp(`\\b${item}\\b`).test(text)).length
  }
}

/** Results that nobody gets, whatever is answered. */
function unreachableIn({ findings }: VerificationReport): readonly Remark[] {
  return findings
    .filter(({ kind, verdict }) => verdict === 'violated' && (kind === 'dead-candidate' || kind === 'unreachable-task'))
    .map(({ title, where }) => ({
      what: 'unreachable' as const,
      where: where[0]?.split('/').at(-1)?.replaceAll('_', ' ') ?? '',
      region: title,
    }))
}

const SLIPS = /^unit\.(mismatch|sum|differs|scale)$|^comparison\.percent$|^data\.percent-scale$/

/** Ions with one charge: of them a millimole is a milliequivalent. */
const SINGLY_CHARGED = /\b(sodium|potassium|chloride|bicarbonate|lithium|na\+?|k\+?|cl-?|hco3-?)(?![a-z0-9])/i

/** Whether two units are one for the item, because it is an ion with one charge. */
export function isSameOfIon(item: string, first: string, second: string): boolean {
  const inMoles = (unit: string): string => unit.toLowerCase().replace(/^([munp]?)eq\b/, '$1mol')
  return SINGLY_CHARGED.test(item) && inMoles(first) === inMoles(second)
}

/** Units that are mixed up, by the import and by the checks. */
function unitSlips({ report }: Gdl2Import, parsed: ParsedProtocol, units: UnitSystem): readonly Remark[] {
  const mixed = report.entries
    .filter(({ reason }) => reason === 'gdl2.mixed-units')
    .flatMap(({ message }): readonly Remark[] => {
      const [, item = '', first = '', second = ''] =
        /^"(.*?)" is compared with values in (\S+) and (\S+),/.exec(message) ?? []
      const [a, b] = [units.read(first), units.read(second)]
      if (a && b && differenceOf(a, b) === undefined) return []
      if (isSameOfIon(item, first, second)) return []
      return [{ what: 'unit', where: item, region: `compared in ${first} and in ${second} without asking which it is` }]
    })
  const found = check(parsed, { today: '2000-01-01', units })
    .filter(({ code }) => SLIPS.test(code))
    .map(({ message }): Remark => ({ what: 'unit', where: 'formula', region: message.split('. ')[0] ?? message }))
  return [...mixed, ...found]
}
