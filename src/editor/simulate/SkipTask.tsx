import { useState } from 'react'
import type { TaskPath } from '../../runtime/index.ts'
import { Button, TextField } from '../design/index.ts'
import { useMessages } from '../messages/index.ts'
import { useRun } from './run-context.ts'
import styles from './SkipTask.module.css'

/** Leaves an optional task out, with the reason. */
export function SkipTask({ path }: { readonly path: TaskPath }) {
  const t = useMessages()
  const { perform } = useRun()
  const [asking, setAsking] = useState(false)
  const [reason, setReason] = useState('')
  const [missing, setMissing] = useState(false)
  if (!asking) return <Button onPress={() => setAsking(true)}>{t('run.skip')}</Button>
  const skip = () => {
    if (reason.trim() === '') setMissing(true)
    else perform({ kind: 'skip', path, reason: reason.trim() })
  }
  return (
    <form
      className={styles.skip}
      onSubmit={(event) => {
        event.preventDefault()
        skip()
      }}
    >
      <TextField
        // The button that was pressed is gone: the field takes its place.
        // oxlint-disable-next-line jsx-a11y/no-autofocus
        autoFocus
        label={t('run.skip.reason')}
        value={reason}
        onChange={setReason}
        {...(missing && reason.trim() === '' ? { error: t('run.skip.reason.missing') } : {})}
      />
      <Button type="submit">{t('run.skip')}</Button>
    </form>
  )
}
