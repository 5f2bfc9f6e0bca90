import type { Expression, Value } from '../../proforma/index.ts'
import { isSet } from '../../proforma/index.ts'
import { ascending } from './intervals.ts'
import type { Rational } from './rational.ts'

/** A comparison that no cut of single items decides; its items are over-approximated (rule V16). */
export interface Relation {
  readonly expression: Expression
  readonly items: readonly number[]
}

/** What the conditions of a protocol say about one item. */
export class Mentions {
  readonly texts = new Set<string>()
  /** Elements that an item with several values is asked for. */
  readonly members = new Map<string, Value>()
  /** Every single value matters: the item takes part in a sum with others, or in a function of its own. */
  everyValue = false
  #thresholds: Rational[] = []

  threshold(place: Rational): void {
    this.#thresholds.push(place)
  }

  get thresholds(): readonly Rational[] {
    this.#thresholds = [...ascending(this.#thresholds)]
    return this.#thresholds
  }

  /** A scalar, or each element of a set. */
  member(value: Value): void {
    if (isSet(value)) for (const element of value.elements) this.member(element)
    else if (value !== undefined) this.members.set(JSON.stringify(value), value)
  }
}
