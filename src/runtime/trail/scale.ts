import {
  type Domain,
  dateTimeValue,
  dateValue,
  durationValue,
  milliseconds,
  roundTo,
  type ScalarValue,
  timeValue,
  type Value,
} from '../../proforma/index.ts'

/** Ordered values as numbers, so that the nearest one on the other side of a threshold can be searched for. */
export interface Scale {
  /** The distance between neighbouring values. */
  readonly step: number
  readonly toNumber: (value: Value) => number | undefined
  readonly fromNumber: (number: number) => ScalarValue | undefined
}

const MINUTE = 60_000

/**
 * The scale of an item of an ordered type; nothing for truth values and texts.
 *
 * @param digits decimals of the constants that a real is compared with, where the item declares no precision
 */
export function scaleOf({ type, precision }: Domain, digits: number): Scale | undefined {
  switch (type) {
    case 'integer':
      return numbers(1)
    case 'real':
      return numbers(precision ?? 10 ** -digits)
    case 'date':
      return { step: 1, toNumber: (value) => field(value, 'date'), fromNumber: (day) => dateValue(Math.round(day)) }
    case 'time':
      return {
        step: 60,
        toNumber: (value) => field(value, 'time'),
        fromNumber: (second) => timeValue(Math.round(second)),
      }
    case 'datetime':
      return { step: MINUTE, toNumber: (value) => field(value, 'datetime'), fromNumber: (ms) => dateTimeValue(ms) }
    case 'duration':
      return { step: MINUTE, toNumber: (value) => field(value, 'duration'), fromNumber: (ms) => durationValue(ms) }
    default:
      return undefined
  }
}

function numbers(step: number): Scale {
  return {
    step,
    toNumber: (value) => (typeof value === 'number' ? value : undefined),
    fromNumber: (number) => roundTo(number, step),
  }
}

function field(value: Value, kind: 'date' | 'time' | 'datetime' | 'duration'): number | undefined {
  if (typeof value !== 'object' || value.kind !== kind) return undefined
  switch (value.kind) {
    case 'date':
      return value.day
    case 'time':
      return value.second
    case 'datetime':
      return value.ms
    case 'duration':
      return milliseconds(value)
    default:
      return undefined
  }
}
