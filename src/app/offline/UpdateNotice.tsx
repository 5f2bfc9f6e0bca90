import { useState } from 'react'
import { Button, Callout, useMessages } from '../../editor/index.ts'
import { useOffline } from './updates.ts'
import styles from './UpdateNotice.module.css'

/** Says that a newer version is there; the person chooses when it comes into force. */
export function UpdateNotice() {
  const t = useMessages()
  const update = useOffline((state) => state.update)
  const [later, setLater] = useState(false)
  if (update === undefined || later) return null
  return (
    <div className={styles.notice}>
      <Callout
        tone="info"
        live="status"
        title={t('offline.update')}
        actions={
          <>
            <Button size="small" onPress={() => setLater(true)}>
              {t('offline.update.later')}
            </Button>
            <Button size="small" variant="primary" onPress={update}>
              {t('offline.update.now')}
            </Button>
          </>
        }
      >
        {t('offline.update.text')}
      </Callout>
    </div>
  )
}
