import {
  attributeSpec,
  removeAttribute,
  setArgument,
  setAttribute,
  type Target,
  type TextEdit,
} from '../../../proforma/index.ts'
import { taskCaption } from '../../canvas/chart-store.ts'
import { ownerName } from '../field-target.ts'
import type { DocumentState } from '../types.ts'
import { words, type Words } from '../words.ts'
import type { MessageKey } from '../../messages/index.ts'
import { gesture, planned, type Gesture } from './gesture.ts'

/**
 * Gives an attribute a value as it is typed into a field: plain text for texts, the language's own writing for everything
 * else. An empty value takes the attribute out of the text, which means its default.
 */
export function setField(state: DocumentState, target: Target, keyword: string, value: string): Gesture {
  const name = ownerName(target)
  return gesture(state, [name], () =>
    planned({ label: fieldLabel(state, name, keyword), edits: fieldEdits(state, target, keyword, value) }, name),
  )
}

export function fieldLabel(state: DocumentState, name: string, keyword: string): Words {
  return words('history.attribute', {
    field: { id: `field.${keyword}` as MessageKey },
    name: name === '' ? { id: 'section.about' } : taskCaption(state, name),
  })
}

function fieldEdits({ parsed }: DocumentState, target: Target, keyword: string, value: string): TextEdit[] {
  if (target.kind === 'argument' && (keyword === 'support' || keyword === 'condition'))
    return value === ''
      ? []
      : setArgument(parsed, target.decision, target.candidate, target.argument, { [keyword]: value })
  if (value === '') return removeAttribute(parsed, target, keyword)
  const flag = attributeSpec(keyword)?.shape === 'flag'
  return setAttribute(parsed, target, keyword, flag ? true : value)
}
