import type { Span } from './span.ts'

/**
 * The syntax of an expression (language reference, section 3), before names are resolved.
 * Spans are relative to the definition that holds the expression.
 */
export type Expression =
  | BooleanLiteral
  | NumberLiteral
  | TextLiteral
  | DurationLiteral
  | UnknownLiteral
  | NameReference
  | UnaryExpression
  | BinaryExpression
  | SetLiteral
  | CallExpression
  | MissingExpression

export interface BooleanLiteral {
  readonly kind: 'boolean'
  readonly value: boolean
  readonly span: Span
}

/** `text` keeps the digits as written: `1.50` is printed as `1.50`. `integer` tells `2` from `2.0`. */
export interface NumberLiteral {
  readonly kind: 'number'
  readonly value: number
  readonly integer: boolean
  readonly text: string
  readonly span: Span
}

export interface TextLiteral {
  readonly kind: 'text'
  readonly value: string
  readonly span: Span
}

/** `2 hours`; units are stored in the plural. */
export interface DurationLiteral {
  readonly kind: 'duration'
  readonly amount: number
  readonly unit: DurationUnit
  readonly span: Span
}

export type DurationUnit = 'seconds' | 'minutes' | 'hours' | 'days' | 'weeks' | 'months' | 'years'

export interface UnknownLiteral {
  readonly kind: 'unknown'
  readonly span: Span
}

/** A data item, parameter, candidate or task; which one it is depends on the place (rule of section 3). */
export interface NameReference {
  readonly kind: 'name'
  readonly name: string
  readonly quoted: boolean
  readonly span: Span
}

export interface UnaryExpression {
  readonly kind: 'unary'
  readonly operator: 'not' | '-' | '+'
  readonly operand: Expression
  readonly span: Span
}

export type BinaryOperator =
  | 'or'
  | 'and'
  | '='
  | '!='
  | '<'
  | '<='
  | '>'
  | '>='
  | 'includes'
  | 'oneof'
  | '#'
  | '+'
  | '-'
  | '*'
  | '/'

/** `=<` and `=>` are stored as `<=` and `>=`, `include` as `includes`; the text keeps what was written. */
export interface BinaryExpression {
  readonly kind: 'binary'
  readonly operator: BinaryOperator
  readonly operatorSpan: Span
  readonly left: Expression
  readonly right: Expression
  readonly span: Span
}

export interface SetLiteral {
  readonly kind: 'set'
  readonly elements: readonly Expression[]
  readonly span: Span
}

/**
 * `function` is the name as written (`Netsupport` is stored as `netsupport`); whether it exists is a matter of checking, not of
 * parsing.
 */
export interface CallExpression {
  readonly kind: 'call'
  readonly function: string
  readonly functionSpan: Span
  readonly arguments: readonly Expression[]
  readonly span: Span
}

/** Stands where the parser expected an expression and reported that there is none. */
export interface MissingExpression {
  readonly kind: 'missing'
  readonly span: Span
}
