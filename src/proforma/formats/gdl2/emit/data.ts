import { quoteText } from '../../../text/index.ts'
import type { Gdl2Guideline } from '../read/guideline.ts'
import { layOut } from '../translate/print.ts'
import type { Ir } from '../translate/ir.ts'
import type { Profile } from '../translate/profile.ts'
import type { ResultPlan } from '../translate/protocol.ts'
import type { AskedItem, DerivedItem } from '../translate/resolve.ts'
import { definition, plain, statement, textStatement } from '../../statements.ts'

/** An item that is asked for. */
export function askedItem(item: AskedItem, guideline: Gdl2Guideline): string {
  return item.aspect === 'unit' ? unitItem(item) : valueItem(item, guideline)
}

function valueItem({ name, profile }: AskedItem, guideline: Gdl2Guideline): string {
  return definition('data', name, [
    ...textStatement('caption', plain(profile.label)),
    ...textStatement('description', plain(described(profile))),
    statement('type', askedType(profile)),
    ...unitOf(profile).map((unit) => statement('unit', quoteText(unit))),
    ...rangeOf(profile),
    ...codes(profile, guideline).map((code) => statement('code', quoteText(code))),
  ])
}

/** A count and the number of an answer are pure numbers. */
function unitOf(profile: Profile): string[] {
  if (profile.unit.kind === 'fixed') return [profile.unit.unit]
  return askedType(profile) === 'integer' ? ['1'] : []
}

function unitItem({ name, profile }: AskedItem): string {
  const units = profile.unit.kind === 'choice' ? profile.unit.units : []
  return definition('data', name, [
    ...textStatement('caption', plain(`${profile.label}: unit`)),
    statement('type', 'text'),
    ...(units.length === 0 ? [] : [statement('range', units.map(quoteText).join(', '))]),
  ])
}

/** What a number means where it stands for an answer. */
function described(profile: Profile): string {
  if (profile.kind !== 'number' || profile.values === undefined) return profile.description
  const named = profile.values.values.flatMap((value) =>
    value.ordinal === undefined ? [] : [`${value.ordinal}: ${value.label}`],
  )
  return [profile.description, named.length === 0 ? '' : `${named.join('; ')}.`].filter((part) => part !== '').join(' ')
}

export function askedType(profile: Profile): string {
  switch (profile.kind) {
    case 'number':
      return isWhole(profile) ? 'integer' : 'real'
    case 'coded':
      return 'text'
    default:
      return profile.kind
  }
}

/** Counts and the ordinals of answers are whole; a value that is measured may not be. */
function isWhole({ evidence, values }: Profile): boolean {
  if (evidence.dataType !== undefined) return evidence.dataType === 'DV_COUNT' || evidence.dataType === 'DV_ORDINAL'
  const measured = evidence.calculated || evidence.unitTests.size > 0 || evidence.attributes.has('magnitude')
  return !measured && evidence.assigned.length === 0 && (evidence.pointsRead || values !== undefined)
}

function rangeOf(profile: Profile): string[] {
  if (profile.kind !== 'coded' || profile.values === undefined || profile.values.open) return []
  return [statement('range', profile.values.values.map((value) => quoteText(value.label)).join(', '))]
}

const SYSTEMS: Readonly<Record<string, string>> = {
  'SNOMED CT': 'http://snomed.info/sct',
  'SNOMED-CT': 'http://snomed.info/sct',
  LOINC: 'http://loinc.org',
  ICD10: 'http://hl7.org/fhir/sid/icd-10',
}

/** Codes of the guideline's terminologies, and the place in the openEHR record. */
function codes(profile: Profile, guideline: Gdl2Guideline): string[] {
  const bound = (guideline.codes.get(profile.id) ?? []).map(
    ({ system, code }) => `${SYSTEMS[system] ?? system}|${code}`,
  )
  const element = guideline.elements.get(profile.id)
  const model = guideline.bindings.find((binding) => binding.elements.includes(profile.id))?.model ?? ''
  return element === undefined || model === ''
    ? bound
    : [...bound, `http://openehr.org/archetype|${model}${element.path}`]
}

/** An item that is calculated. It has no `precision`: GDL2 rounds what it shows, not what it calculates with. */
export function derivedItem(
  item: DerivedItem,
  result: ResultPlan | undefined,
  integers: (name: string) => boolean,
): string {
  const laid = layOut(item.derivation, '    ')
  const unit = result?.unit.kind === 'text' && result.unit.value !== '1' ? result.unit.value : undefined
  return definition('data', item.name, [
    ...textStatement('caption', plain(item.caption)),
    ...textStatement('description', plain(item.aspect === 'value' ? (item.element?.description ?? '') : '')),
    statement('type', derivedType(item, integers)),
    ...(unit === undefined ? [] : [statement('unit', quoteText(unit))]),
    ...derivedRange(item),
    laid.includes('\n') ? `derivation ::\n    ${laid} ;` : statement('derivation', laid),
  ])
}

export function derivedType({ type, derivation }: DerivedItem, integers: (name: string) => boolean): string {
  if (type !== 'number') return type
  return isInteger(derivation, integers) ? 'integer' : 'real'
}

function derivedRange({ element, aspect, type }: DerivedItem): string[] {
  if (type !== 'text' || element === undefined || aspect === 'unit') return []
  return rangeOf(element)
}

/** Whether a calculation can only give whole numbers. */
export function isInteger(ir: Ir, integers: (name: string) => boolean): boolean {
  switch (ir.kind) {
    case 'number':
      return Number.isInteger(ir.value) && !ir.text.includes('.')
    case 'unknown':
      return true
    case 'item':
      return integers(ir.name)
    case 'negative':
      return isInteger(ir.operand, integers)
    case 'if':
      return isInteger(ir.value, integers) && isInteger(ir.otherwise, integers)
    case 'arithmetic':
      return '+-*'.includes(ir.operator) && isInteger(ir.left, integers) && isInteger(ir.right, integers)
    case 'call':
      return isIntegerCall(ir, integers)
    default:
      return false
  }
}

function isIntegerCall(ir: Ir & { kind: 'call' }, integers: (name: string) => boolean): boolean {
  switch (ir.function) {
    case 'round':
    case 'floor':
    case 'ceil':
    case 'years_between':
      return true
    case 'max':
    case 'min':
    case 'abs':
      return ir.arguments.every((argument) => isInteger(argument, integers))
    default:
      return false
  }
}
