import { plainDigits } from '../../digits.ts'
import { constantOf, spanAsNumber } from './dates.ts'
import { text, UNKNOWN } from './ir.ts'
import type { Ir } from './ir.ts'
import { isNumeric } from './kinds.ts'
import { NotTranslatable } from './typed.ts'
import type { Typed } from './typed.ts'

/** The digits as written, where the language writes them so too. */
export function numeral(value: number, digits: string): Ir {
  const plain = /^\d+(\.\d+)?$/.test(digits) ? digits : plainDigits(value)
  const positive: Ir = { kind: 'number', value: Math.abs(value), text: plain }
  return value < 0 ? { kind: 'negative', operand: positive } : positive
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
