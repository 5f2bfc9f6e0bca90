import type { CstNode, IToken } from 'chevrotain'
import type { DurationUnit, Expression, Problem, Span } from '../model/index.ts'
import { child, childrenOf, nameOf, spanOf, textOf, token } from '../text/cst.ts'
import { LIMITS } from '../text/limits.ts'
import { syntaxProblem } from '../text/syntaxProblems.ts'
import { tokenEnd } from '../text/tokens.ts'
import { durationUnit } from '../text/words.ts'
import { binaryPrecedence, canonicalOperator, NOT_PRECEDENCE } from './operators.ts'

/** An expression with the extent of its text (its own brackets included) and the levels below it. */
export interface Built {
  readonly node: Expression
  readonly start: number
  readonly end: number
  readonly depth: number
}

/** Operands and operators of one level, as they stand in the text. */
export interface Flat {
  readonly operands: readonly CstNode[]
  readonly operators: readonly IToken[]
}

export function flat(cst: CstNode | undefined): Flat {
  const operators = (cst?.children['BinaryOperator'] as IToken[] | undefined) ?? []
  return { operands: childrenOf(cst, 'operand'), operators: operators.filter((found) => found.startOffset >= 0) }
}

/** Binds a flat list by precedence (T12). What is missing becomes a `missing` node at `at`. */
export class ExpressionBuilder {
  readonly problems: Problem[] = []

  build(cst: CstNode | undefined, at: number): Built {
    const { operands, operators } = flat(cst)
    return this.range({ operands, operators }, 0, Math.max(operands.length, operators.length + 1), at)
  }

  /** The operands `from … to - 1` of a list and the operators between them. */
  range(list: Flat, from: number, to: number, at: number): Built {
    if (list.operands.length === 0 && list.operators.length === 0) return missing(at)
    return new Binder(this, list, from, to, at).bind()
  }

  operand(cst: CstNode | undefined, at: number): Built {
    if (cst === undefined) return missing(at)
    return this.#primary(cst, at)
  }

  #primary(cst: CstNode, at: number): Built {
    const name = token(cst, 'Name')
    if (name !== undefined) {
      const { text, quoted, span } = nameOf(name, at)
      return leaf({ kind: 'name', name: text, quoted, span })
    }
    const digits = token(cst, 'Digits')
    if (digits !== undefined) return this.#number(digits, token(cst, 'DurationUnitWord'))
    const text = token(cst, 'Text')
    if (text !== undefined) return leaf({ kind: 'text', value: textOf(text), span: spanOf(text) })
    const literal = token(cst, 'Literal')
    if (literal !== undefined) return leaf(literalOf(literal))
    const fn = token(cst, 'FunctionName')
    if (fn !== undefined) return this.#call(cst, fn)
    const bracket = token(cst, 'LParen')
    if (bracket !== undefined) return this.#bracketed(cst, bracket)
    const set = token(cst, 'LBracket')
    if (set !== undefined) return this.#set(cst, set)
    const deep = token(cst, 'TooDeep')
    return missing(deep?.startOffset ?? at)
  }

  #number(digits: IToken, unit: IToken | undefined): Built {
    const value = Number(digits.image)
    if (!Number.isFinite(value)) {
      this.problems.push(syntaxProblem('syntax.number-too-large', spanOf(digits), 'This number is too large.'))
    }
    if (unit === undefined) {
      const integer = /^\d+$/.test(digits.image)
      return leaf({ kind: 'number', value, integer, text: digits.image, span: spanOf(digits) })
    }
    const plural = durationUnit(unit.image) as DurationUnit
    const span = { start: digits.startOffset, end: tokenEnd(unit) }
    return leaf({ kind: 'duration', amount: value, unit: plural, span })
  }

  #call(cst: CstNode, fn: IToken): Built {
    const end = endOf(token(cst, 'RParen'), token(cst, 'LParen'), fn)
    const args = childrenOf(cst, 'expression').map((argument) => this.build(argument, end))
    const span = { start: fn.startOffset, end: furthest(end, args) }
    const nodes = args.map((argument) => argument.node)
    const name = fn.image === 'Netsupport' ? 'netsupport' : fn.image
    const node = { kind: 'call', function: name, functionSpan: spanOf(fn), arguments: nodes, span } as const
    return this.#limited(node, span, deepest(args) + 1)
  }

  #bracketed(cst: CstNode, bracket: IToken): Built {
    const inner = this.build(child(cst, 'expression'), tokenEnd(bracket))
    const end = Math.max(inner.end, endOf(token(cst, 'RParen'), bracket))
    return { node: inner.node, start: bracket.startOffset, end, depth: inner.depth }
  }

  #set(cst: CstNode, bracket: IToken): Built {
    const end = endOf(token(cst, 'RBracket'), bracket)
    const elements = childrenOf(cst, 'expression').map((element) => this.build(element, end))
    const span = { start: bracket.startOffset, end: furthest(end, elements) }
    return this.#limited({ kind: 'set', elements: elements.map((e) => e.node), span }, span, deepest(elements) + 1)
  }

  unary(sign: IToken, operand: Built): Built {
    const operator = sign.image === 'NOT' ? 'not' : (sign.image as 'not' | '-' | '+')
    const span = { start: sign.startOffset, end: operand.end }
    return this.#limited({ kind: 'unary', operator, operand: operand.node, span }, span, operand.depth + 1)
  }

  binary(operator: IToken, left: Built, right: Built): Built {
    const span = { start: left.start, end: Math.max(right.end, tokenEnd(operator)) }
    const node = {
      kind: 'binary',
      operator: canonicalOperator(operator.image),
      operatorSpan: spanOf(operator),
      left: left.node,
      right: right.node,
      span,
    } as const
    return this.#limited(node, span, Math.max(left.depth, right.depth) + 1)
  }

  #limited(node: Expression, span: Span, depth: number): Built {
    if (depth <= LIMITS.depth) return { node, start: span.start, end: span.end, depth }
    if (!this.problems.some((problem) => problem.code === 'syntax.too-deep')) {
      const limit = LIMITS.depth
      const message = `This expression has more than ${limit} steps. Split it, for example into derived data.`
      this.problems.push(syntaxProblem('syntax.too-deep', span, message, { limit }))
    }
    return { node: { kind: 'missing', span }, start: span.start, end: span.end, depth: 0 }
  }
}

