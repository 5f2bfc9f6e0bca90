import type { IntlShape } from 'react-intl'
import type { ProtocolIndex } from '../../proforma/index.ts'
import type { Change } from '../../runtime/index.ts'
import type { Translate } from '../messages/index.ts'
import { itemCaption, taskCaption } from '../simulate/names.ts'
import { valueInWords } from '../simulate/values.ts'

/** More sentences than this for one step are read by nobody. */
const MOST = 8

export interface StepWords {
  readonly sentences: readonly string[]
  /** How many were left out. */
  readonly more: number
}

/**
 * What one step of a run changed, as sentences: tasks first, then values that follow from others. What was entered is left out,
 * because the step itself says it; of a task that changes twice in a step the last change counts.
 */
export function changesInWords(
  changes: readonly Change[],
  entered: ReadonlySet<string>,
  index: ProtocolIndex,
  { t, intl }: { readonly t: Translate; readonly intl: IntlShape },
): StepWords {
  const states = new Map<string, string>()
  const values = new Map<string, string>()
  for (const change of changes) {
    if (change.kind === 'state')
      states.set(change.path, t(`play.change.${kindOf(change)}`, { task: taskCaption(index, change.path) }))
    if (change.kind === 'cycle')
      states.set(change.path, t('play.change.cycle', { task: taskCaption(index, change.path), cycle: change.cycle }))
    if (change.kind === 'value' && !entered.has(change.item)) {
      const value = valueInWords(change.to, index.data.get(change.item), { t, intl })
      values.set(change.item, t('play.change.value', { item: itemCaption(index, change.item), value }))
    }
  }
  const all = [...states.values(), ...values.values()]
  return { sentences: all.slice(0, MOST), more: Math.max(0, all.length - MOST) }
}

/** What is discarded while it is under way is given up; what has not begun is left out. */
function kindOf({ from, to }: Extract<Change, { kind: 'state' }>) {
  return from === 'in_progress' && to === 'discarded' ? 'givenUp' : to
}
