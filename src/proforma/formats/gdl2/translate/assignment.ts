import type { Gdl2Assignment, Gdl2Expression } from '../read/expression.ts'
import { asNumber, shown } from './conversion.ts'
import { translate } from './expression.ts'
import type { Context } from './expression.ts'
import { text, UNKNOWN } from './ir.ts'
import type { Ir } from './ir.ts'
import type { Profile } from './profile.ts'
import { precisionSlot, unitSlot } from './slots.ts'
import { NotTranslatable } from './typed.ts'
import type { Typed } from './typed.ts'
import { findText, findValue } from './valueSet.ts'

export interface SlotValue {
  readonly slot: string
  readonly value: Ir
}

/** What an assignment sets: a quantity has a number, a unit and decimals to show. */
export function assignmentsOf(assignment: Gdl2Assignment, context: Context): SlotValue[] {
  const profile = context.profiles.get(assignment.target)
  if (profile === undefined) throw new NotTranslatable('gdl2.unbound', 'The element is not declared.')
  const typed = translate(assignment.value, context)
  switch (assignment.attribute) {
    case 'precision':
      return [{ slot: precisionSlot(profile.id), value: asNumber(typed) }]
    case 'unit':
      return [{ slot: unitSlot(profile.id), value: textValue(typed) }]
    case 'magnitude':
    case 'count':
      return [{ slot: profile.id, value: asNumber(typed) }]
    case 'code':
      return [{ slot: profile.id, value: byCode(profile, typed) }]
    case undefined:
    case 'value':
      return [...whole(profile, typed), ...copiedUnit(profile, assignment.value, context)]
    default:
      throw new NotTranslatable(
        'gdl2.attribute',
        `The language has no counterpart of setting ".${assignment.attribute}".`,
      )
  }
}

function whole(profile: Profile, typed: Typed): SlotValue[] {
  const value = { slot: profile.id, value: ofKind(profile, typed) }
  if (typed.type !== 'number' || typed.unit === undefined) return [value]
  return [value, { slot: unitSlot(profile.id), value: text(typed.unit) }]
}

/** `$a = $b` takes the unit over with the number. */
function copiedUnit(profile: Profile, value: Gdl2Expression, context: Context): SlotValue[] {
  if (profile.kind !== 'number' || value.kind !== 'element' || value.attribute !== undefined) return []
  if (context.profiles.get(value.id)?.kind !== 'number') return []
  return [{ slot: unitSlot(profile.id), value: context.value(value.id, 'unit') }]
}

function ofKind(profile: Profile, typed: Typed): Ir {
  if (typed.type === 'null') return UNKNOWN
  switch (profile.kind) {
    case 'number':
      return asNumber(typed)
    case 'boolean':
      if (typed.type === 'boolean') return typed.ir
      break
    case 'datetime':
      if (typed.type === 'datetime') return typed.ir
      break
    case 'coded':
      return answer(profile, typed)
    case 'text':
      return textValue(typed)
  }
  throw new NotTranslatable(
    'gdl2.type',
    `A ${typed.type} cannot be given to "${profile.label}", which is a ${profile.kind}.`,
  )
}

function answer(profile: Profile, typed: Typed): Ir {
  if (typed.type === 'literal') {
    const found = profile.values === undefined ? undefined : findValue(profile.values, typed.literal)
    if (found !== undefined) return text(found.label)
  }
  if (typed.type === 'coded' || typed.type === 'text') return typed.ir
  if (typed.type === 'number' && typed.ir.kind === 'number') {
    const ordinal = typed.ir.value
    const found = profile.values?.values.find((value) => value.ordinal === ordinal)
    if (found !== undefined) return text(found.label)
  }
  throw new NotTranslatable('gdl2.type', `A ${typed.type} is no answer of "${profile.label}".`)
}

function byCode(profile: Profile, typed: Typed): Ir {
  const code = typed.type === 'text' && typed.ir.kind === 'text' ? typed.ir.value : undefined
  const found = code === undefined || profile.values === undefined ? undefined : findText(profile.values, code)
  if (found === undefined) throw new NotTranslatable('gdl2.code', `"${profile.label}" has no answer with this code.`)
  return text(found.label)
}

function textValue(typed: Typed): Ir {
  if (typed.type === 'boolean' && typed.ir.kind === 'boolean') return text(String(typed.ir.value))
  return shown(typed)
}
