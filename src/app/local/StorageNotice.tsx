import { Callout, useMessages } from '../../editor/index.ts'
import { isNearlyFull, useStorageRoom } from './storage.ts'

/** Says that the browser's space runs out, while there is still time to do something about it. */
export function StorageNotice() {
  const t = useMessages()
  const room = useStorageRoom().data
  if (room === undefined || room === null || !isNearlyFull(room)) return null
  const megabytes = (bytes: number): number => Math.ceil(bytes / 1e6)
  return (
    <Callout tone="warn" live="status" title={t('storage.full')}>
      {t('storage.full.text', { used: megabytes(room.used), quota: megabytes(room.quota) })}
    </Callout>
  )
}
