import type { BaseType } from '../../model/index.ts'

/** The static type of an expression (reference, section 3). */
export type Type = ScalarType | { readonly kind: 'set'; readonly element: ScalarType } | { readonly kind: 'task' }

export type ScalarType =
  /** `unit` is UCUM, when the number is known to have one. */
  | { readonly kind: BaseType; readonly unit?: string }
  /** `decision` is the name of the decision whose candidate it is. */
  | { readonly kind: 'candidate'; readonly decision: string }
  /** The literal `unknown`, and the elements of `[]`: fits every type. */
  | { readonly kind: 'any' }
  /** A problem has been reported: fits every type, so that one mistake is one problem. */
  | { readonly kind: 'error' }

export const BOOLEAN: ScalarType = { kind: 'boolean' }
export const INTEGER: ScalarType = { kind: 'integer' }
export const REAL: ScalarType = { kind: 'real' }
export const TEXT: ScalarType = { kind: 'text' }
export const DURATION: ScalarType = { kind: 'duration' }
export const ANY: ScalarType = { kind: 'any' }
export const ERROR: ScalarType = { kind: 'error' }
export const TASK: Type = { kind: 'task' }

export function setType(element: ScalarType): Type {
  return { kind: 'set', element }
}

export function isNumber(type: Type): type is ScalarType & { kind: 'integer' | 'real' } {
  return type.kind === 'integer' || type.kind === 'real'
}

const ORDERED: ReadonlySet<string> = new Set(['integer', 'real', 'text', 'date', 'time', 'datetime', 'duration'])

/** Whether `<` and the like have a meaning for values of a type (Y4). */
export function isOrdered(type: Type): boolean {
  return ORDERED.has(type.kind)
}

/** Fits anything: an unknown value, or what was reported already. */
export function isOpen(type: Type): boolean {
  return type.kind === 'any' || type.kind === 'error'
}

/** Whether values of two scalar types can be equal: of one kind; numbers with numbers; candidates of one decision. */
export function comparable(a: Type, b: Type): boolean {
  if (isOpen(a) || isOpen(b)) return true
  if (a.kind === 'set' || b.kind === 'set') return a.kind === b.kind && setsComparable(a, b)
  if (isNumber(a)) return isNumber(b)
  if (a.kind === 'candidate') return b.kind === 'candidate' && a.decision === b.decision
  return a.kind === b.kind && a.kind !== 'task'
}

function setsComparable(a: Type, b: Type): boolean {
  return a.kind === 'set' && b.kind === 'set' && comparable(a.element, b.element)
}

/** The type that holds values of both, or nothing when there is none. */
export function join(a: Type, b: Type): Type | undefined {
  if (a.kind === 'error' || b.kind === 'error') return ERROR
  if (a.kind === 'any') return b
  if (b.kind === 'any') return a
  if (!comparable(a, b)) return undefined
  if (a.kind === 'set' && b.kind === 'set') {
    const element = join(a.element, b.element)
    return element && element.kind !== 'set' && element.kind !== 'task' ? setType(element) : undefined
  }
  if (isNumber(a) && isNumber(b)) {
    const unit = a.unit === b.unit ? a.unit : undefined
    return { kind: a.kind === 'real' || b.kind === 'real' ? 'real' : 'integer', ...(unit ? { unit } : {}) }
  }
  return a
}

/** Whether a value of type `from` may be given to an item of type `to`: a whole number may be a real one. */
export function assignable(from: Type, to: Type): boolean {
  if (isOpen(from) || isOpen(to)) return true
  if (from.kind === 'set' || to.kind === 'set') {
    return from.kind === 'set' && to.kind === 'set' && assignable(from.element, to.element)
  }
  if (from.kind === 'real' && to.kind === 'integer') return true
  return comparable(from, to)
}

/** A type in words for people: `a whole number`, `a set of texts`. */
export function describeType(type: Type): string {
  if (type.kind === 'set') return `a set of ${PLURAL[type.element.kind] ?? 'values'}`
  if (type.kind === 'candidate') return `a candidate of '${type.decision}'`
  return SINGULAR[type.kind] ?? 'a value'
}

const SINGULAR: Readonly<Record<string, string>> = {
  boolean: 'a truth value',
  integer: 'a whole number',
  real: 'a number',
  text: 'a text',
  date: 'a date',
  time: 'a time of day',
  datetime: 'a date with time',
  duration: 'a duration',
  task: 'a task',
}

const PLURAL: Readonly<Record<string, string>> = {
  boolean: 'truth values',
  integer: 'whole numbers',
  real: 'numbers',
  text: 'texts',
  date: 'dates',
  time: 'times of day',
  datetime: 'dates with time',
  duration: 'durations',
  candidate: 'candidates',
}
