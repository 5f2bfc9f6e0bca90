import type { Gdl2Expression, Gdl2Literal, Gdl2Operator } from '../read/expression.ts'
import { constantOf, dateArithmetic, spanAsNumber } from './dates.ts'
import { isTextual } from './evidence.ts'
import { functionCall } from './functions.ts'
import { and, arithmetic, call, compare, FALSE, known, not, number, or, text, TRUE, UNKNOWN } from './ir.ts'
import type { Ir, IrComparison } from './ir.ts'
import { isNumeric } from './kinds.ts'
import type { Profile } from './profile.ts'
import { comparison, durationOf, NotTranslatable } from './typed.ts'
import type { Typed } from './typed.ts'
import { findText, findValue } from './valueSet.ts'

/** What an expression means depends on how far the rules have run: the values of elements and the rules that fired. */
export interface Context {
  readonly profiles: ReadonlyMap<string, Profile>
  /** The value of an element now. `aspect`: the number of a coded answer, or the unit of a quantity. */
  value(id: string, aspect?: 'points' | 'unit' | 'precision'): Ir
  fired(rule: string): Ir
  /** The text that the guideline's terminology gives to an id that is no element. */
  term(id: string): string | undefined
  changed(reason: string, message: string): void
}

/** Translates an expression of a rule. Throws NotTranslatable. */
export function translate(expression: Gdl2Expression, context: Context): Typed {
  switch (expression.kind) {
    case 'literal':
      return literal(expression.value)
    case 'element':
      return element(expression.id, expression.attribute, context)
    case 'now':
      return now(expression.attribute)
    case 'fired':
      return { type: 'boolean', ir: context.fired(expression.rule) }
    case 'unary':
      return expression.operator === '!'
        ? { type: 'boolean', ir: not(asCondition(expression.operand, context)) }
        : { type: 'number', ir: { kind: 'negative', operand: asNumber(translate(expression.operand, context)) } }
    case 'call':
      return {
        type: 'number',
        ir: functionCall(
          expression.function,
          expression.arguments.map((argument) => asNumber(translate(argument, context))),
        ),
      }
    default:
      return binary(expression.operator, expression, context)
  }
}

/** A condition. A single comparison, or several with `&&` and `||`. */
export function asCondition(expression: Gdl2Expression, context: Context): Ir {
  const typed = translate(expression, context)
  if (typed.type === 'boolean') return typed.ir
  context.changed(
    'gdl2.not-a-condition',
    'A value stands where the guideline should say a condition. It is never true there, and so it is in the protocol.',
  )
  return FALSE
}

function literal(value: Gdl2Literal): Typed {
  switch (value.kind) {
    case 'null':
      return { type: 'null' }
    case 'boolean':
      return { type: 'boolean', ir: value.value ? TRUE : FALSE }
    case 'number':
      return {
        type: 'number',
        ir: value.text.endsWith('e') ? call('exp', number(1)) : numeral(value.value, value.text),
      }
    case 'quantity':
      return { type: 'number', ir: numeral(value.magnitude, value.text), unit: value.unit }
    case 'text':
      return { type: 'text', ir: text(value.value) }
    default:
      return { type: 'literal', literal: value }
  }
}

/** The digits as written, where the language writes them so too. */
function numeral(value: number, digits: string): Ir {
  const plain = /^\d+(\.\d+)?$/.test(digits) ? digits : String(Math.abs(value))
  const positive: Ir = { kind: 'number', value: Math.abs(value), text: plain }
  return value < 0 ? { kind: 'negative', operand: positive } : positive
}

function now(attribute: string | undefined): Typed {
  if (attribute === undefined) return { type: 'datetime', ir: call('now') }
  if (attribute === 'year') return { type: 'year', ir: call('now') }
  throw unknownAttribute(attribute)
}

function element(id: string, attribute: string | undefined, context: Context): Typed {
  const profile = context.profiles.get(id)
  if (profile === undefined || (profile.role === 'local' && !profile.written)) return unbound(id, attribute, context)
  if (attribute === 'unit') return { type: 'text', ir: context.value(id, 'unit') }
  if (attribute === 'precision') return { type: 'number', ir: context.value(id, 'precision') }
  switch (profile.kind) {
    case 'number':
      if (isOneOf(attribute, 'magnitude', 'value', 'count')) return { type: 'number', ir: context.value(id) }
      break
    case 'coded':
      return codedElement(profile, attribute, context)
    case 'text':
      if (isOneOf(attribute, 'value', 'term')) return { type: 'text', ir: context.value(id) }
      break
    case 'boolean':
      if (isOneOf(attribute, 'value')) return { type: 'boolean', ir: context.value(id) }
      break
    case 'datetime':
      if (isOneOf(attribute, 'value')) return { type: 'datetime', ir: context.value(id) }
      if (attribute === 'year') return { type: 'year', ir: context.value(id) }
      break
  }
  throw unknownAttribute(attribute ?? '')
}

