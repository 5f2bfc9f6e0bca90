import type { Gdl2Literal } from '../read/expression.ts'
import { compare, not } from './ir.ts'
import type { Ir, IrComparison } from './ir.ts'
import type { Profile } from './profile.ts'

/**
 * A translated expression with what it stands for. `coded`: an answer, as the text of its label; `code`: an answer seen through
 * `.code`; `literal`: a coded literal, whose label depends on the element it meets; `span`: the time between two dates, which
 * GDL2 counts in milliseconds; `year`: the calendar year of a date; `null`: the literal.
 */
export type Typed =
  | { readonly type: 'number'; readonly ir: Ir; readonly unit?: string }
  | { readonly type: 'text' | 'boolean' | 'datetime' | 'span' | 'year'; readonly ir: Ir }
  | { readonly type: 'coded' | 'code'; readonly ir: Ir; readonly profile: Profile }
  | { readonly type: 'literal'; readonly literal: Gdl2Literal }
  | { readonly type: 'null' }

/** Something that has no counterpart in the language. `reason` is the stable code of the report. */
export class NotTranslatable extends Error {
  readonly reason: string

  constructor(reason: string, message: string) {
    super(message)
    this.name = 'NotTranslatable'
    this.reason = reason
  }
}

/** `!=` of GDL2 is true when a side is missing, that of the language is not. */
export function comparison(operator: IrComparison, left: Ir, right: Ir): Ir {
  return operator === '!=' ? not(compare('=', left, right)) : compare(operator, left, right)
}

const DURATION_UNITS: Readonly<Record<string, string>> = {
  a: 'years',
  mo: 'months',
  wk: 'weeks',
  d: 'days',
  h: 'hours',
  min: 'minutes',
  s: 'seconds',
}

/** `60,a` next to a date is sixty years. */
export function durationOf(value: Typed): Ir | undefined {
  if (value.type !== 'number' || value.ir.kind !== 'number' || value.unit === undefined) return undefined
  const unit = DURATION_UNITS[value.unit]
  return unit === undefined ? undefined : { kind: 'duration', amount: value.ir.text, unit }
}

/** A number of milliseconds as a duration in the largest unit that it is a whole number of. */
export function millisecondsAsDuration(milliseconds: number): Ir {
  for (const [unit, length] of [
    ['days', 86_400_000],
    ['hours', 3_600_000],
    ['minutes', 60_000],
  ] as const) {
    if (milliseconds !== 0 && milliseconds % length === 0)
      return { kind: 'duration', amount: String(milliseconds / length), unit }
  }
  return { kind: 'duration', amount: String(milliseconds / 1000), unit: 'seconds' }
}
