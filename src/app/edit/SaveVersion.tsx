import { useId, useState } from 'react'
import { Button, Callout, Dialog, notify, TextField, useIntlShape, useMessages } from '../../editor/index.ts'
import styles from './SaveVersion.module.css'
import { useSaveVersion } from './use-versions.ts'
import { useWorkbench } from './workbench.ts'

/** Names the pathway as it is at this moment. */
export function SaveVersion() {
  const t = useMessages()
  const intl = useIntlShape()
  const { id, document, window } = useWorkbench()
  const save = useSaveVersion()
  const form = useId()
  const [opened] = useState(() => Date.now())
  const [name, setName] = useState(() =>
    t('versions.save.suggestion', { date: intl.formatDate(opened, { dateStyle: 'medium', timeStyle: 'short' }) }),
  )
  const [note, setNote] = useState('')
  const close = () => window.setState('none', true)
  const missing = name.trim() === ''
  const submit = (): void => {
    if (missing) return
    const { text, layout, scenarios } = document.state.getState()
    save.mutate(
      { documentId: id, name: name.trim(), note: note.trim(), text, layout, scenarios },
      {
        onSuccess: (version) => {
          close()
          notify({ text: t('versions.saved', { name: version.name }), tone: 'ok' })
        },
      },
    )
  }
  return (
    <Dialog
      title={t('versions.save')}
      description={t('versions.lead')}
      size="small"
      isOpen
      onClose={close}
      actions={
        <>
          <Button onPress={close}>{t('common.cancel')}</Button>
          <Button variant="primary" type="submit" form={form} isDisabled={save.isPending}>
            {t('versions.save')}
          </Button>
        </>
      }
    >
      <form
        id={form}
        className={styles.form}
        onSubmit={(event) => {
          event.preventDefault()
          submit()
        }}
      >
        <TextField
          label={t('versions.save.name')}
          hint={t('versions.save.name.hint')}
          value={name}
          onChange={setName}
          maxLength={120}
          // The window has one purpose.
          // oxlint-disable-next-line jsx-a11y/no-autofocus
          autoFocus
          onFocus={(event) => event.target.select()}
          {...(missing ? { error: t('versions.save.name.missing') } : {})}
        />
        <TextField label={t('versions.save.note')} optional rows={3} value={note} onChange={setNote} maxLength={2000} />
        {save.isError ? (
          <Callout tone="danger" live="alert">
            {t('versions.save.failed', { reason: save.error.message })}
          </Callout>
        ) : null}
      </form>
    </Dialog>
  )
}
