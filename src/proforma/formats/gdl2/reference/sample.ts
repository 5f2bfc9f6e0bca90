import { collectEvidence } from '../translate/evidence.ts'
import type { Evidence } from '../translate/evidence.ts'
import { profileElements } from '../translate/profile.ts'
import type { Profile } from '../translate/profile.ts'
import type { Gdl2Guideline } from '../read/guideline.ts'
import { walkGdl2 } from '../read/expression.ts'
import { ofLiteral } from './value.ts'
import type { GdlValue } from './value.ts'

/** Numbers in [0, 1). */
export type Random = () => number

const YEAR = 365.25 * 86_400_000

/**
 * A made-up patient: for each input an answer that the guideline names or one that it does not, a number at, just beside or far from
 * one that a rule compares it with, in a unit that rules ask for or another, a date of birth, or nothing.
 */
export function samplePatient(guideline: Gdl2Guideline, random: Random, now: number): Record<string, GdlValue> {
  const patient: Record<string, GdlValue> = {}
  const thresholds = numbersNear(guideline)
  // Some patients are complete, others are not.
  const missing = random() < 0.6 ? 0 : random() * 0.3
  for (const profile of profileElements(guideline).values()) {
    if (profile.role !== 'input' || random() < missing) continue
    patient[profile.id] = sampleValue(profile, thresholds.get(profile.id) ?? [], random, now)
  }
  return patient
}

function sampleValue(profile: Profile, thresholds: readonly number[], random: Random, now: number): GdlValue {
  switch (profile.kind) {
    case 'boolean':
      return { kind: 'boolean', value: random() < 0.5 }
    case 'datetime':
      return { kind: 'datetime', ms: Math.floor((now - random() * 100 * YEAR) / 60_000) * 60_000 }
    case 'coded':
      return sampleAnswer(profile, random)
    case 'text':
      return { kind: 'text', value: pick([...texts(profile.evidence), 'something else'], random) }
    default:
      return profile.values === undefined ? sampleNumber(profile, thresholds, random) : sampleOrdinal(profile, random)
  }
}

function sampleAnswer({ values }: Profile, random: Random): GdlValue {
  const named = (values?.values ?? []).filter((value) => value.code !== '')
  const unnamed = values?.rest !== undefined || values?.open === true ? [undefined] : []
  const chosen = pick([...named, ...unnamed], random)
  if (chosen === undefined) return { kind: 'coded', code: 'local::at9999', label: 'something else', ordinal: 99 }
  const ordinal = chosen.ordinal === undefined ? {} : { ordinal: chosen.ordinal }
  return { kind: 'coded', code: chosen.code, label: chosen.label, ...ordinal }
}

/** The number of an answer that the guideline may not name. */
function sampleOrdinal({ values }: Profile, random: Random): GdlValue {
  const named = (values?.values ?? []).filter((value) => value.ordinal !== undefined)
  const ordinal = pick([0, 1, 2, 3, ...named.map((value) => value.ordinal ?? 0)], random)
  const found = named.find((value) => value.ordinal === ordinal)
  return {
    kind: 'coded',
    code: found?.code ?? `local::at99${ordinal}`,
    label: found?.label ?? 'something else',
    ordinal,
  }
}

function sampleNumber({ unit, evidence }: Profile, thresholds: readonly number[], random: Random): GdlValue {
  const base = thresholds.length === 0 ? 1 + random() * 100 : pick(thresholds, random)
  const beside = pick([0, 0, 1, -1, 0.1, -0.1, base * 0.5, -base * 0.5, base], random)
  const whole = evidence.dataType === 'DV_COUNT' || (evidence.pointsRead && !evidence.calculated)
  const value = whole ? Math.round(base + beside) : Math.round((base + beside) * 100) / 100
  const units = unit.kind === 'choice' ? unit.units : unit.kind === 'fixed' ? [unit.unit] : []
  return { kind: 'number', value, ...(units.length === 0 ? {} : { unit: pick(units, random) }) }
}

function texts(evidence: Evidence): string[] {
  return evidence.compared.flatMap((literal) => (literal.kind === 'text' ? [literal.value] : []))
}

function pick<T>(list: readonly T[], random: Random): T {
  return list[Math.floor(random() * list.length)] as T
}

/** Every number that stands in a condition with an element. */
function numbersNear(guideline: Gdl2Guideline): ReadonlyMap<string, number[]> {
  const near = new Map<string, number[]>()
  for (const [id, { compared }] of collectEvidence(guideline)) {
    near.set(
      id,
      compared.flatMap((literal) => numberOf(ofLiteral(literal))),
    )
  }
  for (const { expression } of guideline.rules.flatMap((rule) => rule.when)) {
    const numbers: number[] = []
    const ids: string[] = []
    walkGdl2(expression, (node) => {
      if (node.kind === 'literal') numbers.push(...numberOf(ofLiteral(node.value)))
      if (node.kind === 'element') ids.push(node.id)
    })
    if (ids.length > 3) continue
    for (const id of ids) near.set(id, [...(near.get(id) ?? []), ...numbers])
  }
  return near
}

function numberOf(value: GdlValue): number[] {
  return value?.kind === 'number' ? [value.value] : []
}
