import { useMessages } from '../../editor/index.ts'
import styles from './Templates.module.css'

/** Holds the place of the templates while they come in. */
export function TemplatesLoading() {
  const t = useMessages()
  return (
    <div className={styles.cards} role="img" aria-label={t('common.loading')}>
      <div className={styles.loading} />
      <div className={styles.loading} />
    </div>
  )
}
