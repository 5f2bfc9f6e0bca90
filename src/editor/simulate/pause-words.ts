import type { ProtocolIndex } from '../../proforma/index.ts'
import { parseExpression } from '../../proforma/index.ts'
import { lexiconOf } from '../canvas/chart-store.ts'
import { conditionInWords } from '../canvas/condition-words.ts'
import type { Translate } from '../messages/index.ts'
import type { Pause } from './autoplay.ts'
import type { BreakCause } from './breakpoints.ts'
import { itemCaption, taskCaption } from './names.ts'
import type { ValueWords } from './values.ts'

/** Why a run that is played stands still; nothing where the panel says it anyway: a breakpoint, the end. */
export function pauseInWords(pause: Pause, index: ProtocolIndex, { t, intl }: ValueWords): string | undefined {
  switch (pause.kind) {
    case 'breakpoint':
    case 'ended':
      return undefined
    case 'question':
      return t('pause.question', {
        task: taskCaption(index, pause.path),
        items: intl.formatList(pause.items.map((item) => itemCaption(index, item))),
      })
    case 'nothing-recommended':
    case 'several-recommended':
      return t(`pause.${pause.kind}`, { task: taskCaption(index, pause.path) })
    case 'refused':
      return t('pause.refused', { reason: pause.error.message })
    case 'limit':
      return t('pause.limit', { steps: pause.steps })
    default:
      return t(`pause.${pause.kind}`)
  }
}

/** A breakpoint as the list names it: `“Arrange hospital care” starts`. */
export function breakpointInWords(cause: BreakCause, index: ProtocolIndex, t: Translate): string {
  switch (cause.kind) {
    case 'task':
      return t(`breaks.task.${cause.on}`, { task: taskCaption(index, cause.path) })
    case 'condition':
      return t('breaks.condition.words', { condition: cause.text })
    default:
      return t('breaks.property.words', { property: propertyCaption(index, cause.name) })
  }
}

/** What is said when it is reached. `state`: the one that the task has come into. */
export function hitInWords(
  cause: BreakCause,
  index: ProtocolIndex,
  t: Translate,
  stateOf: (path: string) => string,
): string {
  switch (cause.kind) {
    case 'task':
      return t('breaks.hit.task', { task: taskCaption(index, cause.path), state: stateOf(cause.path) })
    case 'condition': {
      const { expression } = parseExpression(cause.text)
      return t('breaks.hit.condition', { condition: conditionInWords(expression, index, lexiconOf(t)) })
    }
    default:
      return t('breaks.hit.property', { property: propertyCaption(index, cause.name) })
  }
}

export function propertyCaption(index: ProtocolIndex, name: string): string {
  return index.properties.get(name)?.caption?.value ?? name
}

/** Whether what a breakpoint speaks of is still in the pathway. */
export function isThere(cause: BreakCause, index: ProtocolIndex): boolean {
  if (cause.kind === 'property') return index.properties.has(cause.name)
  return cause.kind !== 'task' || index.tasks.has(cause.path.slice(cause.path.lastIndexOf('/') + 1))
}
