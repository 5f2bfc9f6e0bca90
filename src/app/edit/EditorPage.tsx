import { Link, useParams } from '@tanstack/react-router'
import { FileQuestion } from 'lucide-react'
import { useMemo, useSyncExternalStore } from 'react'
import { Callout, EmptyState, Progress, useMessages } from '../../editor/index.ts'
import { documentSession } from './document-session.ts'
import { Elsewhere } from './Elsewhere.tsx'
import styles from './EditorPage.module.css'
import { WorkbenchContext } from './workbench.ts'
import { WorkbenchView } from './WorkbenchView.tsx'

/** One pathway of this browser, opened to be drawn, verified, run and published. */
export function EditorPage() {
  const t = useMessages()
  const { id } = useParams({ from: '/edit/$id' })
  const session = useMemo(() => documentSession(id), [id])
  const state = useSyncExternalStore(session.subscribe, session.state)
  switch (state.kind) {
    case 'opening':
      return (
        <div className={styles.message}>
          <Progress label={t('workbench.loading')} />
        </div>
      )
    case 'busy':
      return <Elsewhere onTakeOver={state.takeOver} />
    case 'missing':
      return <Missing />
    case 'failed':
      return (
        <div className={styles.message}>
          <Callout tone="danger">{state.reason}</Callout>
        </div>
      )
    default:
      return (
        <WorkbenchContext value={state.workbench}>
          <WorkbenchView />
          {state.lost ? <Elsewhere lost onTakeOver={() => location.reload()} /> : null}
        </WorkbenchContext>
      )
  }
}

function Missing() {
  const t = useMessages()
  return (
    <div className={styles.message}>
      <EmptyState
        icon={<FileQuestion />}
        title={t('workbench.missing.title')}
        actions={
          <>
            <Link to="/">{t('workbench.home')}</Link>
            <Link to="/store">{t('workbench.missing.store')}</Link>
          </>
        }
      >
        {t('workbench.missing.text')}
      </EmptyState>
    </div>
  )
}
