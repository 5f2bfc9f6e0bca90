import type { Gdl2Literal } from '../read/expression.ts'

/** A value while a guideline is run as its own rules say. `null` is missing. */
export type GdlValue =
  | null
  | { readonly kind: 'number'; readonly value: number; readonly unit?: string; readonly precision?: number }
  | { readonly kind: 'coded'; readonly code: string; readonly label: string; readonly ordinal?: number }
  | { readonly kind: 'text'; readonly value: string }
  | { readonly kind: 'boolean'; readonly value: boolean }
  | { readonly kind: 'datetime'; readonly ms: number }
  | { readonly kind: 'span'; readonly ms: number }

export type PresentValue = Exclude<GdlValue, null>

/** An operation that GDL2 does not define for these values: the assignment it stands in does not happen. */
export class Undefined extends Error {}

export function ofLiteral(literal: Gdl2Literal): GdlValue {
  switch (literal.kind) {
    case 'null':
      return null
    case 'number':
      return { kind: 'number', value: literal.value }
    case 'quantity':
      return { kind: 'number', value: literal.magnitude, unit: literal.unit }
    case 'ordinal':
      return { kind: 'coded', code: literal.code, label: literal.label, ordinal: literal.ordinal }
    case 'coded':
      return { kind: 'coded', code: literal.code, label: literal.label }
    default:
      return literal
  }
}

export function toNumber(value: GdlValue): number {
  switch (value?.kind) {
    case 'number':
      return value.value
    case 'span':
      return value.ms
    case 'coded':
      if (value.ordinal !== undefined) return value.ordinal
      break
    case 'text':
      if (value.value.trim() !== '' && Number.isFinite(Number(value.value))) return Number(value.value)
      break
    default:
      break
  }
  throw new Undefined()
}

export function toText(value: GdlValue): string {
  switch (value?.kind) {
    case 'text':
      return value.value
    case 'number':
      return `${value.value}`
    case 'coded':
      return value.label
    case 'boolean':
      return String(value.value)
    default:
      throw new Undefined()
  }
}

/** `==`: answers by code, numbers by value, and nothing but nothing equals nothing. */
export function isEqual(a: GdlValue, b: GdlValue): boolean {
  if (a === null || b === null) return a === b
  if (a.kind === 'coded' && b.kind === 'coded') return a.code === b.code
  if (a.kind === 'coded' && b.kind === 'text') return codeMatches(a, b.value)
  if (b.kind === 'coded' && a.kind === 'text') return codeMatches(b, a.value)
  if (a.kind === 'text' && b.kind === 'text') return a.value === b.value
  if (a.kind === 'boolean' || b.kind === 'boolean')
    return a.kind === 'boolean' && b.kind === 'boolean' && a.value === b.value
  return sameNumber(toNumber(a), toNumber(b))
}

function codeMatches(coded: { readonly code: string; readonly label: string }, text: string): boolean {
  return coded.code.endsWith(`::${text}`) || coded.label === text
}

/** Binary fractions apart. */
export function sameNumber(a: number, b: number): boolean {
  return a === b || Math.abs(a - b) <= 1e-12 * Math.max(Math.abs(a), Math.abs(b))
}
