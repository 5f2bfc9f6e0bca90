import { useStore } from 'zustand'
import { Button, Callout, useMessages } from '../../editor/index.ts'
import { useOnline } from '../offline/use-online.ts'
import { downloadProtocol } from './download.ts'
import styles from './SaveStatus.module.css'
import { useWorkbench } from './workbench.ts'

/** Whether the last change is kept; when it is not, why, and a way to save it by hand. */
export function SaveStatus() {
  const t = useMessages()
  const { autosave, document } = useWorkbench()
  const state = useStore(autosave.state)
  const online = useOnline()
  if (state.kind !== 'failed')
    return (
      <p className={styles.status} data-save={state.kind}>
        {t(`save.${state.kind}`)}
        {online ? null : <span title={t('offline.none')}> · {t('offline.short')}</span>}
      </p>
    )
  return (
    <>
      <p className={styles.failed} data-save="failed">
        {t('save.failed')}
      </p>
      <div className={styles.notice}>
        <Callout
          tone="danger"
          live="alert"
          title={t('save.failed')}
          actions={
            <Button size="small" onPress={() => downloadProtocol(document.state.getState())}>
              {t('save.download')}
            </Button>
          }
        >
          {t('save.failed.text', { reason: state.reason })}
        </Callout>
      </div>
    </>
  )
}
