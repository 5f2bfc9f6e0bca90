import { attributeSpec, removeAttribute, setAttribute, type Target } from '../../../proforma/index.ts'
import type { MessageKey } from '../../messages/index.ts'
import { ownerName } from '../field-target.ts'
import type { DocumentState } from '../types.ts'
import { words } from '../words.ts'
import { gesture, planned, type Gesture } from './gesture.ts'

/** Gives an attribute of several things one value, or takes it out of all of them: one entry of the history. */
export function setFields(state: DocumentState, targets: readonly Target[], keyword: string, value: string): Gesture {
  const owners = [...new Set(targets.map(ownerName))]
  return gesture(state, owners, () => {
    const flag = attributeSpec(keyword)?.shape === 'flag'
    return planned({
      label: words('history.attributeOfMany', {
        field: { id: `field.${keyword}` as MessageKey },
        count: targets.length,
      }),
      edits: targets.flatMap((target) =>
        value === ''
          ? removeAttribute(state.parsed, target, keyword)
          : setAttribute(state.parsed, target, keyword, flag ? value === 'yes' : value),
      ),
    })
  })
}
