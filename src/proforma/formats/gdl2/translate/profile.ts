import type { Gdl2Guideline } from '../read/guideline.ts'
import { collectEvidence } from './evidence.ts'
import type { Evidence } from './evidence.ts'
import { settleKinds } from './kinds.ts'
import type { ElementKind } from './kinds.ts'
import { unitModeOf } from './units.ts'
import type { UnitMode } from './units.ts'
import { valueSetOf } from './valueSet.ts'
import type { ValueSet } from './valueSet.ts'

/** What one element of a guideline is. Locals are the variables that rules use without an archetype. */
export interface Profile {
  readonly id: string
  readonly label: string
  readonly description: string
  readonly role: 'input' | 'output' | 'local'
  readonly kind: ElementKind
  /** The answers of a coded element, and of an ordinal that is read as a number. */
  readonly values?: ValueSet
  readonly unit: UnitMode
  readonly written: boolean
  readonly evidence: Evidence
}

/** Settles type, answers and unit of every element that a rule reads or writes. */
export function profileElements(guideline: Gdl2Guideline): ReadonlyMap<string, Profile> {
  const evidence = collectEvidence(guideline)
  const kinds = settleKinds(evidence)
  const counted = countedWithoutList(evidence, kinds, guideline)
  const profiles = new Map<string, Profile>()
  for (const [id, found] of evidence) {
    const element = guideline.elements.get(id)
    const settled = kinds.get(id) ?? 'text'
    const values = settled === 'coded' ? valueSetOf(id, evidence, guideline) : undefined
    const kind =
      values === undefined ? settled : counted.has(id) ? 'number' : codedKind(found, values, element?.role === 'input')
    profiles.set(id, {
      id,
      label: element?.label || guideline.terms.text(id) || id,
      description: element?.description ?? guideline.terms.description(id),
      role: element?.role ?? 'local',
      kind,
      ...(values === undefined ? {} : { values: counted.get(id) ?? values }),
      unit: kind === 'number' ? unitModeOf(found, element?.role === 'input') : { kind: 'none' },
      written: found.assigned.length > 0,
      evidence: found,
    })
  }
  return profiles
}

/**
 * Elements that hand an answer on and whose answers are counted, while the guideline does not list them all: a number then all the
 * way. Not where two named answers have the same number, which the rules tell apart.
 */
function countedWithoutList(
  evidence: ReadonlyMap<string, Evidence>,
  kinds: ReadonlyMap<string, ElementKind>,
  guideline: Gdl2Guideline,
): ReadonlyMap<string, ValueSet> {
  const counted = new Map<string, ValueSet>()
  for (const group of copyGroups(evidence)) {
    const members = group.flatMap((id) => evidence.get(id) ?? [])
    const unlisted = members.some(
      ({ id, allowed }) => guideline.elements.get(id)?.role === 'input' && allowed.length === 0,
    )
    if (group.length < 2 || !unlisted || !members.some(({ pointsRead }) => pointsRead)) continue
    const values = group.flatMap((id) => valueSetOf(id, evidence, guideline).values)
    const named = [...new Map(values.filter(({ code }) => code !== '').map((value) => [value.code, value])).values()]
    const ordinals = named.map(({ ordinal }) => ordinal)
    const distinct = !ordinals.includes(undefined) && new Set(ordinals).size === ordinals.length
    if (!distinct || group.some((id) => kinds.get(id) === 'text')) continue
    for (const id of group) counted.set(id, { values: named, open: false })
  }
  return counted
}

/** Elements connected by `$a = $b`. */
function copyGroups(evidence: ReadonlyMap<string, Evidence>): string[][] {
  const neighbours = new Map<string, Set<string>>()
  for (const [id, { assigned }] of evidence) {
    for (const { value, attribute } of assigned) {
      if (value.kind !== 'element' || attribute !== undefined || value.attribute !== undefined) continue
      neighbours.set(id, (neighbours.get(id) ?? new Set()).add(value.id))
      neighbours.set(value.id, (neighbours.get(value.id) ?? new Set()).add(id))
    }
  }
  const groups: string[][] = []
  const seen = new Set<string>()
  for (const start of neighbours.keys()) {
    if (seen.has(start)) continue
    const group: string[] = []
    const queue = [start]
    for (let next = queue.pop(); next !== undefined; next = queue.pop()) {
      if (seen.has(next)) continue
      seen.add(next)
      group.push(next)
      queue.push(...(neighbours.get(next) ?? []))
    }
    groups.push(group)
  }
  return groups
}

function codedKind(found: Evidence, values: ValueSet, asked: boolean): ElementKind {
  if (values.values.length === 0) return found.pointsRead || found.calculated ? 'number' : 'text'
  return asked && countsUnnamedAnswers(found, values) ? 'number' : 'coded'
}

/**
 * The rules count with the ordinal of an answer but do not name every answer: the protocol then asks for the number itself.
 * Not where two named answers have the same number, which the rules tell apart.
 */
function countsUnnamedAnswers(found: Evidence, values: ValueSet): boolean {
  if (!found.pointsRead) return false
  const ordinals = values.values.flatMap((value) => (value.ordinal === undefined ? [] : [value.ordinal]))
  if (ordinals.length === 0) return true
  if (found.allowed.length > 0) return false
  const named = values.values.filter((value) => value !== values.rest)
  return ordinals.length === named.length && new Set(ordinals).size === ordinals.length
}
