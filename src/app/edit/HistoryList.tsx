import { useStore } from 'zustand'
import { classes, say, useIntlShape, useMessages, words, type HistoryEntry } from '../../editor/index.ts'
import styles from './HistoryList.module.css'
import { useWorkbench } from './workbench.ts'

/** Everything that was done since the pathway was opened, each entry a way back; what was undone is still there. */
export function HistoryList() {
  const t = useMessages()
  const { document } = useWorkbench()
  const past = useStore(document.state, (state) => state.past)
  const future = useStore(document.state, (state) => state.future)
  const here = past.at(-1)?.id ?? 0
  const opened: HistoryEntry = { id: 0, label: words('history.opened'), time: 0 }
  return (
    <ol className={styles.history} aria-label={t('workbench.history')}>
      {[opened, ...past, ...future].map((entry) => (
        <li key={entry.id} ref={entry.id === here ? intoSight : null}>
          <button
            type="button"
            className={classes(styles.entry, entry.id > here && styles.undone)}
            aria-current={entry.id === here ? 'step' : undefined}
            onClick={() => document.goTo(entry.id)}
          >
            <span className={styles.label}>{say(t, entry.label)}</span>
            <Time time={entry.time} />
          </button>
        </li>
      ))}
    </ol>
  )
}

const intoSight = (line: HTMLElement | null): void => line?.scrollIntoView({ block: 'nearest' })

function Time({ time }: { readonly time: number }) {
  const intl = useIntlShape()
  if (time === 0) return null
  return <span className={styles.time}>{intl.formatTime(time, { timeStyle: 'medium' })}</span>
}
