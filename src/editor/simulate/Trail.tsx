import type { ProtocolIndex } from '../../proforma/index.ts'
import type { Change } from '../../runtime/index.ts'
import { classes } from '../design/index.ts'
import { useMessages } from '../messages/index.ts'
import { itemCaption, taskCaption } from './names.ts'
import { operationInWords } from './operation-words.ts'
import { useRun, useValueWords } from './run-context.ts'
import type { Move } from './session.ts'
import styles from './Trail.module.css'
import { durationInWords, valueInWords, type ValueWords } from './values.ts'

/** What happened so far and what followed from it; each line goes back to its moment. */
export function Trail({ onGoTo }: { readonly onGoTo: (done: number) => void }) {
  const t = useMessages()
  const words = useValueWords()
  const { run, index } = useRun()
  return (
    <ol className={styles.trail}>
      {run.moves.map((move, position) => {
        const before = run.moves[position - 1]?.trail.time ?? run.startTime
        const sentence = operationInWords(move.operation, index, words, before)
        const elapsed = move.trail.time - run.startTime
        return (
          // A move has no name of its own: its place in the run is what it is.
          // oxlint-disable-next-line react/no-array-index-key
          <li key={position} className={classes(styles.move, position >= run.done && styles.undone)}>
            <button
              type="button"
              className={styles.goTo}
              aria-label={t('run.trail.goTo', { step: sentence })}
              aria-current={position + 1 === run.done ? 'step' : undefined}
              onClick={() => onGoTo(position + 1)}
            >
              <span className={styles.sentence}>{sentence}</span>
              {elapsed > 0 ? <span className={styles.time}>+{durationInWords(elapsed, words.intl)}</span> : null}
            </button>
            <ul className={styles.changes}>
              {consequences(move, index, words).map((line) => (
                <li key={line}>{line}</li>
              ))}
            </ul>
          </li>
        )
      })}
    </ol>
  )
}

/** What followed from an operation, without what the operation itself says. */
function consequences({ operation, trail }: Move, index: ProtocolIndex, words: ValueWords): string[] {
  const given = operation.kind === 'set' ? operation.values : {}
  const reason = 'reason' in operation && operation.reason !== undefined ? operation.reason : ''
  const lines = trail.passes.flat().flatMap((change) => {
    if (change.kind === 'value' && change.item in given) return []
    const line = changeInWords(change, index, words)
    return line === undefined ? [] : [line]
  })
  return [...new Set(reason === '' ? lines : [words.t('run.trail.reason', { reason }), ...lines])]
}

function changeInWords(change: Change, index: ProtocolIndex, words: ValueWords): string | undefined {
  const { t } = words
  switch (change.kind) {
    case 'state':
      return t('run.trail.state', { task: taskCaption(index, change.path), state: t(`state.${change.to}`) })
    case 'value': {
      const value = valueInWords(change.to, index.data.get(change.item), words)
      return t('run.trail.value', { item: itemCaption(index, change.item), value })
    }
    case 'note':
    case 'warning':
      return change.message
    default:
      return undefined
  }
}
