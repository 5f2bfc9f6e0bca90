import type { ImportLimits } from '../../limits.ts'
import type { Gdl2Assignment, Gdl2Expression, Gdl2Literal, Gdl2Operator } from './expression.ts'
import { Gdl2SyntaxError, scanGdl2 } from './scan.ts'
import type { Gdl2Token } from './scan.ts'

/** Loosest first. GDL2 gives `^` the tightest binding; it associates to the left like the rest. */
const LEVELS: readonly (readonly Gdl2Operator[])[] = [
  ['||'],
  ['&&'],
  ['==', '!=', '<', '<=', '>', '>='],
  ['+', '-'],
  ['*', '/'],
  ['^'],
]

/** Reads a condition or value. Throws Gdl2SyntaxError with the place. */
export function parseGdl2Expression(text: string, limits: ImportLimits): Gdl2Expression {
  const parser = new Parser(text, limits)
  const expression = parser.expression()
  parser.end()
  return expression
}

/** Reads `$element.attribute = expression`. Throws Gdl2SyntaxError with the place. */
export function parseGdl2Assignment(text: string, limits: ImportLimits): Gdl2Assignment {
  const parser = new Parser(text, limits)
  const target = parser.target()
  const value = parser.expression()
  parser.end()
  return { ...target, value, source: text }
}

class Parser {
  readonly #tokens: readonly Gdl2Token[]
  readonly #length: number
  readonly #limits: ImportLimits
  #next = 0
  #depth = 0

  constructor(text: string, limits: ImportLimits) {
    if (text.length > limits.expressionCharacters) throw new Gdl2SyntaxError('the expression is too long', 0)
    this.#tokens = scanGdl2(text)
    this.#length = text.length
    this.#limits = limits
  }

  target(): { target: string; attribute?: string } {
    const token = this.#take()
    if (token?.kind !== 'variable') throw this.#error('an element to assign to was expected', token)
    if (!this.#symbol('=')) throw this.#error('"=" was expected', this.#peek())
    return { target: token.name, ...(token.attribute === undefined ? {} : { attribute: token.attribute }) }
  }

  expression(): Gdl2Expression {
    if (++this.#depth > this.#limits.expressionDepth)
      throw this.#error('the expression is nested too deeply', this.#peek())
    const result = this.#binary(0)
    this.#depth--
    return result
  }

  end(): void {
    const token = this.#peek()
    if (token !== undefined) throw this.#error('an operator was expected', token)
  }

  #binary(level: number): Gdl2Expression {
    const operators = LEVELS[level]
    if (operators === undefined) return this.#unary()
    let left = this.#binary(level + 1)
    for (;;) {
      const operator = operators.find((candidate) => this.#symbol(candidate))
      if (operator === undefined) return left
      left = { kind: 'binary', operator, left, right: this.#binary(level + 1) }
    }
  }

  #unary(): Gdl2Expression {
    if (this.#symbol('!')) return { kind: 'unary', operator: '!', operand: this.#nested(() => this.#unary()) }
    if (this.#symbol('-')) return negated(this.#nested(() => this.#unary()))
    if (this.#symbol('+')) return this.#nested(() => this.#unary())
    return this.#primary()
  }

  #nested(read: () => Gdl2Expression): Gdl2Expression {
    if (++this.#depth > this.#limits.expressionDepth)
      throw this.#error('the expression is nested too deeply', this.#peek())
    const result = read()
    this.#depth--
    return result
  }

  #primary(): Gdl2Expression {
    const token = this.#take()
    if (token === undefined) throw this.#error('a value was expected', token)
    if (token.kind === 'literal') return { kind: 'literal', value: token.value }
    if (token.kind === 'variable') return variable(token)
    if (token.kind === 'symbol' && token.text === '(') return this.#parenthesised()
    if (token.kind === 'word') return this.#word(token)
    throw this.#error('a value was expected', token)
  }

  #parenthesised(): Gdl2Expression {
    const inner = this.expression()
    this.#close()
    const unit = this.#peek()
    if (unit?.kind !== 'unit') return inner
    const value = inner.kind === 'literal' ? inner.value : undefined
    if (value?.kind !== 'number') throw this.#error('only a number can carry a unit', unit)
    this.#next++
    return { kind: 'literal', value: { kind: 'quantity', magnitude: value.value, unit: unit.unit, text: value.text } }
  }

  #word(token: { readonly text: string; readonly at: number }): Gdl2Expression {
    if (!this.#symbol('(')) {
      if (token.text === 'e') return { kind: 'literal', value: { kind: 'number', value: Math.E, text: 'e' } }
      throw new Gdl2SyntaxError(`"${token.text}" is neither a function nor a value`, token.at)
    }
    const list: Gdl2Expression[] = []
    if (!this.#symbol(')')) {
      do list.push(this.expression())
      while (this.#symbol(','))
      this.#close()
    }
    const [only] = list
    if (token.text === 'fired' && list.length === 1 && only?.kind === 'element') return { kind: 'fired', rule: only.id }
    return { kind: 'call', function: token.text, arguments: list }
  }

  #close(): void {
    if (!this.#symbol(')')) throw this.#error('")" was expected', this.#peek())
  }

  #symbol(text: string): boolean {
    const token = this.#peek()
    if (token?.kind !== 'symbol' || token.text !== text) return false
    this.#next++
    return true
  }

  #peek(): Gdl2Token | undefined {
    return this.#tokens[this.#next]
  }

  #take(): Gdl2Token | undefined {
    return this.#tokens[this.#next++]
  }

  #error(message: string, token: Gdl2Token | undefined): Gdl2SyntaxError {
    return new Gdl2SyntaxError(message, token?.at ?? this.#length)
  }
}

function variable(token: { readonly name: string; readonly attribute?: string }): Gdl2Expression {
  const attribute = token.attribute === undefined ? {} : { attribute: token.attribute }
  if (token.name === 'currentDateTime') return { kind: 'now', ...attribute }
  return { kind: 'element', id: token.name, ...attribute }
}

/** `-` before a literal belongs to it: `-4|local::at0033|< 4 mg/dL|`, `-5,mm[Hg]`. */
function negated(operand: Gdl2Expression): Gdl2Expression {
  if (operand.kind !== 'literal') return { kind: 'unary', operator: '-', operand }
  const value = negatedLiteral(operand.value)
  return value === undefined ? { kind: 'unary', operator: '-', operand } : { kind: 'literal', value }
}

function negatedLiteral(value: Gdl2Literal): Gdl2Literal | undefined {
  switch (value.kind) {
    case 'number':
      return { ...value, value: -value.value, text: `-${value.text}` }
    case 'quantity':
      return { ...value, magnitude: -value.magnitude, text: `-${value.text}` }
    case 'ordinal':
      return { ...value, ordinal: -value.ordinal }
    default:
      return undefined
  }
}