/** A variable that nothing ever sets is null; its `.term` is the text that the terminology has for it. */
function unbound(id: string, attribute: string | undefined, context: Context): Typed {
  const term = context.term(id)
  if (isOneOf(attribute, 'term') && attribute !== undefined && term !== undefined)
    return { type: 'text', ir: text(term) }
  return { type: 'null' }
}

function codedElement(profile: Profile, attribute: string | undefined, context: Context): Typed {
  const ir = context.value(profile.id)
  switch (attribute) {
    case undefined:
      return { type: 'coded', ir, profile }
    case 'code':
      return { type: 'code', ir, profile }
    case 'term':
      return { type: 'text', ir }
    case 'value':
    case 'magnitude':
    case 'count':
      return profile.values?.values.some((value) => value.ordinal !== undefined) === true
        ? { type: 'number', ir: context.value(profile.id, 'points') }
        : { type: 'text', ir }
    default:
      throw unknownAttribute(attribute)
  }
}

function isOneOf(attribute: string | undefined, ...names: readonly string[]): boolean {
  return attribute === undefined || names.includes(attribute)
}

function unknownAttribute(attribute: string): NotTranslatable {
  return new NotTranslatable('gdl2.attribute', `The language has no counterpart of ".${attribute}" here.`)
}

function binary(
  operator: Gdl2Operator,
  { left, right }: { left: Gdl2Expression; right: Gdl2Expression },
  context: Context,
): Typed {
  switch (operator) {
    case '&&':
      return { type: 'boolean', ir: and([asCondition(left, context), asCondition(right, context)]) }
    case '||':
      return { type: 'boolean', ir: or([asCondition(left, context), asCondition(right, context)]) }
    case '==':
    case '!=':
    case '<':
    case '<=':
    case '>':
    case '>=':
      return {
        type: 'boolean',
        ir: compared(operator === '==' ? '=' : operator, translate(left, context), translate(right, context)),
      }
    case '^':
      return { type: 'number', ir: power(asNumber(translate(left, context)), asNumber(translate(right, context))) }
    case '+':
      if (isTextual({ kind: 'binary', operator, left, right }))
        return joined(translate(left, context), translate(right, context))
      return calculated('+', translate(left, context), translate(right, context), context)
    default:
      return calculated(operator, translate(left, context), translate(right, context), context)
  }
}

/** `e^x` is written `exp(x)`. */
function power(base: Ir, exponent: Ir): Ir {
  return base.kind === 'call' &&
    base.function === 'exp' &&
    base.arguments[0]?.kind === 'number' &&
    base.arguments[0].value === 1
    ? call('exp', exponent)
    : call('power', base, exponent)
}

function calculated(operator: '+' | '-' | '*' | '/', left: Typed, right: Typed, context: Context): Typed {
  const dates = dateArithmetic(operator, left, right)
  if (dates !== undefined) {
    if (left.type === 'year') {
      context.changed(
        'gdl2.calendar-year',
        'A difference of calendar years became whole years between the two dates: before this year’s birthday it is one less.',
      )
    }
    return dates
  }
  if (operator === '+' && (left.type === 'text' || right.type === 'text')) return joined(left, right)
  return { type: 'number', ir: arithmetic(operator, asNumber(left), asNumber(right)) }
}

function joined(left: Typed, right: Typed): Typed {
  return { type: 'text', ir: arithmetic('#', shown(left), shown(right)) }
}

/** Something as part of a text. The language joins texts only: a number can be shown in a text, but not become a part of one. */
export function shown(value: Typed): Ir {
  switch (value.type) {
    case 'null':
      return UNKNOWN
    case 'literal':
      return text('label' in value.literal ? value.literal.label : '')
    case 'text':
    case 'coded':
      return value.ir
    case 'number': {
      const constant = constantOf(value.ir)
      if (constant !== undefined) return text(value.ir.kind === 'number' ? value.ir.text : String(constant))
      throw new NotTranslatable('gdl2.number-in-text', 'A calculated number cannot become part of a text.')
    }
    default:
      throw new NotTranslatable('gdl2.type', `A ${value.type} cannot become part of a text.`)
  }
}

export function asNumber(value: Typed): Ir {
  switch (value.type) {
    case 'number':
      return value.ir
    case 'span':
      return spanAsNumber(value.ir)
    case 'null':
      return UNKNOWN
    case 'literal':
      if (value.literal.kind === 'ordinal') return numeral(value.literal.ordinal, String(value.literal.ordinal))
      break
    case 'text':
      if (value.ir.kind === 'text' && isNumeric(value.ir.value))
        return numeral(Number(value.ir.value), value.ir.value.trim())
      break
    default:
      break
  }
  throw new NotTranslatable('gdl2.type', `A number was expected, but this is a ${value.type}.`)
}

