import { Outline, useMessages } from '../../editor/index.ts'
import styles from './LeftPanel.module.css'

/** The outline of the pathway. */
export function LeftPanel({ width }: { readonly width: number }) {
  const t = useMessages()
  return (
    <aside className={styles.panel} style={{ width }} aria-label={t('workbench.outline')}>
      <h2 className={styles.heading}>{t('workbench.outline')}</h2>
      <div className={styles.tree}>
        <Outline />
      </div>
    </aside>
  )
}
