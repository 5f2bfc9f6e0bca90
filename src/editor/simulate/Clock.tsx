import { Clock as ClockIcon, FastForward } from 'lucide-react'
import { useState } from 'react'
import { Button, Menu, MenuItem, TextField } from '../design/index.ts'
import { useMessages } from '../messages/index.ts'
import styles from './Clock.module.css'
import { DURATION_UNITS, readAmount, type DurationUnitName } from './fields.ts'
import { useRun, useValueWords } from './run-context.ts'
import { durationInWords } from './values.ts'

const { minutes: MINUTE, hours: HOUR, days: DAY } = DURATION_UNITS

/** The engine's time in this run, and the ways to let it pass: until something is due, fixed spans, or any other. */
export function Clock() {
  const t = useMessages()
  const words = useValueWords()
  const { run, view, perform } = useRun()
  const [asking, setAsking] = useState(false)
  const elapsed = view.time - run.startTime
  const spans: readonly (readonly [string, number])[] = [
    [t('run.clock.minutes', { count: 15 }), 15 * MINUTE],
    [t('run.clock.hours', { count: 1 }), HOUR],
    [t('run.clock.hours', { count: 6 }), 6 * HOUR],
    [t('run.clock.days', { count: 1 }), DAY],
    [t('run.clock.days', { count: 7 }), 7 * DAY],
  ]
  const pass = (milliseconds: number) => void perform({ kind: 'advanceTo', time: view.time + milliseconds })
  const due = view.possible.wake.find((time) => time > view.time)
  const duration = due === undefined ? '' : durationInWords(due - view.time, words.intl)
  return (
    <div className={styles.clock}>
      <div className={styles.line}>
        <span className={styles.time}>
          {elapsed === 0
            ? t('run.clock.start')
            : t('run.clock.since', { duration: durationInWords(elapsed, words.intl) })}
        </span>
        {due === undefined ? null : (
          <Button
            size="small"
            icon={<FastForward />}
            aria-label={t('clock.due.label', { duration })}
            onPress={() => pass(due - view.time)}
          >
            {t('clock.due', { duration })}
          </Button>
        )}
        <Menu
          label={t('run.clock.advance')}
          trigger={
            <Button size="small" variant="quiet" icon={<ClockIcon />} isDisabled={view.ended}>
              {t('run.clock.advance')}
            </Button>
          }
          onAction={(id) => (id === 'other' ? setAsking(true) : pass(Number(id)))}
        >
          {[
            ...spans.map(([label, span]) => (
              <MenuItem key={span} id={String(span)}>
                {label}
              </MenuItem>
            )),
            <MenuItem key="other" id="other">
              {t('clock.other')}
            </MenuItem>,
          ]}
        </Menu>
      </div>
      {asking && !view.ended ? (
        <AnyDuration
          onPass={(milliseconds) => {
            setAsking(false)
            pass(milliseconds)
          }}
          onCancel={() => setAsking(false)}
        />
      ) : null}
    </div>
  )
}

interface AnyDurationProps {
  readonly onPass: (milliseconds: number) => void
  readonly onCancel: () => void
}

function AnyDuration({ onPass, onCancel }: AnyDurationProps) {
  const t = useMessages()
  const [amount, setAmount] = useState('')
  const [unit, setUnit] = useState<DurationUnitName>('hours')
  const [tried, setTried] = useState(false)
  const milliseconds = readAmount(amount, unit)
  const wrong = milliseconds === undefined || milliseconds <= 0
  return (
    <form
      className={styles.any}
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        setTried(true)
        if (milliseconds !== undefined && !wrong) onPass(milliseconds)
      }}
    >
      <TextField
        // The menu that was pressed is gone: the field takes its place.
        // oxlint-disable-next-line jsx-a11y/no-autofocus
        autoFocus
        label={t('clock.amount')}
        value={amount}
        onChange={setAmount}
        inputMode="decimal"
        {...(tried && wrong ? { error: t('clock.wrong') } : {})}
      />
      <label className={styles.unit}>
        <span>{t('clock.unit')}</span>
        <select value={unit} onChange={(event) => setUnit(event.target.value as DurationUnitName)}>
          {Object.keys(DURATION_UNITS).map((id) => (
            <option key={id} value={id}>
              {t(`form.${id as DurationUnitName}`)}
            </option>
          ))}
        </select>
      </label>
      <Button type="submit">{t('clock.go')}</Button>
      <Button variant="quiet" onPress={onCancel}>
        {t('common.cancel')}
      </Button>
    </form>
  )
}
