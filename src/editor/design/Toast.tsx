import { X } from 'lucide-react'
import {
  Text,
  UNSTABLE_Toast as AriaToast,
  UNSTABLE_ToastContent as ToastContent,
  UNSTABLE_ToastQueue as ToastQueue,
  UNSTABLE_ToastRegion as ToastRegion,
} from 'react-aria-components'
import { useMessages } from '../messages/index.ts'
import { Button, IconButton } from './Button.tsx'
import styles from './Toast.module.css'
import { classes } from './classes.ts'

export interface ToastMessage {
  readonly text: string
  readonly tone?: 'neutral' | 'ok' | 'danger'
  readonly action?: { readonly label: string; readonly run: () => void }
}

const queue = new ToastQueue<ToastMessage>({ maxVisibleToasts: 3 })

/** Says in a corner that something was done. Failures that need an answer belong in the page, not here. */
export function notify(message: ToastMessage): void {
  queue.add(message, { timeout: message.action === undefined ? 6000 : 10_000 })
}

/** Where the messages of `notify` appear; once on the page. */
export function Toasts() {
  const t = useMessages()
  return (
    <ToastRegion queue={queue} className={styles.region ?? ''} aria-label={t('toast.region')}>
      {({ toast }) => (
        <AriaToast toast={toast} className={classes(styles.toast, styles[toast.content.tone ?? 'neutral'])}>
          <ToastContent className={styles.content ?? ''}>
            <Text slot="title">{toast.content.text}</Text>
          </ToastContent>
          {toast.content.action === undefined ? null : (
            <Button
              size="small"
              onPress={() => {
                toast.content.action?.run()
                queue.close(toast.key)
              }}
            >
              {toast.content.action.label}
            </Button>
          )}
          <IconButton icon={<X />} label={t('common.dismiss')} size="small" onPress={() => queue.close(toast.key)} />
        </AriaToast>
      )}
    </ToastRegion>
  )
}
