/** A GDL2 value as literals write it: `0|local::at0005|Low|`, `local::at0005|Low|`, `60,mm[Hg]`, `'text'`, `5`. */
export type Gdl2Literal =
  | { readonly kind: 'null' }
  | { readonly kind: 'boolean'; readonly value: boolean }
  | { readonly kind: 'number'; readonly value: number; readonly text: string }
  | { readonly kind: 'quantity'; readonly magnitude: number; readonly unit: string; readonly text: string }
  | { readonly kind: 'text'; readonly value: string }
  | Gdl2Coded
  | Gdl2Ordinal

export interface Gdl2Coded {
  readonly kind: 'coded'
  /** `local::at0005` */
  readonly code: string
  readonly label: string
}

export interface Gdl2Ordinal {
  readonly kind: 'ordinal'
  readonly ordinal: number
  readonly code: string
  readonly label: string
}

export type Gdl2Operator = '||' | '&&' | '==' | '!=' | '<' | '<=' | '>' | '>=' | '+' | '-' | '*' | '/' | '^'

/** An expression of a GDL2 rule (openEHR Guideline Definition Language 2.0, section "Expressions"). */
export type Gdl2Expression =
  | { readonly kind: 'literal'; readonly value: Gdl2Literal }
  | Gdl2ElementReference
  | { readonly kind: 'now'; readonly attribute?: string }
  | { readonly kind: 'fired'; readonly rule: string }
  | { readonly kind: 'unary'; readonly operator: '!' | '-'; readonly operand: Gdl2Expression }
  | {
      readonly kind: 'binary'
      readonly operator: Gdl2Operator
      readonly left: Gdl2Expression
      readonly right: Gdl2Expression
    }
  | { readonly kind: 'call'; readonly function: string; readonly arguments: readonly Gdl2Expression[] }

/** `$gt0005|Label|.magnitude` */
export interface Gdl2ElementReference {
  readonly kind: 'element'
  readonly id: string
  readonly attribute?: string
}

/** `$gt0005|Label|.magnitude = expression` */
export interface Gdl2Assignment {
  readonly target: string
  readonly attribute?: string
  readonly value: Gdl2Expression
  readonly source: string
}

/** A condition with the text it was read from, for the report. */
export interface Gdl2Condition {
  readonly expression: Gdl2Expression
  readonly source: string
}

/** Calls `visit` for the expression and everything in it. */
export function walkGdl2(expression: Gdl2Expression, visit: (node: Gdl2Expression) => void): void {
  visit(expression)
  switch (expression.kind) {
    case 'unary':
      walkGdl2(expression.operand, visit)
      break
    case 'binary':
      walkGdl2(expression.left, visit)
      walkGdl2(expression.right, visit)
      break
    case 'call':
      for (const argument of expression.arguments) walkGdl2(argument, visit)
      break
    default:
      break
  }
}
