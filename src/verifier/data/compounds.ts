import type { Expression } from '../../proforma/index.ts'
import { printExpression } from '../../proforma/index.ts'
import { compare, type Rational } from './rational.ts'

/** A place at which a line is cut: just before or just after it. */
export interface Cut {
  readonly place: Rational
  readonly side: 'before' | 'after'
}

/**
 * Something computed from several measured values, which cannot be cut item by item (rule V16): either a value that is
 * compared with constants, or how two values stand to each other.
 */
export type Compound =
  | { readonly kind: 'value'; readonly key: string; readonly value: Expression; readonly cuts: readonly Cut[] }
  | { readonly kind: 'order'; readonly key: string; readonly left: Expression; readonly right: Expression }

/** The compounds of a protocol, each once. */
export class Compounds {
  readonly #values = new Map<string, { readonly value: Expression; readonly cuts: Cut[] }>()
  readonly #orders = new Map<string, { readonly left: Expression; readonly right: Expression }>()
  /** Which expressions are compounds: the value itself, or the comparison. */
  readonly #keys = new Map<Expression, string>()

  /** `value` is compared with a constant. */
  compared(value: Expression, operator: string, place: Rational): void {
    const key = keyOfValue(value)
    const known = this.#values.get(key) ?? { value, cuts: [] }
    this.#values.set(key, known)
    this.#keys.set(value, key)
    const sides = SIDES[operator] ?? (['before', 'after'] as const)
    for (const side of sides)
      if (!known.cuts.some((cut) => cut.side === side && compare(cut.place, place) === 0))
        known.cuts.push({ place, side })
  }

  /** Two computed or measured values are compared with each other. */
  ordered(comparison: Expression, left: Expression, right: Expression): void {
    const key = `${printExpression(left)} ? ${printExpression(right)}`
    this.#orders.set(key, { left, right })
    this.#keys.set(comparison, key)
  }

  keyOf(expression: Expression): string | undefined {
    return this.#keys.get(expression)
  }

  get all(): readonly Compound[] {
    const values = [...this.#values].map(([key, { value, cuts }]): Compound => {
      const sorted = [...cuts].sort((a, b) => compare(a.place, b.place) || (a.side === 'before' ? -1 : 1))
      return { kind: 'value', key, value, cuts: sorted }
    })
    const orders = [...this.#orders].map(([key, { left, right }]): Compound => ({ kind: 'order', key, left, right }))
    return [...values, ...orders]
  }
}

/** The key of a computed value: a name is itself, however it is quoted. */
export function keyOfValue(value: Expression): string {
  return value.kind === 'name' ? value.name : printExpression(value)
}

/** Where each comparison tells values apart: `>= 30` cuts before 30, `> 30` after it. */
const SIDES: Readonly<Record<string, readonly Cut['side'][]>> = {
  '>=': ['before'],
  '<': ['before'],
  '>': ['after'],
  '<=': ['after'],
}
