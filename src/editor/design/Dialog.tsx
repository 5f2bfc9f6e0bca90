import { X } from 'lucide-react'
import type { ReactNode } from 'react'
import { Dialog as AriaDialog, Heading, Modal, ModalOverlay } from 'react-aria-components'
import { useMessages } from '../messages/index.ts'
import { IconButton } from './Button.tsx'
import styles from './Dialog.module.css'
import { ScrollBody } from './ScrollBody.tsx'
import { classes } from './classes.ts'

interface DialogProps {
  readonly title: string
  readonly isOpen: boolean
  readonly onClose: () => void
  readonly children: ReactNode
  /** Buttons at the foot, the main one last. */
  readonly actions?: ReactNode
  /** `wide`: for tables; `full`: nearly the whole page, for things to be looked at side by side. */
  readonly size?: 'small' | 'medium' | 'large' | 'wide' | 'full'
  /** Said under the title. */
  readonly description?: ReactNode
  /** False while something must not be interrupted by a click outside. */
  readonly isDismissable?: boolean
}

/** A window over the page that takes the focus and gives it back; Escape closes it. */
export function Dialog({
  title,
  isOpen,
  onClose,
  children,
  actions,
  size = 'medium',
  description,
  isDismissable = true,
}: DialogProps) {
  const t = useMessages()
  return (
    <ModalOverlay
      className={styles.overlay ?? ''}
      isOpen={isOpen}
      onOpenChange={(open) => (open ? undefined : onClose())}
      isDismissable={isDismissable}
    >
      <Modal className={classes(styles.modal, styles[size])}>
        <AriaDialog className={styles.dialog ?? ''}>
          <header className={styles.header}>
            <div>
              <Heading slot="title" className={styles.title ?? ''}>
                {title}
              </Heading>
              {description === undefined ? null : <p className={styles.description}>{description}</p>}
            </div>
            <IconButton icon={<X />} label={t('common.close')} onPress={onClose} size="small" />
          </header>
          <ScrollBody className={styles.body}>{children}</ScrollBody>
          {actions === undefined ? null : <footer className={styles.footer}>{actions}</footer>}
        </AriaDialog>
      </Modal>
    </ModalOverlay>
  )
}
