import { compare, type KnownValue } from '../../expressions/values/index.ts'
import type { BinaryOperator } from '../../model/index.ts'
import { type Abstract, coordinate, FALSE, intervalOf, type Known, ofInterval, truth } from './abstract.ts'
import { applyOperator } from './constant.ts'
import { canBeBelow, contains, type Interval, intersect } from './interval.ts'

export type Comparison = '=' | '!=' | '<' | '<=' | '>' | '>='

const PAIRS = 1024

const NEGATED: Readonly<Record<Comparison, Comparison>> = {
  '=': '!=',
  '!=': '=',
  '<': '>=',
  '<=': '>',
  '>': '<=',
  '>=': '<',
}

const FLIPPED: Readonly<Record<Comparison, Comparison>> = {
  '=': '=',
  '!=': '!=',
  '<': '>',
  '<=': '>=',
  '>': '<',
  '>=': '<=',
}

export const negated = (operator: Comparison): Comparison => NEGATED[operator]
export const flipped = (operator: Comparison): Comparison => FLIPPED[operator]

export function isOrderComparison(operator: BinaryOperator): operator is Comparison {
  return operator in NEGATED
}

/** Whether a comparison can be true, and whether it can be false; it is false while a side is unknown (V1). */
export function compareAbstract(operator: BinaryOperator, a: Abstract, b: Abstract): Abstract {
  const unknown = a.unknown || b.unknown
  if (a.known === undefined || b.known === undefined) return FALSE
  const known = compareKnown(operator, a.known, b.known)
  return truth(known.canBeTrue, known.canBeFalse || unknown)
}

interface Outcome {
  readonly canBeTrue: boolean
  readonly canBeFalse: boolean
}

const BOTH: Outcome = { canBeTrue: true, canBeFalse: true }

function compareKnown(operator: BinaryOperator, a: Known, b: Known): Outcome {
  if (a.kind === 'values' && b.kind === 'values' && a.values.length * b.values.length <= PAIRS) {
    return everyPair(operator, a.values, b.values)
  }
  if (operator === 'includes') return membership(a, b)
  if (operator === 'oneof') return membership(b, a)
  const left = intervalOf(a)
  const right = intervalOf(b)
  if (left === undefined || right === undefined || left.of !== right.of || !isOrderComparison(operator)) return BOTH
  return {
    canBeTrue: canHold(operator, left.interval, right.interval),
    canBeFalse: canHold(negated(operator), left.interval, right.interval),
  }
}

function everyPair(operator: BinaryOperator, left: readonly KnownValue[], right: readonly KnownValue[]): Outcome {
  let canBeTrue = false
  let canBeFalse = false
  for (const a of left) {
    for (const b of right) {
      if (applyOperator(operator, a, b) === true) canBeTrue = true
      else canBeFalse = true
    }
  }
  return { canBeTrue, canBeFalse }
}

/** A set of some elements can hold only those. */
function membership(set: Known, element: Known): Outcome {
  if (set.kind !== 'subsets' || element.kind !== 'values') return BOTH
  const whole: KnownValue = { kind: 'set', elements: set.elements }
  return {
    canBeTrue: element.values.some((value) => applyOperator('includes', whole, value) === true),
    canBeFalse: true,
  }
}

function canHold(operator: Comparison, a: Interval, b: Interval): boolean {
  switch (operator) {
    case '=':
      return canBeBelow(a, b, true) && canBeBelow(b, a, true)
    case '!=':
      return !(a.from === a.to && b.from === b.to && a.from === b.from)
    case '<':
      return canBeBelow(a, b, false)
    case '<=':
      return canBeBelow(a, b, true)
    case '>':
      return canHold('<', b, a)
    default:
      return canHold('<=', b, a)
  }
}

/** The values of `a` that can stand in this relation to some value of `b`. */
export function restrict(a: Known, operator: Comparison, b: Known): Known | undefined {
  if (a.kind === 'values') {
    const left = a.values.filter((value) => canStand(value, operator, b))
    return left.length === 0 ? undefined : { kind: 'values', values: left }
  }
  const bounds = intervalOf(b)
  if (a.kind === 'any' && operator === '=') return b
  if (a.kind !== 'interval' || bounds?.of !== a.of) return a
  return ofInterval(cut(a.interval, operator, bounds.interval), false, a.of).known
}

function canStand(value: KnownValue, operator: Comparison, b: Known): boolean {
  if (b.kind === 'values') return b.values.some((other) => compare(operator, value, other))
  const at = coordinate(value)
  const bounds = intervalOf(b)
  if (at === undefined || bounds === undefined) return true
  return canHold(operator, { from: at, to: at, fromOpen: false, toOpen: false, whole: false }, bounds.interval)
}

function cut(a: Interval, operator: Comparison, b: Interval): Interval {
  switch (operator) {
    case '=':
      return intersect(a, b)
    case '!=':
      return b.from === b.to ? without(a, b.from) : a
    case '<':
      return intersect(a, { ...a, from: Number.NEGATIVE_INFINITY, fromOpen: false, to: b.to, toOpen: true })
    case '<=':
      return intersect(a, { ...a, from: Number.NEGATIVE_INFINITY, fromOpen: false, to: b.to, toOpen: b.toOpen })
    case '>':
      return intersect(a, { ...a, to: Number.POSITIVE_INFINITY, toOpen: false, from: b.from, fromOpen: true })
    default:
      return intersect(a, { ...a, to: Number.POSITIVE_INFINITY, toOpen: false, from: b.from, fromOpen: b.fromOpen })
  }
}

/** One value can only be taken from an end. */
function without(a: Interval, value: number): Interval {
  if (!contains(a, value)) return a
  return { ...a, fromOpen: a.fromOpen || a.from === value, toOpen: a.toOpen || a.to === value }
}
