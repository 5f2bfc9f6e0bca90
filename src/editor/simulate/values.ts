import type { IntlShape } from 'react-intl'
import type { DataDefinition } from '../../proforma/index.ts'
import type { JsonValue } from '../../runtime/index.ts'
import type { Translate } from '../messages/index.ts'
import { unitShown } from './units.ts'

/** What the wording of values needs: the language's numbers and dates, and a few words. */
export interface ValueWords {
  readonly t: Translate
  readonly intl: IntlShape
}

/** A value with its unit as a clinician reads it: `7.1 mmol/L`, `Yes`, `unknown`. */
export function valueInWords(value: JsonValue, item: DataDefinition | undefined, words: ValueWords): string {
  if (value === null) return words.t('value.unknown')
  if (Array.isArray(value)) return setInWords(value as readonly JsonValue[], item, words)
  const unit = unitShown(item?.unit?.value)
  const text = oneInWords(value as string | number | boolean, item, words)
  return unit === '' || typeof value !== 'number' ? text : `${text} ${unit}`
}

function setInWords(values: readonly JsonValue[], item: DataDefinition | undefined, words: ValueWords): string {
  if (values.length === 0) return words.t('value.none')
  return words.intl.formatList(values.map((value) => valueInWords(value, item, words)))
}

function oneInWords(
  value: string | number | boolean,
  item: DataDefinition | undefined,
  { t, intl }: ValueWords,
): string {
  if (typeof value === 'boolean')
    return value ? (item?.trueValue?.value ?? t('value.yes')) : (item?.falseValue?.value ?? t('value.no'))
  const type = item?.type?.value
  if (typeof value === 'number')
    return type === 'duration' ? durationInWords(value, intl) : intl.formatNumber(value, digits(value, item))
  if (type === 'date') return intl.formatDate(`${value}T00:00:00Z`, { dateStyle: 'medium', timeZone: 'UTC' })
  if (type === 'datetime') return intl.formatDate(value, { dateStyle: 'medium', timeStyle: 'short', timeZone: 'UTC' })
  return value
}

/** As many decimals as the item is measured in, so that 7 is shown as 7.0 where tenths count. */
function digits(value: number, item: DataDefinition | undefined): Intl.NumberFormatOptions & { useGrouping: boolean } {
  const precision = item?.precision?.value
  const decimals = precision === undefined ? 0 : decimalsOf(precision)
  return {
    minimumFractionDigits: Number.isFinite(value) ? decimals : 0,
    maximumFractionDigits: Math.max(decimals, 10),
    useGrouping: Math.abs(value) >= 10_000,
  }
}

function decimalsOf(precision: number): number {
  const [, fraction = ''] = String(precision).split('.')
  return Math.min(fraction.length, 10)
}

const UNITS: readonly (readonly [Intl.NumberFormatOptions['unit'], number])[] = [
  ['day', 86_400_000],
  ['hour', 3_600_000],
  ['minute', 60_000],
  ['second', 1000],
]

/** The two largest parts of a span of time: `2 hours 30 minutes`. */
export function durationInWords(milliseconds: number, intl: IntlShape): string {
  let rest = Math.abs(milliseconds)
  const parts: string[] = []
  for (const [unit, size] of UNITS) {
    const amount = Math.floor(rest / size)
    if (amount === 0 || parts.length === 2) continue
    rest -= amount * size
    parts.push(intl.formatNumber(amount, { style: 'unit', unit, unitDisplay: 'long' }))
  }
  const text =
    parts.length === 0 ? intl.formatNumber(0, { style: 'unit', unit: 'second', unitDisplay: 'long' }) : parts.join(' ')
  return milliseconds < 0 ? `−${text}` : text
}
