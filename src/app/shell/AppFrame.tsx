import { Link, Outlet } from '@tanstack/react-router'
import { useMessages } from '../../editor/index.ts'
import { Brand } from './Brand.tsx'
import { SettingsMenu } from './SettingsMenu.tsx'
import styles from './AppFrame.module.css'

/** The header and the ground of every page but the editor, which needs the room for itself. */
export function AppFrame() {
  const t = useMessages()
  return (
    <div className={styles.frame}>
      <a className={styles.skip} href="#content">
        {t('nav.skip')}
      </a>
      <header className={styles.header}>
        <Link to="/" className={styles.home ?? ''}>
          <Brand />
        </Link>
        <nav aria-label={t('nav.label')} className={styles.nav}>
          <Link to="/" activeOptions={{ exact: true }} className={styles.link ?? ''}>
            {t('nav.start')}
          </Link>
          <Link to="/store" className={styles.link ?? ''}>
            {t('nav.store')}
          </Link>
          <Link to="/keys" className={styles.link ?? ''}>
            {t('nav.keys')}
          </Link>
        </nav>
        <SettingsMenu />
      </header>
      <main id="content" className={styles.main} tabIndex={-1}>
        <Outlet />
      </main>
    </div>
  )
}
