import { useState } from 'react'
import { Button, Checkbox, Dialog, TextField } from '../design/index.ts'
import { useMessages } from '../messages/index.ts'
import styles from './RecordDialog.module.css'

interface RecordDialogProps {
  /** What the name begins with. */
  readonly suggestion: string
  readonly onRecord: (name: string) => void
  readonly onClose: () => void
}

/** Asks for a name and for the word that the patient is invented, before a run becomes a test case. */
export function RecordDialog({ suggestion, onRecord, onClose }: RecordDialogProps) {
  const t = useMessages()
  const [name, setName] = useState(suggestion)
  const [invented, setInvented] = useState(false)
  const [tried, setTried] = useState(false)
  const record = () => {
    setTried(true)
    if (name.trim() !== '' && invented) onRecord(name.trim())
  }
  return (
    <Dialog
      title={t('run.record.title')}
      description={t('run.record.text')}
      size="small"
      isOpen
      isDismissable={false}
      onClose={onClose}
    >
      <form
        className={styles.form}
        onSubmit={(event) => {
          event.preventDefault()
          record()
        }}
      >
        <TextField
          label={t('run.record.name')}
          value={name}
          onChange={setName}
          maxLength={120}
          {...(tried && name.trim() === '' ? { error: t('run.record.name.missing') } : {})}
        />
        <Checkbox isSelected={invented} onChange={setInvented}>
          {t('run.record.invented')}
        </Checkbox>
        {tried && !invented ? (
          <p className={styles.error} role="alert">
            {t('run.record.invented.missing')}
          </p>
        ) : null}
        <div className={styles.foot}>
          <Button onPress={onClose}>{t('common.cancel')}</Button>
          <Button type="submit" variant="primary">
            {t('run.record.save')}
          </Button>
        </div>
      </form>
    </Dialog>
  )
}
