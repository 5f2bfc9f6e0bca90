import { toJson, type DataDefinition, type Domain, type JsonValue } from '../../proforma/index.ts'
import type { Program } from '../../runtime/index.ts'
import { captionOf } from '../canvas/plan-chart.ts'

export type FieldKind =
  | 'yes-no'
  | 'integer'
  | 'real'
  | 'text'
  | 'one-of'
  | 'some-of'
  | 'texts'
  | 'date'
  | 'time'
  | 'datetime'
  | 'duration'

/** A data item as a question on the patient form. */
export interface Field {
  readonly item: string
  readonly kind: FieldKind
  readonly definition: DataDefinition
  readonly caption: string
  readonly domain: Domain
  readonly mandatory: boolean
  /** The answers there are, when they are few: each with its value. */
  readonly choices: readonly { readonly id: string; readonly value: JsonValue }[]
}

/** What stands in a field as it is typed: one text, or the chosen ones. Empty is not answered. */
export type Raw = string | readonly string[]

export type Answer =
  | { readonly kind: 'none' }
  | { readonly kind: 'value'; readonly value: JsonValue }
  /** `comma`: `1,000` could be one or one thousand. */
  | {
      readonly kind: 'unreadable'
      readonly wanted: 'number' | 'integer' | 'comma' | 'date' | 'time' | 'datetime' | 'duration'
    }

/** The question for an item; nothing when there is no such item or it is worked out from others. */
export function fieldOf(
  program: Program,
  definition: DataDefinition | undefined,
  mandatory: boolean,
): Field | undefined {
  const index = definition === undefined ? undefined : program.itemIndex.get(definition.name.text)
  const item = index === undefined ? undefined : program.items[index]
  if (definition === undefined || item === undefined || item.derivation !== undefined) return undefined
  const { domain } = item
  const choices = (domain.values ?? []).map((value) => ({ id: String(toJson(value)), value: toJson(value) }))
  return {
    item: item.name,
    kind: kindOf(domain),
    definition,
    caption: captionOf(definition),
    domain,
    mandatory,
    choices,
  }
}

function kindOf({ type, multiple, values }: Domain): FieldKind {
  if (multiple) return values === undefined ? 'texts' : 'some-of'
  if (type === 'boolean') return 'yes-no'
  return values === undefined ? type : 'one-of'
}

/** What an entry means. Whether the value is in range is for the engine to say. */
export function readAnswer(field: Field, raw: Raw | undefined): Answer {
  if (field.kind === 'some-of') return chosen(field, typeof raw === 'object' ? raw : [])
  const text = typeof raw === 'string' ? raw.trim() : ''
  if (text === '') return { kind: 'none' }
  switch (field.kind) {
    case 'yes-no':
      return { kind: 'value', value: text === 'true' }
    case 'integer':
    case 'real':
      return readNumber(text, field.kind)
    case 'one-of':
      return { kind: 'value', value: field.choices.find(({ id }) => id === text)?.value ?? text }
    case 'texts':
      return {
        kind: 'value',
        value: text
          .split('\n')
          .map((line) => line.trim())
          .filter((line) => line !== ''),
      }
    case 'duration':
      return readDuration(text)
    case 'text':
      return { kind: 'value', value: text }
    default:
      return readCalendar(text, field.kind)
  }
}

function chosen(field: Field, ids: readonly string[]): Answer {
  if (ids.length === 0) return { kind: 'none' }
  const none = ids.includes(NONE_OF_THESE)
  const values = field.choices.filter(({ id }) => ids.includes(id)).map(({ value }) => value)
  return { kind: 'value', value: none ? [] : values }
}

/** The box that says that a question was asked and nothing on the list applies: the empty set is an answer. */
export const NONE_OF_THESE = '\u0000none'

function readNumber(text: string, kind: 'integer' | 'real'): Answer {
  if (/^[+-]?\d{1,3}(,\d{3})+$/.test(text)) return { kind: 'unreadable', wanted: 'comma' }
  const plain = text.replace(',', '.').replace('−', '-')
  if (!/^[+-]?(\d+\.?\d*|\.\d+)$/.test(plain))
    return { kind: 'unreadable', wanted: kind === 'integer' ? 'integer' : 'number' }
  const value = Number(plain)
  return kind === 'integer' && !Number.isInteger(value)
    ? { kind: 'unreadable', wanted: 'integer' }
    : { kind: 'value', value }
}

export const DURATION_UNITS = { minutes: 60_000, hours: 3_600_000, days: 86_400_000, weeks: 604_800_000 } as const
export type DurationUnitName = keyof typeof DURATION_UNITS

/** An amount of a unit of time in milliseconds; nothing when it is no number. */
export function readAmount(amount: string, unit: DurationUnitName): number | undefined {
  const answer = readDuration(`${amount.replaceAll(' ', '')} ${unit}`)
  return answer.kind === 'value' ? Number(answer.value) : undefined
}

/** An entry of the form `2.5 hours`. */
function readDuration(text: string): Answer {
  const [amount = '', unit = ''] = text.split(' ')
  const number = readNumber(amount, 'real')
  if (amount === '') return { kind: 'none' }
  if (number.kind !== 'value' || !(unit in DURATION_UNITS)) return { kind: 'unreadable', wanted: 'duration' }
  return { kind: 'value', value: Math.round(Number(number.value) * DURATION_UNITS[unit as DurationUnitName]) }
}

function readCalendar(text: string, kind: 'date' | 'time' | 'datetime'): Answer {
  const full = kind === 'time' && /^\d\d:\d\d$/.test(text) ? `${text}:00` : text
  if (kind !== 'datetime') return { kind: 'value', value: full }
  return /^\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d)?$/.test(full)
    ? { kind: 'value', value: `${full.length === 16 ? `${full}:00` : full}Z` }
    : { kind: 'unreadable', wanted: 'datetime' }
}

/** What stands in a field for a value that is already known. */
export function rawOf(field: Field, value: JsonValue): Raw {
  if (value === null) return field.kind === 'some-of' ? [] : ''
  if (field.kind === 'some-of') {
    const values = Array.isArray(value) ? (value as readonly JsonValue[]) : []
    return values.length === 0 ? [NONE_OF_THESE] : values.map(String)
  }
  if (Array.isArray(value)) return value.join('\n')
  if (field.kind === 'duration' && typeof value === 'number') return durationRaw(value)
  if (field.kind === 'datetime') return String(value).replace(/(:\d\d)?(\.\d+)?Z$/, '')
  return String(value)
}

function durationRaw(milliseconds: number): string {
  const units = Object.entries(DURATION_UNITS).reverse()
  const [name, size] = units.find(([, unit]) => milliseconds % unit === 0) ?? ['minutes', DURATION_UNITS.minutes]
  return `${milliseconds / size} ${name}`
}
