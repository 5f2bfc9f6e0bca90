import type { Gdl2Expression, Gdl2Literal, Gdl2Operator } from '../read/expression.ts'
import { compared } from './comparison.ts'
import { asNumber, numeral, shown } from './conversion.ts'
import { dateArithmetic } from './dates.ts'
import { isTextual } from './evidence.ts'
import { functionCall } from './functions.ts'
import { and, arithmetic, call, FALSE, not, number, or, text, TRUE } from './ir.ts'
import type { Ir } from './ir.ts'
import type { Profile } from './profile.ts'
import { NotTranslatable } from './typed.ts'
import type { Typed } from './typed.ts'

/** What an expression means depends on how far the rules have run: the values of elements and the rules that fired. */
export interface Context {
  readonly profiles: ReadonlyMap<string, Profile>
  /** The value of an element now. `aspect`: the number of a coded answer, the unit of a quantity, its decimals. */
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

function now(attribute: string | undefined): Typed {
  if (attribute === undefined || attribute === 'value') return { type: 'datetime', ir: call('now') }
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
