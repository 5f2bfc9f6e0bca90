import type { Expression, NameReference, Problem, QuickFix, Span } from '../../model/index.ts'
import type { Position, Resolution, Resolver, Scope } from '../../names/resolver.ts'
import type { Type } from './type.ts'

export const VALUE: Position = { kind: 'value' }

/** How the type of any expression is found; handed to the parts so that they need not know each other. */
export type Infer = (inference: Inference, expression: Expression, position: Position) => Type

/** What is found out while one expression is checked. */
export class Inference {
  readonly scope: Scope
  readonly resolver: Resolver
  readonly types = new Map<Expression, Type>()
  readonly meanings = new Map<NameReference, Resolution>()
  readonly problems: Problem[] = []
  readonly #infer: Infer

  constructor(scope: Scope, resolver: Resolver, infer: Infer) {
    this.scope = scope
    this.resolver = resolver
    this.#infer = infer
  }

  /** The type of a part, kept for `typeOf`. */
  infer(expression: Expression, position: Position = VALUE): Type {
    const type = this.#infer(this, expression, position)
    this.types.set(expression, type)
    return type
  }

  report(code: string, span: Span, message: string, data: Problem['data'] = {}, fixes?: readonly QuickFix[]): void {
    this.problems.push({ code, severity: 'error', span, message, data, ...(fixes?.length ? { fixes } : {}) })
  }
}