function compared(operator: IrComparison, left: Typed, right: Typed): Ir {
  if (left.type === 'null' || right.type === 'null') return nullTest(operator, left.type === 'null' ? right : left)
  if (left.type === 'literal') return right.type === 'literal' ? FALSE : compared(mirrored(operator), right, left)
  if (right.type === 'literal') return withLiteral(operator, left, right.literal)
  if (left.type === 'coded' || left.type === 'code') return codedComparison(operator, left, right)
  if (right.type === 'coded' || right.type === 'code') return codedComparison(mirrored(operator), right, left)
  if (left.type === 'boolean' && right.type === 'boolean') return booleanComparison(operator, left.ir, right.ir)
  if (
    left.type === 'text' &&
    right.type === 'text' &&
    !(isConstantNumber(right) && operator !== '=' && operator !== '!=')
  ) {
    if (operator === '=' || operator === '!=') return comparison(operator, left.ir, right.ir)
  }
  if (left.type === 'datetime' && right.type === 'datetime') return comparison(operator, left.ir, right.ir)
  if (left.type === 'span' && durationOf(right) !== undefined)
    return comparison(operator, left.ir, durationOf(right) ?? UNKNOWN)
  return comparison(operator, asNumber(left), asNumber(right))
}

function isConstantNumber(value: Typed): boolean {
  return value.type === 'text' && value.ir.kind === 'text' && isNumeric(value.ir.value)
}

function nullTest(operator: IrComparison, value: Typed): Ir {
  if (operator !== '=' && operator !== '!=') return FALSE
  const present = value.type === 'null' ? FALSE : value.type === 'literal' ? TRUE : known(value.ir)
  return operator === '!=' ? present : not(present)
}

function mirrored(operator: IrComparison): IrComparison {
  const mirror: Readonly<Record<IrComparison, IrComparison>> = {
    '=': '=',
    '!=': '!=',
    '<': '>',
    '<=': '>=',
    '>': '<',
    '>=': '<=',
  }
  return mirror[operator]
}

/** Two answers are the same when their codes are; which comes first is a matter of their ordinals. */
function withLiteral(operator: IrComparison, left: Typed & { ir: Ir }, value: Gdl2Literal): Ir {
  if (left.type === 'number') return comparison(operator, left.ir, asNumber({ type: 'literal', literal: value }))
  if (left.type === 'text' && 'label' in value) return comparison(operator, left.ir, text(value.label))
  if (left.type !== 'coded' && left.type !== 'code') {
    throw new NotTranslatable('gdl2.type', `A ${left.type} cannot be compared with a coded answer.`)
  }
  if (operator === '=' || operator === '!=') {
    const found = left.profile.values === undefined ? undefined : findValue(left.profile.values, value)
    return found === undefined ? (operator === '=' ? FALSE : TRUE) : comparison(operator, left.ir, text(found.label))
  }
  if (value.kind !== 'ordinal') throw new NotTranslatable('gdl2.type', 'Only ordinals can be ordered.')
  return orderedAnswers(operator, left, value.ordinal)
}

/** `risk >= 2|local::at0006|High|`: the answers whose ordinal is in that order, by name. */
function orderedAnswers(operator: IrComparison, left: Typed & { ir: Ir; profile: Profile }, limit: number): Ir {
  const values = left.profile.values?.values ?? []
  const holds = (ordinal: number): boolean =>
    operator === '<'
      ? ordinal < limit
      : operator === '<='
        ? ordinal <= limit
        : operator === '>'
          ? ordinal > limit
          : ordinal >= limit
  return or(
    values.flatMap((value) =>
      value.ordinal !== undefined && holds(value.ordinal) ? [compare('=', left.ir, text(value.label))] : [],
    ),
  )
}

function codedComparison(operator: IrComparison, left: Typed & { ir: Ir; profile: Profile }, right: Typed): Ir {
  if (right.type === 'text' && right.ir.kind === 'text') {
    const found = left.profile.values === undefined ? undefined : findText(left.profile.values, right.ir.value)
    return found === undefined ? (operator === '!=' ? TRUE : FALSE) : comparison(operator, left.ir, text(found.label))
  }
  if (right.type === 'number' && right.ir.kind === 'number') {
    return orderedOrEqual(operator, left, right.ir.value)
  }
  if (
    (right.type === 'coded' || right.type === 'code' || right.type === 'text') &&
    (operator === '=' || operator === '!=')
  ) {
    return comparison(operator, left.ir, right.ir)
  }
  throw new NotTranslatable('gdl2.type', `An answer cannot be compared with a ${right.type}.`)
}

/** `$risk == 2` of a coded element means its ordinal. */
function orderedOrEqual(operator: IrComparison, left: Typed & { ir: Ir; profile: Profile }, value: number): Ir {
  if (operator !== '=' && operator !== '!=') return orderedAnswers(operator, left, value)
  const equal = or(
    (left.profile.values?.values ?? []).flatMap((one) =>
      one.ordinal === value ? [compare('=', left.ir, text(one.label))] : [],
    ),
  )
  return operator === '=' ? equal : not(equal)
}

function booleanComparison(operator: IrComparison, left: Ir, right: Ir): Ir {
  if (operator !== '=' && operator !== '!=') throw new NotTranslatable('gdl2.type', 'True and false have no order.')
  if (right.kind === 'boolean' && operator === '=') return right.value ? left : compare('=', left, FALSE)
  return comparison(operator, left, right)
}
