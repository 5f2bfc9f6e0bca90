import type { Gdl2Literal } from '../read/expression.ts'
import { asNumber } from './conversion.ts'
import { compare, FALSE, known, not, or, text, TRUE, UNKNOWN } from './ir.ts'
import type { Ir, IrComparison } from './ir.ts'
import { isNumeric } from './kinds.ts'
import type { Profile } from './profile.ts'
import { comparison, durationOf, NotTranslatable } from './typed.ts'
import type { Typed } from './typed.ts'
import { findText, findValue } from './valueSet.ts'

/** `== != < <= > >=` of any two values: answers by code, in order by their ordinals; `null` asks whether there is a value. */
export function compared(operator: IrComparison, left: Typed, right: Typed): Ir {
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
