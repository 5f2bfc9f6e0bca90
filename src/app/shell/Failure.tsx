import { Link } from '@tanstack/react-router'
import { Compass } from 'lucide-react'
import { Button, Callout, EmptyState, useMessages } from '../../editor/index.ts'
import styles from './Failure.module.css'

/** An address that leads nowhere. */
export function NotFound() {
  const t = useMessages()
  return (
    <main>
      <EmptyState
        icon={<Compass />}
        title={t('notFound.title')}
        isPage
        actions={<Link to="/">{t('notFound.home')}</Link>}
      >
        {t('notFound.text')}
      </EmptyState>
    </main>
  )
}

/** A part of the page threw: says so, loses nothing, shows what to hand on. */
export function Crash({ error }: { readonly error: unknown }) {
  const t = useMessages()
  return (
    <div className={styles.crash}>
      <Callout
        tone="danger"
        live="alert"
        title={t('crash.title')}
        actions={<Button onPress={() => location.reload()}>{t('crash.reload')}</Button>}
      >
        <p>{t('crash.text')}</p>
        <pre className={styles.message}>{error instanceof Error ? error.message : String(error)}</pre>
      </Callout>
    </div>
  )
}
