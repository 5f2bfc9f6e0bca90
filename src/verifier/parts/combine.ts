import type { Program } from '../../runtime/index.ts'
import { CATALOGUE } from '../report/catalogue.ts'
import type { Finding, PropertyResult, Verdict } from '../types.ts'
import type { Module } from './modules.ts'

/** What one exploration says, and the modules that are there in full. */
export interface PartSaying {
  readonly results: readonly PropertyResult[]
  readonly findings: readonly Finding[]
  readonly notes: readonly Finding[]
  readonly present: readonly Module[]
}

/** Weakest last: what several explorations say together is the first of these that one of them says. */
const STRENGTH: readonly Verdict[] = ['violated', 'possible', 'not-decided', 'holds']

/** Of these the items are counted; parts have only those that they look at. */
const OF_ITEMS: ReadonlySet<string> = new Set(['unused-data', 'answer-overwritten'])

/** Judged on the whole text, not in parts. */
const OF_THE_TEXT: ReadonlySet<string> = new Set(['unused-data', 'write-only-data'])

/**
 * Who has to tell a finding (rule V103): the exploration in which the module is there in full inside which it is or, where it is
 * inside none, which it names first; otherwise the one without any module, and whoever else finds what that one does not.
 */
export class Ownership {
  readonly #program: Program
  readonly #modules: readonly Module[]

  constructor(program: Program, modules: readonly Module[]) {
    this.#program = program
    this.#modules = modules
  }

  /**
   * The findings that an exploration has to tell.
   *
   * @param before what explorations before this one have told
   */
  own(findings: readonly Finding[], present: readonly Module[], before: readonly Finding[]): readonly Finding[] {
    const told = new Set(before.map(identity))
    return findings.filter((finding) => {
      if (OF_THE_TEXT.has(finding.kind)) return false
      const owner = this.#ownerOf(finding)
      return owner === undefined ? !told.has(identity(finding)) : present.includes(owner)
    })
  }

  /** A livelock that a module brings about is seen from outside of it as well: then only the module's own is told. */
  withoutEchoes(findings: readonly Finding[]): readonly Finding[] {
    const livelocks = findings.filter(({ kind }) => kind === 'livelock')
    const own = livelocks.filter((each) => this.#ownerOf(each) !== undefined)
    const told = new Set(own.length > 0 ? own : livelocks.slice(0, 1))
    return findings.filter((each) => each.kind !== 'livelock' || told.has(each))
  }

  #ownerOf({ where }: Finding): Module | undefined {
    const places = where.flatMap((path) => this.#program.pathIndex.get(path) ?? [])
    const around = (place: number): Module | undefined =>
      this.#modules.find(({ plan, end }) => plan < place && place < end)
    for (const place of places) {
      const inside = around(place)
      if (inside) return inside
    }
    return this.#modules.find(({ plan }) => places.includes(plan))
  }
}

function identity({ kind, where }: Finding): string {
  return `${kind} ${where.join(' ')}`
}

/**
 * One result for each property: the worst of what the explorations say, without what they say of others' findings, and the
 * number of constructs, those that stand in all of them counted once.
 *
 * @param program the whole
 * @param sayings first the one without any module
 */
export function combinedResults(
  program: Program,
  ownership: Ownership,
  sayings: readonly PartSaying[],
): readonly PropertyResult[] {
  const [around] = sayings
  if (!around) return []
  return around.results.map((result): PropertyResult => {
    const isSame = (each: PropertyResult): boolean => each.property === result.property && each.kind === result.kind
    let checked = result.checked
    let worst = STRENGTH.length - 1
    for (const saying of sayings) {
      const own = saying.results.find(isSame)
      if (!own) continue
      if (saying !== around) checked += own.checked - result.checked
      const verdict = verdictOf(ownership, saying, around, own)
      worst = Math.min(worst, STRENGTH.indexOf(verdict))
    }
    if (OF_ITEMS.has(result.kind)) checked = program.items.length
    return { ...result, checked, verdict: STRENGTH[worst] as Verdict }
  })
}

/** What is violated only by findings that others have to tell is not violated here. */
function verdictOf(
  ownership: Ownership,
  { findings, notes, present }: PartSaying,
  around: PartSaying,
  result: PropertyResult,
): Verdict {
  if (result.verdict !== 'violated' && result.verdict !== 'possible') return result.verdict
  const told = [...findings, ...notes].filter((each) => each.kind === result.kind)
  const before = present.length === 0 ? [] : [...around.findings, ...around.notes]
  const own = ownership.own(told, present, before)
  return told.length > 0 && own.length === 0 ? 'holds' : result.verdict
}

/** In the order of the catalogue and of the tree. */
export function inOrder(program: Program, findings: readonly Finding[]): readonly Finding[] {
  const rank = ({ property, kind }: Finding): number =>
    CATALOGUE.findIndex((each) => each.property === property && each.kind === kind)
  const place = ({ where: [first] }: Finding): number =>
    first === undefined ? program.tasks.length : (program.pathIndex.get(first) ?? program.tasks.length)
  return [...findings].sort((a, b) => rank(a) - rank(b) || place(a) - place(b))
}
