import { useState } from 'react'
import { Button, Callout, TextField, useMessages } from '../../editor/index.ts'
import type { StoredKey } from '../local/database.ts'
import styles from './Keys.module.css'
import { useMakeKey } from './use-keys.ts'

/** Names a new key and makes it. */
export function MakeKeyForm({ onMade }: { readonly onMade: (key: StoredKey) => void }) {
  const t = useMessages()
  const [name, setName] = useState('')
  const [missing, setMissing] = useState(false)
  const make = useMakeKey()
  const submit = () => {
    setMissing(name.trim() === '')
    if (name.trim() !== '') make.mutate(name, { onSuccess: onMade })
  }
  return (
    <form
      className={styles.form}
      onSubmit={(event) => {
        event.preventDefault()
        // The form may stand in a window over another form, whose turn this is not.
        event.stopPropagation()
        submit()
      }}
    >
      <TextField
        label={t('keys.name')}
        hint={t('keys.name.hint')}
        value={name}
        onChange={setName}
        maxLength={120}
        {...(missing && name.trim() === '' ? { error: t('keys.name.missing') } : {})}
      />
      {make.isError ? (
        <Callout tone="danger" live="alert" title={t('keys.make.failed')}>
          {make.error.message}
        </Callout>
      ) : null}
      <Button type="submit" variant="primary" isDisabled={make.isPending} className={styles.submit}>
        {t('keys.make')}
      </Button>
    </form>
  )
}
