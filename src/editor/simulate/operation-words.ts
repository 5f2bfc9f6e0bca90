import type { ProtocolIndex } from '../../proforma/index.ts'
import type { EngineTime, Operation } from '../../runtime/index.ts'
import { candidateCaption, itemCaption, taskCaption } from './names.ts'
import { durationInWords, valueInWords, type ValueWords } from './values.ts'

/** One step of a run as a sentence: who did what, in the words of the protocol. */
export function operationInWords(
  operation: Operation,
  index: ProtocolIndex,
  words: ValueWords,
  before?: EngineTime,
): string {
  const { t, intl } = words
  switch (operation.kind) {
    case 'start':
      return t('operation.start')
    case 'set':
      return t('operation.set', {
        values: intl.formatList(
          Object.entries(operation.values).map(
            ([item, value]) => `${itemCaption(index, item)}: ${valueInWords(value, index.data.get(item), words)}`,
          ),
          { type: 'unit' },
        ),
      })
    case 'unset':
      return t('operation.unset', { items: intl.formatList(operation.items.map((item) => itemCaption(index, item))) })
    case 'confirm':
      return t('operation.confirm', { task: taskCaption(index, operation.path) })
    case 'commit':
      return t('operation.commit', {
        task: taskCaption(index, operation.path),
        candidates: intl.formatList(operation.candidates.map((one) => candidateCaption(index, operation.path, one))),
      })
    case 'trigger':
      return t('operation.trigger', { trigger: operation.trigger })
    case 'skip':
      return t('operation.skip', { task: taskCaption(index, operation.path) })
    default:
      return before === undefined
        ? t('operation.advance')
        : t('operation.advanceBy', { duration: durationInWords(operation.time - before, intl) })
  }
}

/** The task that an operation is about, when it is about one. */
export function pathOf(operation: Operation): string | undefined {
  return 'path' in operation ? operation.path : undefined
}
