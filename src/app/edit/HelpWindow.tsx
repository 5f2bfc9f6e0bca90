import { useStore } from 'zustand'
import { helpOf } from '../../proforma/index.ts'
import { Dialog, useMessages } from '../../editor/index.ts'
import styles from './HelpWindow.module.css'
import { useWorkbench } from './workbench.ts'

/** What a check looks for, why it matters and how to put it right. */
export function HelpWindow() {
  const t = useMessages()
  const { window } = useWorkbench()
  const open = useStore(window)
  const code = open.startsWith('help ') ? open.slice(5) : undefined
  const page = code === undefined ? undefined : helpOf(code)
  if (code === undefined || page === undefined) return null
  return (
    <Dialog title={page.title} description={<code>{code}</code>} isOpen onClose={() => window.setState('none', true)}>
      <dl className={styles['page']}>
        <dt>{t('help.what')}</dt>
        <dd>{page.what}</dd>
        <dt>{t('help.why')}</dt>
        <dd>{page.why}</dd>
        <dt>{t('help.fix')}</dt>
        <dd>{page.fix}</dd>
      </dl>
    </Dialog>
  )
}
