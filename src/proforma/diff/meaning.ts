import type { Expression } from '../model/index.ts'
import { partsOf } from '../expressions/walk.ts'
import type { Meaning, PartKind, Value } from './types.ts'

/** What people read, and what is said of the protocol: changes nothing that the engine does. */
const WORDING: ReadonlySet<string> = new Set([
  'title',
  'version',
  'intended_use',
  'population',
  'licence',
  'review_date',
  'argument_name',
  'caption',
  'description',
  'goal',
  'context',
  'procedure',
  'message',
  'true_value',
  'false_value',
])

/** What holds where nothing is said: writing it out changes nothing. */
const DEFAULTS: Readonly<Record<string, string>> = {
  autonomous: 'no',
  confirmatory: 'no',
  choice_mode: 'single',
  support_mode: 'symbolic',
  optional: 'no',
  number_of_cycles: '1',
  terminal: 'no',
  mandatory: 'yes',
  multiple: 'no',
}

export function meaningOfAttribute(keyword: string, before?: Value, after?: Value): Meaning {
  if (WORDING.has(keyword)) return 'wording'
  const meantBefore = before?.text ?? DEFAULTS[keyword]
  const meantAfter = after?.text ?? DEFAULTS[keyword]
  if (meantBefore === meantAfter) return 'wording'
  return sameExpression(before?.expression, after?.expression) ? 'wording' : 'clinical'
}

export function meaningOfPart(kind: PartKind): Meaning {
  return kind === 'citation' || kind === 'author' ? 'wording' : 'clinical'
}

/** Of two options or steps with equal claims the first comes first; questions and arguments only stand in another order. */
export function meaningOfOrder(kind: PartKind): Meaning {
  return kind === 'candidate' || kind === 'component' ? 'clinical' : 'wording'
}

/** Whether two expressions say the same: `1.50` and `1.5` do. */
function sameExpression(a: Expression | undefined, b: Expression | undefined): boolean {
  if (a === undefined || b === undefined || a.kind !== b.kind || own(a) !== own(b)) return false
  const [left, right] = [partsOf(a), partsOf(b)]
  return left.length === right.length && left.every((part, at) => sameExpression(part, right[at]))
}

function own(expression: Expression): string {
  switch (expression.kind) {
    case 'boolean':
    case 'text':
      return String(expression.value)
    case 'number':
      return `${expression.value}${expression.integer ? '' : ' real'}`
    case 'duration':
      return `${expression.amount} ${expression.unit}`
    case 'name':
      return expression.name
    case 'unary':
    case 'binary':
      return expression.operator
    case 'call':
      return expression.function
    default:
      return ''
  }
}
