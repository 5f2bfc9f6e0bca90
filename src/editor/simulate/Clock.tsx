import { Clock as ClockIcon } from 'lucide-react'
import { Button, Menu, MenuItem } from '../design/index.ts'
import { useMessages } from '../messages/index.ts'
import { useRun, useValueWords } from './run-context.ts'
import styles from './Clock.module.css'
import { durationInWords } from './values.ts'

const MINUTE = 60_000
const HOUR = 60 * MINUTE
const DAY = 24 * HOUR

/** The engine's time in this run, and the ways to let it pass: fixed spans, or until something waits no longer. */
export function Clock() {
  const t = useMessages()
  const words = useValueWords()
  const { run, view, perform } = useRun()
  const elapsed = view.time - run.startTime
  const spans: readonly (readonly [string, number])[] = [
    [t('run.clock.minutes', { count: 15 }), 15 * MINUTE],
    [t('run.clock.hours', { count: 1 }), HOUR],
    [t('run.clock.hours', { count: 6 }), 6 * HOUR],
    [t('run.clock.days', { count: 1 }), DAY],
    [t('run.clock.days', { count: 7 }), 7 * DAY],
  ]
  const wakes = view.possible.wake.map(
    (time) => [durationInWords(time - view.time, words.intl), time - view.time] as const,
  )
  const choices = new Map([...wakes, ...spans].map(([label, span]) => [span, label]))
  return (
    <div className={styles.clock}>
      <span className={styles.time}>
        {elapsed === 0
          ? t('run.clock.start')
          : t('run.clock.since', { duration: durationInWords(elapsed, words.intl) })}
      </span>
      <Menu
        label={t('run.clock.advance')}
        trigger={
          <Button size="small" variant="quiet" icon={<ClockIcon />} isDisabled={view.ended}>
            {t('run.clock.advance')}
          </Button>
        }
        onAction={(id) => perform({ kind: 'advanceTo', time: view.time + Number(id) })}
      >
        {[...choices]
          .sort(([a], [b]) => a - b)
          .map(([span, label]) => (
            <MenuItem key={span} id={String(span)}>
              {label}
            </MenuItem>
          ))}
      </Menu>
    </div>
  )
}
