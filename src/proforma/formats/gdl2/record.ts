import type { Gdl2Input, Gdl2Output } from './bindings.ts'
import { OTHER_UNIT } from './translate/units.ts'
import type { CodedValue } from './translate/valueSet.ts'

/** A value of a patient's record in the notation of GDL2 test cases. */
export type RecordValue =
  | { readonly kind: 'number'; readonly value: number; readonly decimals: number; readonly unit?: string }
  | { readonly kind: 'coded'; readonly code: string; readonly label: string; readonly ordinal?: number }
  | { readonly kind: 'text'; readonly value: string }
  | { readonly kind: 'boolean'; readonly value: boolean }
  | { readonly kind: 'datetime'; readonly value: string }

const ORDINAL = /^\s*\(?(-?\d+(?:\.\d+)?)\)?\|([^|]*::[^|]*)\|([^|]*)\|\s*$/
const CODED = /^\s*([^|\s]+::[^|]*)\|([^|]*)\|\s*$/
const PROPORTION = /^\s*(-?\d+(?:\.\d+)?),(\d+(?:\.\d+)?),[0-4]\s*$/
const QUANTITY = /^\s*\(?(-?\d+(?:\.\d+)?)\)?,(.+)$/s
const DATE = /^\s*(\d{4}-\d{2}-\d{2}T[^[\s]+)(?:\[[^\]]*\])?\s*$/

/** Reads `1|local::at0005|Yes|`, `local::at0005|Yes|`, `60,mm[Hg]`, a date and time, a number, true or false, or a text. */
export function readRecordValue(json: unknown): RecordValue | undefined {
  if (typeof json === 'boolean') return { kind: 'boolean', value: json }
  if (typeof json === 'number') return numeric(String(json), json)
  if (typeof json !== 'string') return undefined
  const ordinal = ORDINAL.exec(json)
  if (ordinal !== null) {
    return { kind: 'coded', ordinal: Number(ordinal[1]), code: clean(ordinal[2]), label: clean(ordinal[3]) }
  }
  const coded = CODED.exec(json)
  if (coded !== null) return { kind: 'coded', code: clean(coded[1]), label: clean(coded[2]) }
  const date = DATE.exec(json)
  if (date?.[1] !== undefined) return { kind: 'datetime', value: date[1] }
  const proportion = PROPORTION.exec(json)
  if (proportion !== null) {
    const percent = (Number(proportion[1]) * 100) / Number(proportion[2])
    return { ...numeric(proportion[1] ?? '', percent), unit: '%' }
  }
  const quantity = QUANTITY.exec(json)
  if (quantity?.[1] !== undefined) return { ...numeric(quantity[1], Number(quantity[1])), unit: clean(quantity[2]) }
  return { kind: 'text', value: json }
}

function numeric(digits: string, value: number): RecordValue & { kind: 'number' } {
  return { kind: 'number', value, decimals: digits.split('.')[1]?.length ?? 0 }
}

function clean(text: string | undefined): string {
  return (text ?? '').trim()
}

/** The values to set for an element of the record; `refused` when the protocol has no place for it. */
export type Encoding =
  | { readonly values: Readonly<Record<string, string | number | boolean>> }
  | { readonly refused: 'unit' | 'answer' | 'type' }

/**
 * What a value of the record is in the protocol: an answer by its code, else its ordinal, else its label; a measurement with its
 * unit where the protocol asks for it.
 */
export function encodeInput(input: Gdl2Input, value: RecordValue): Encoding {
  switch (input.kind) {
    case 'number':
      return encodeNumber(input, value)
    case 'coded': {
      const label = answerLabel(input, value)
      return label === undefined ? { refused: 'answer' } : { values: { [input.item]: label } }
    }
    case 'boolean':
      return value.kind === 'boolean' ? { values: { [input.item]: value.value } } : { refused: 'type' }
    case 'datetime':
      return value.kind === 'datetime' ? { values: { [input.item]: value.value } } : { refused: 'type' }
    default:
      return { values: { [input.item]: shownText(value) } }
  }
}

