import * as fc from 'fast-check'
import type { BaseType, BinaryOperator, Expression } from '../model/index.ts'

/** Draws a value; `fc.gen()` makes it repeatable and lets it shrink. */
export type Draw = fc.GeneratorValue

/** Names that an expression may use, with the types of the items. */
export interface Vocabulary {
  readonly items: readonly { readonly name: string; readonly type: BaseType; readonly multiple: boolean }[]
  readonly tasks: readonly string[]
  readonly decisions: readonly { readonly name: string; readonly candidates: readonly string[] }[]
}

const NOWHERE = { start: 0, end: 0 }

export function name(text: string): Expression {
  return { kind: 'name', name: text, quoted: false, span: NOWHERE }
}

export function number(value: number): Expression {
  const text = String(Math.abs(value))
  const literal: Expression = {
    kind: 'number',
    value: Math.abs(value),
    integer: /^\d+$/.test(text),
    text,
    span: NOWHERE,
  }
  return value < 0 ? { kind: 'unary', operator: '-', operand: literal, span: NOWHERE } : literal
}

export function text(value: string): Expression {
  return { kind: 'text', value, span: NOWHERE }
}

export function call(fn: string, ...args: Expression[]): Expression {
  return { kind: 'call', function: fn, functionSpan: NOWHERE, arguments: args, span: NOWHERE }
}

export function binary(operator: BinaryOperator, left: Expression, right: Expression): Expression {
  return { kind: 'binary', operator, operatorSpan: NOWHERE, left, right, span: NOWHERE }
}

export function not(operand: Expression): Expression {
  return { kind: 'unary', operator: 'not', operand, span: NOWHERE }
}

export function pick<T>(draw: Draw, choices: readonly T[]): T {
  return choices[draw(fc.nat, { max: choices.length - 1 })] as T
}

/** A well-typed condition over a vocabulary. */
export function condition(draw: Draw, words: Vocabulary, depth = 3): Expression {
  const kind = depth <= 0 ? pick(draw, ['compare', 'literal']) : pick(draw, CONDITIONS)
  switch (kind) {
    case 'and':
      return binary('and', condition(draw, words, depth - 1), condition(draw, words, depth - 1))
    case 'or':
      return binary('or', condition(draw, words, depth - 1), condition(draw, words, depth - 1))
    case 'not':
      return not(condition(draw, words, depth - 1))
    case 'if':
      return call('if', condition(draw, words, 0), condition(draw, words, 0), condition(draw, words, 0))
    case 'task':
      return words.tasks.length === 0
        ? { kind: 'boolean', value: true, span: NOWHERE }
        : call(pick(draw, ['completed', 'in_progress', 'discarded', 'dormant']), name(pick(draw, words.tasks)))
    case 'result':
      return result(draw, words)
    case 'literal':
      return { kind: 'boolean', value: draw(fc.boolean), span: NOWHERE }
    default:
      return comparison(draw, words, depth)
  }
}

const CONDITIONS = ['and', 'or', 'not', 'if', 'task', 'result', 'literal', 'compare', 'compare', 'compare'] as const

function result(draw: Draw, words: Vocabulary): Expression {
  const decisions = words.decisions.filter((one) => one.candidates.length > 0)
  if (decisions.length === 0) return comparison(draw, words, 0)
  const decision = pick(draw, decisions)
  const candidate = name(pick(draw, decision.candidates))
  switch (pick(draw, ['of', 'set', 'support'])) {
    case 'of':
      return binary('=', call('result_of', name(decision.name)), candidate)
    case 'set':
      return binary('includes', call('result_set', name(decision.name)), candidate)
    default:
      return binary('>=', call('netsupport', name(decision.name), candidate), number(draw(fc.nat, { max: 3 })))
  }
}

function comparison(draw: Draw, words: Vocabulary, depth: number): Expression {
  if (words.items.length === 0) return binary('<', numeric(draw, words, 0), numeric(draw, words, 0))
  const item = pick(draw, words.items)
  const operator = pick(draw, ['=', '!=', '<', '<=', '>', '>='] as const)
  if (item.multiple) return binary('includes', name(item.name), literalOf(draw, item.type))
  switch (item.type) {
    case 'boolean':
      return pick(draw, [name(item.name), call('is_known', name(item.name))])
    case 'integer':
    case 'real':
      return binary(operator, name(item.name), numeric(draw, words, depth - 1))
    default:
      return binary(operator, name(item.name), literalOf(draw, item.type))
  }
}

/** A well-typed number over a vocabulary. */
export function numeric(draw: Draw, words: Vocabulary, depth = 2): Expression {
  const items = words.items.filter((one) => !one.multiple && (one.type === 'integer' || one.type === 'real'))
  if (depth > 0 && draw(fc.boolean)) {
    const operator = pick(draw, ['+', '-', '*', '/'] as const)
    return binary(operator, numeric(draw, words, depth - 1), numeric(draw, words, depth - 1))
  }
  if (depth > 0 && draw(fc.boolean))
    return call(pick(draw, ['abs', 'round', 'sqrt', 'floor']), numeric(draw, words, depth - 1))
  if (items.length > 0 && draw(fc.boolean)) return name(pick(draw, items).name)
  return number(pick(draw, [0, 1, 2, 7, 38.5, 0.1, 100]))
}

/** A constant of a type. */
export function literalOf(draw: Draw, type: BaseType): Expression {
  switch (type) {
    case 'boolean':
      return { kind: 'boolean', value: draw(fc.boolean), span: NOWHERE }
    case 'integer':
      return number(draw(fc.integer, { min: -20, max: 120 }))
    case 'real':
      return number(draw(fc.integer, { min: -200, max: 1200 }) / 10)
    case 'text':
      return text(pick(draw, ['fever', 'cough', 'none', 'say "hi"', 'back\\slash', 'ναι', '']))
    case 'date':
      return call(
        'date',
        number(draw(fc.integer, { min: 1950, max: 2026 })),
        number(draw(fc.integer, { min: 1, max: 12 })),
        number(draw(fc.integer, { min: 1, max: 28 })),
      )
    case 'time':
      return call(
        'time',
        number(draw(fc.nat, { max: 23 })),
        number(draw(fc.nat, { max: 59 })),
        number(draw(fc.nat, { max: 59 })),
      )
    case 'datetime':
      return call('now')
    case 'duration':
      return {
        kind: 'duration',
        amount: draw(fc.nat, { max: 90 }),
        unit: pick(draw, ['hours', 'days', 'weeks', 'months']),
        span: NOWHERE,
      }
  }
}
