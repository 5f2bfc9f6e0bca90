import type { CodedValue } from './translate/valueSet.ts'

/** How a value of the openEHR record reaches the protocol. */
export interface Gdl2Input {
  readonly element: string
  readonly item: string
  readonly kind: 'number' | 'coded' | 'text' | 'boolean' | 'datetime'
  /** The item that takes the unit, where the protocol asks for it. */
  readonly unitItem?: string
  /** The units it takes; empty when it takes any. */
  readonly units?: readonly string[]
  /** The only unit that the guideline takes. */
  readonly unit?: string
  readonly values: readonly CodedValue[]
  readonly rest?: CodedValue
  /** Takes any answer by its label. */
  readonly open?: boolean
}

/** Where a result of the guideline is found in the protocol. */
export interface Gdl2Output {
  readonly element: string
  readonly kind: Gdl2Input['kind']
  readonly values: readonly CodedValue[]
  readonly place:
    | { readonly kind: 'item'; readonly item: string; readonly unitItem?: string; readonly unit?: string }
    | { readonly kind: 'constant'; readonly value: string | number | boolean; readonly unit?: string }
    | { readonly kind: 'decision'; readonly task: string; readonly answers: readonly Gdl2Answer[] }
    | { readonly kind: 'action'; readonly task: string; readonly answer: CodedValue }
}

/** A candidate that stands for an answer; of several that are recommended the one with the highest priority is the guideline's. */
export interface Gdl2Answer {
  readonly candidate: string
  readonly priority: number
  readonly answer: CodedValue
}

/** The correspondence of a guideline and the protocol made from it. */
export interface Gdl2Bindings {
  readonly inputs: readonly Gdl2Input[]
  readonly outputs: readonly Gdl2Output[]
  /** The plan with the guideline's preconditions: no result counts while it has not started. */
  readonly assessment?: string
}
