import { BookOpen } from 'lucide-react'
import { useMessages } from '../messages/index.ts'
import { useHelp } from './help.ts'
import styles from './FixButtons.module.css'

/** Leads to the page that says what a check looks for, why, and how to put it right. */
export function HelpButton({ code }: { readonly code: string }) {
  const t = useMessages()
  const open = useHelp(code)
  if (open === undefined) return null
  return (
    <button
      type="button"
      className={styles['help']}
      title={code}
      onClick={(event) => {
        event.stopPropagation()
        open()
      }}
    >
      <BookOpen size={13} aria-hidden="true" />
      {t('proof.help')}
    </button>
  )
}
