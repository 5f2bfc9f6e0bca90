import type { Gdl2Output } from '../bindings.ts'
import type { Observed, RecordValue } from '../record.ts'
import type { GdlValue } from './value.ts'

/** A value as it would stand in a record. */
export function toRecord(value: GdlValue, format: (ms: number) => string): RecordValue | undefined {
  switch (value?.kind) {
    case 'number':
      return {
        kind: 'number',
        value: value.value,
        decimals: 9,
        ...(value.unit === undefined ? {} : { unit: value.unit }),
      }
    case 'datetime':
      return { kind: 'datetime', value: format(value.ms) }
    case 'coded':
    case 'text':
    case 'boolean':
      return value
    default:
      return undefined
  }
}

/** Whether the protocol has what the guideline gives; the label of an answer is enough where the file does not list its answers. */
export function sameResult(output: Gdl2Output, observed: Observed | undefined, value: GdlValue): boolean {
  const found = observed?.value ?? null
  if (value === null || found === null) return value === null && found === null
  switch (value.kind) {
    case 'number':
      return sameNumber(Number(found), value.value) && sameUnit(observed?.unit, value.unit)
    case 'coded': {
      if (typeof found === 'number') return found === value.ordinal
      const answer = observed?.answer ?? output.values.find((one) => one.label === found)
      return answer !== undefined && answer.code !== '' ? answer.code === value.code : found === value.label
    }
    case 'text':
    case 'boolean':
      return typeof found === 'string' ? squeeze(found) === squeeze(String(value.value)) : found === value.value
    default:
      return true
  }
}

function sameNumber(a: number, b: number): boolean {
  return Math.abs(a - b) <= 1e-9 * Math.max(1, Math.abs(a), Math.abs(b))
}

function sameUnit(a: string | null | undefined, b: string | undefined): boolean {
  return a === undefined || a === null || b === undefined || a === b
}

function squeeze(text: string): string {
  return text.replace(/\s+/g, ' ').trim()
}