function encodeNumber(input: Gdl2Input, value: RecordValue): Encoding {
  if (value.kind === 'coded') {
    if (value.ordinal === undefined) return { refused: 'type' }
    // A named answer and another one with the same number: the guideline tells them apart, the number does not.
    const named = input.values.find((one) => one.ordinal === value.ordinal)
    return named !== undefined && named.code !== value.code
      ? { refused: 'answer' }
      : { values: { [input.item]: value.ordinal } }
  }
  if (value.kind !== 'number') return { refused: 'type' }
  if (input.unit !== undefined && value.unit !== undefined && value.unit !== input.unit) return { refused: 'unit' }
  const unit = unitValue(input, value.unit)
  return {
    values: {
      [input.item]: value.value,
      ...(input.unitItem === undefined || unit === undefined ? {} : { [input.unitItem]: unit }),
    },
  }
}

/** A unit that no rule asks for is like any other one. */
function unitValue({ units = [] }: Gdl2Input, unit: string | undefined): string | undefined {
  if (unit === undefined || units.length === 0 || units.includes(unit)) return unit
  return units.includes(OTHER_UNIT) ? OTHER_UNIT : undefined
}

function answerLabel(input: Gdl2Input, value: RecordValue): string | undefined {
  const { values, rest } = input
  if (value.kind !== 'coded')
    return (
      values.find((one) => one.label === shownText(value))?.label ??
      rest?.label ??
      (input.open === true ? shownText(value) : undefined)
    )
  const found =
    values.find((one) => one.code === value.code) ??
    (rest === undefined ? values.find((one) => one.code !== '' && one.label === value.label) : undefined)
  return found?.label ?? rest?.label ?? (input.open === true ? value.label : undefined)
}

function shownText(value: RecordValue): string {
  return value.kind === 'coded' ? value.label : String(value.value)
}

/** What the protocol has for a result. */
export interface Observed {
  readonly value: string | number | boolean | null
  readonly unit?: string | null
  /** Set when the result is an answer. */
  readonly answer?: CodedValue
}

/**
 * Whether a result is what the record expects: an answer by its code, a number rounded to the decimals that the expectation shows,
 * its unit where the guideline gives one.
 */
export function agrees(output: Gdl2Output, observed: Observed, expected: RecordValue): boolean {
  if (observed.value === null) return false
  switch (expected.kind) {
    case 'coded': {
      if (typeof observed.value === 'number') return countsFor(output, observed.value, expected)
      const answer = observed.answer ?? output.values.find((value) => value.label === observed.value)
      if (answer === undefined || answer.code === '') return String(observed.value).trim() === expected.label
      return answer.code === expected.code && (expected.ordinal === undefined || answer.ordinal === expected.ordinal)
    }
    case 'number':
      if (
        typeof observed.value === 'number' &&
        observed.unit &&
        expected.unit &&
        observed.unit.trim() !== expected.unit
      )
        return false
      return sameNumber(Number(observed.value), expected)
    case 'boolean':
      return observed.value === expected.value
    default:
      return sameText(String(observed.value), expected.value)
  }
}

/** An answer that the protocol knows by its number only. */
function countsFor(
  { values }: Gdl2Output,
  observed: number,
  { ordinal, code }: RecordValue & { kind: 'coded' },
): boolean {
  const named = values.find((value) => value.ordinal === observed)
  return observed === ordinal && (named === undefined || named.code === code)
}

function sameText(observed: string, expected: string): boolean {
  const shown = expected.trim()
  if (observed.replace(/\s+/g, ' ').trim() === shown.replace(/\s+/g, ' ')) return true
  if (!/^-?\d+(\.\d+)?$/.test(shown)) return false
  return sameNumber(Number(observed), numeric(shown, Number(shown)))
}

/** Half a unit of the last decimal shown, and a hair for binary fractions. */
function sameNumber(observed: number, expected: RecordValue & { kind: 'number' }): boolean {
  return Math.abs(observed - expected.value) <= 0.5 * 10 ** -expected.decimals + 1e-9
}
