import { useStore } from 'zustand'
import { Dialog, ReadingView, useMessages } from '../../editor/index.ts'
import { useWorkbench } from './workbench.ts'

/** The pathway as a text to be read or listened to. */
export function ReadingWindow() {
  const t = useMessages()
  const { window } = useWorkbench()
  const open = useStore(window, (name) => name === 'reading')
  const close = () => window.setState('none', true)
  if (!open) return null
  return (
    <Dialog title={t('readable.title')} description={t('readable.about')} size="large" isOpen onClose={close}>
      <ReadingView onShow={close} />
    </Dialog>
  )
}
