import { formatDate, formatDateTime, formatTime, parseDate, parseDateTime, parseTime } from './iso.ts'
import { fitsPrecision, roundTo } from './number.ts'
import { compare, equal } from './compare.ts'
import { setOf } from './sets.ts'
import { durationValue, isSet, type KnownValue, kindOf, milliseconds, type ScalarValue, type Value } from './value.ts'

/**
 * The values that cross the door of the engine. `null` is unknown; a set is an array without order or duplicates;
 * date `YYYY-MM-DD`, time `HH:MM:SS`, datetime ISO 8601 in UTC, duration in milliseconds as a number, candidate its
 * name: the declared type of the item tells which is meant.
 */
export type JsonValue = null | boolean | number | string | readonly JsonValue[]

type BaseTypeName = 'boolean' | 'integer' | 'real' | 'text' | 'date' | 'time' | 'datetime' | 'duration'

/** What values an item may have. */
export interface Domain {
  readonly type: BaseTypeName
  readonly multiple: boolean
  /** The resolution of a real: `0.1` is one decimal place. */
  readonly precision?: number
  /** Inclusive ends; either may be absent. */
  readonly interval?: { readonly from?: ScalarValue; readonly to?: ScalarValue }
  /** The only values allowed. */
  readonly values?: readonly ScalarValue[]
}

export type DomainFault = 'wrong-type' | 'out-of-range' | 'too-precise'

/** The value that JSON means for this item, or what is wrong with it. */
export function fromJson(
  json: JsonValue,
  domain: Domain,
): { readonly value: KnownValue } | { readonly fault: DomainFault } {
  const value = domain.multiple ? setFromJson(json, domain) : scalarFromJson(json, domain)
  if (value === undefined) return { fault: 'wrong-type' }
  const fault = faultOf(value, domain)
  return fault ? { fault } : { value }
}

function setFromJson(json: JsonValue, domain: Domain): KnownValue | undefined {
  if (!Array.isArray(json)) return undefined
  const elements: ScalarValue[] = []
  for (const each of json as readonly JsonValue[]) {
    const element = scalarFromJson(each, domain)
    if (element === undefined) return undefined
    elements.push(element)
  }
  return setOf(elements)
}

function scalarFromJson(json: JsonValue, { type }: Domain): ScalarValue | undefined {
  switch (type) {
    case 'boolean':
      return typeof json === 'boolean' ? json : undefined
    case 'integer':
      return typeof json === 'number' && Number.isSafeInteger(json) ? json + 0 : undefined
    case 'real':
      return typeof json === 'number' && Number.isFinite(json) ? json + 0 : undefined
    case 'duration':
      return typeof json === 'number' ? durationValue(json + 0) : undefined
    default:
      return typeof json === 'string' ? textual(json, type) : undefined
  }
}

function textual(json: string, type: 'text' | 'date' | 'time' | 'datetime'): ScalarValue | undefined {
  switch (type) {
    case 'text':
      return json
    case 'date':
      return parseDate(json)
    case 'time':
      return parseTime(json)
    default:
      return parseDateTime(json)
  }
}

/** What keeps a computed value out of the domain; `undefined` when nothing does. */
export function faultOf(value: KnownValue, domain: Domain): DomainFault | undefined {
  if (isSet(value) !== domain.multiple) return 'wrong-type'
  const elements = isSet(value) ? value.elements : [value]
  for (const element of elements) {
    if (!hasType(element, domain.type)) return 'wrong-type'
    if (!inRange(element, domain)) return 'out-of-range'
    if (domain.precision !== undefined && typeof element === 'number' && !fitsPrecision(element, domain.precision)) {
      return 'too-precise'
    }
  }
  return undefined
}

function hasType(value: ScalarValue, type: BaseTypeName): boolean {
  switch (type) {
    case 'integer':
      return typeof value === 'number' && Number.isSafeInteger(value)
    case 'real':
      return typeof value === 'number' && Number.isFinite(value)
    default:
      return kindOf(value) === type
  }
}

function inRange(value: ScalarValue, { interval, values }: Domain): boolean {
  if (values !== undefined && !values.some((each) => equal(each, value))) return false
  if (interval?.from !== undefined && !compare('>=', value, interval.from)) return false
  return interval?.to === undefined || compare('<=', value, interval.to)
}

/** A computed number brought to the resolution of its item, so that items are compared at their precision (V9). */
export function atPrecision(value: Value, domain: Domain): Value {
  const precision = domain.precision
  if (precision === undefined || value === undefined) return value
  if (typeof value === 'number') return roundTo(value, precision)
  if (!isSet(value)) return value
  return setOf(value.elements.map((each) => (typeof each === 'number' ? roundTo(each, precision) : each)))
}

/** The JSON form of any value. An infinite number (the support of a confirmed candidate) is `"+inf"` or `"-inf"`. */
export function toJson(value: Value): JsonValue {
  if (value === undefined) return null
  if (typeof value === 'number' && !Number.isFinite(value)) return value > 0 ? '+inf' : '-inf'
  if (typeof value !== 'object') return value
  switch (value.kind) {
    case 'date':
      return formatDate(value)
    case 'time':
      return formatTime(value)
    case 'datetime':
      return formatDateTime(value)
    case 'duration':
      return milliseconds(value)
    case 'candidate':
      return value.name
    default:
      return value.elements.map(toJson)
  }
}

/** What the domain accepts, in words for people. */
export function describeDomain(domain: Domain): string {
  const words: Readonly<Record<BaseTypeName, string>> = {
    boolean: 'true or false',
    integer: 'a whole number',
    real: 'a number',
    text: 'a text',
    date: 'a date like 2026-01-31',
    time: 'a time like 14:30:00',
    datetime: 'a date and time like 2026-01-31T14:30:00Z',
    duration: 'a duration in milliseconds',
  }
  const parts = [domain.multiple ? `a list; each element: ${words[domain.type]}` : words[domain.type]]
  if (domain.values !== undefined) parts.push(`one of ${domain.values.map(show).join(', ')}`)
  const { from, to } = domain.interval ?? {}
  if (from !== undefined && to !== undefined) parts.push(`from ${show(from)} to ${show(to)}`)
  else if (from !== undefined) parts.push(`at least ${show(from)}`)
  else if (to !== undefined) parts.push(`at most ${show(to)}`)
  if (domain.precision !== undefined) parts.push(`in steps of ${domain.precision}`)
  return parts.join(', ')
}

const show = (value: ScalarValue): string => JSON.stringify(toJson(value))
