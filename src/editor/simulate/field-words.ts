import { toJson, type JsonValue } from '../../proforma/index.ts'
import type { OperationError } from '../../runtime/index.ts'
import type { Answer, Field } from './fields.ts'
import { unitShown } from './units.ts'
import { valueInWords, type ValueWords } from './values.ts'

/** What may be entered, said under a field: `0.1 to 100 mmol/L, in steps of 0.1`. Nothing when anything may. */
export function rangeInWords(field: Field, words: ValueWords): string | undefined {
  const { interval, precision } = field.domain
  const show = (value: JsonValue): string => valueInWords(value, field.definition, words)
  const from = interval?.from === undefined ? undefined : toJson(interval.from)
  const to = interval?.to === undefined ? undefined : toJson(interval.to)
  const range = rangeOf(from, to, show, words, unitShown(field.definition.unit?.value))
  const step =
    precision === undefined || precision === 1
      ? undefined
      : words.t('form.step', { step: words.intl.formatNumber(precision, { maximumFractionDigits: 10 }) })
  const parts = [range, step].filter((part) => part !== undefined)
  return parts.length === 0 ? undefined : parts.join(', ')
}

function rangeOf(
  from: JsonValue | undefined,
  to: JsonValue | undefined,
  show: (value: JsonValue) => string,
  { t }: ValueWords,
  unit: string,
): string | undefined {
  if (from !== undefined && to !== undefined) {
    const first = unit !== '' && show(from).endsWith(` ${unit}`) ? show(from).slice(0, -unit.length - 1) : show(from)
    return t('form.between', { from: first, to: show(to) })
  }
  if (from !== undefined) return t('form.from', { from: show(from) })
  return to === undefined ? undefined : t('form.to', { to: show(to) })
}

/** Why an entry is not a value. */
export function unreadableInWords(answer: Extract<Answer, { kind: 'unreadable' }>, { t }: ValueWords): string {
  return t(`form.unreadable.${answer.wanted}`)
}

/** Why the engine did not take a value, with what it would take. */
export function refusalInWords(error: OperationError, field: Field, words: ValueWords): string {
  const range = rangeInWords(field, words)
  if ((error.code === 'out-of-range' || error.code === 'too-precise') && range !== undefined)
    return words.t('form.outside', { range })
  return error.message
}
