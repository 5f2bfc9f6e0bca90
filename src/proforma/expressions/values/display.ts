import { formatDate, formatDateTime, formatDuration, formatTime } from './iso.ts'
import type { KnownValue } from './value.ts'

/** How `true` and `false` of an item are worded (`true_value`, `false_value`). */
export interface TruthWords {
  readonly true?: string
  readonly false?: string
}

/** A known value as text: for `#`, for `${…}` in captions and for messages. Numbers have no more digits than they need. */
export function displayValue(value: KnownValue, words?: TruthWords): string {
  switch (typeof value) {
    case 'boolean':
      return (value ? words?.true : words?.false) ?? String(value)
    case 'number':
      return displayNumber(value)
    case 'string':
      return value
    default:
      return displayRecord(value, words)
  }
}

function displayRecord(value: Exclude<KnownValue, boolean | number | string>, words?: TruthWords): string {
  switch (value.kind) {
    case 'date':
      return formatDate(value)
    case 'time':
      return formatTime(value)
    case 'datetime':
      return formatDateTime(value)
    case 'duration':
      return formatDuration(value.months, value.ms)
    case 'candidate':
      return value.name
    default:
      return value.elements.map((element) => displayValue(element, words)).join(', ')
  }
}

/** Twelve digits, as comparison sees them: 1/3 is `0.333333333333`. */
function displayNumber(value: number): string {
  if (Number.isInteger(value) || !Number.isFinite(value)) return String(value)
  return String(Number(value.toPrecision(12)))
}