/** Precedence climbing over one flat list; the signs before an operand belong to the list too. */
class Binder {
  readonly #builder: ExpressionBuilder
  readonly #list: Flat
  readonly #to: number
  #next: number
  #at: number

  constructor(builder: ExpressionBuilder, list: Flat, from: number, to: number, at: number) {
    this.#builder = builder
    this.#list = list
    this.#next = from
    this.#to = to
    this.#at = at
  }

  bind(): Built {
    return this.#level(0)
  }

  #level(minimum: number): Built {
    return this.#climb(this.#operand(), minimum)
  }

  /** Takes in the operators that bind at least as tightly as `minimum`, from a left side that is already built. */
  #climb(start: Built, minimum: number): Built {
    let left = start
    for (;;) {
      const operator = this.#next < this.#to ? this.#list.operators[this.#next - 1] : undefined
      if (operator === undefined) return left
      const precedence = binaryPrecedence(operator.image)
      if (precedence < minimum) return left
      this.#at = tokenEnd(operator)
      const right = this.#level(precedence + 1)
      left = this.#builder.binary(operator, left, right)
    }
  }

  /** Signs bind at once; `not` takes the whole comparison after it, whatever stands before it. */
  #operand(): Built {
    const cst = this.#list.operands[this.#next]
    this.#next++
    const signs = ((cst?.children['PrefixOperator'] as IToken[] | undefined) ?? []).filter((s) => s.startOffset >= 0)
    const last = signs[signs.length - 1]
    let built = this.#builder.operand(cst, last === undefined ? this.#at : tokenEnd(last))
    for (const sign of signs.reverse()) {
      if (sign.image !== '-' && sign.image !== '+') built = this.#climb(built, NOT_PRECEDENCE + 1)
      built = this.#builder.unary(sign, built)
    }
    return built
  }
}

function literalOf(found: IToken): Expression {
  const span = spanOf(found)
  if (found.image === 'unknown') return { kind: 'unknown', span }
  return { kind: 'boolean', value: found.image === 'true', span }
}

function leaf(node: Expression): Built {
  return { node, start: node.span.start, end: node.span.end, depth: 1 }
}

function missing(at: number): Built {
  return { node: { kind: 'missing', span: { start: at, end: at } }, start: at, end: at, depth: 1 }
}

function deepest(parts: readonly Built[]): number {
  return parts.reduce((depth, part) => Math.max(depth, part.depth), 0)
}

function furthest(end: number, parts: readonly Built[]): number {
  return parts.reduce((most, part) => Math.max(most, part.end), end)
}

/** The end of the first token that is there. */
function endOf(...tokens: (IToken | undefined)[]): number {
  for (const found of tokens) if (found !== undefined) return tokenEnd(found)
  return 0
}
