import type { ProtocolIndex } from '../../proforma/index.ts'
import type { Comparison, TaskContrast } from './comparison.ts'
import { candidateCaption, itemCaption, taskCaption } from './names.ts'
import { valueInWords, type ValueWords } from './values.ts'

/** One thing that differs, and how it is in each way. */
export interface ContrastInWords {
  readonly what: string
  readonly sides: readonly [string, string]
}

/** Everything that differs, tasks first, then values, then whether it is over. */
export function contrastsInWords(
  { tasks, values, ended }: Comparison,
  index: ProtocolIndex,
  words: ValueWords,
): readonly ContrastInWords[] {
  const { t } = words
  const end = (over: boolean): string => t(over ? 'contrast.ended' : 'contrast.running')
  return [
    ...tasks.map((task) => ({ what: taskCaption(index, task.path), sides: both((side) => taskSide(task, side)) })),
    ...values.map(({ item, values: pair }) => ({
      what: itemCaption(index, item),
      sides: both((side) => valueInWords(pair[side], index.data.get(item), words)),
    })),
    ...(ended[0] === ended[1] ? [] : [{ what: t('contrast.end'), sides: both((side) => end(ended[side])) }]),
  ]

  function taskSide({ path, states, recommended, committed }: TaskContrast, side: 0 | 1): string {
    const state = states[side]
    const list = (names: readonly string[]): string =>
      names.length === 0
        ? t('contrast.none')
        : words.intl.formatList(names.map((name) => candidateCaption(index, path, name)))
    return [
      state === undefined ? t('contrast.absent') : t(`state.${state}`),
      ...(recommended === undefined ? [] : [t('contrast.recommended', { candidates: list(recommended[side]) })]),
      ...(committed === undefined ? [] : [t('contrast.chosen', { candidates: list(committed[side]) })]),
    ].join('; ')
  }
}

function both<Side>(side: (at: 0 | 1) => Side): readonly [Side, Side] {
  return [side(0), side(1)]
}
