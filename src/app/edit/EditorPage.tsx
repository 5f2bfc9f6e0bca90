import { Link, useParams } from '@tanstack/react-router'
import { useQuery } from '@tanstack/react-query'
import { FileQuestion } from 'lucide-react'
import { useEffect, useState } from 'react'
import { Callout, EmptyState, Progress, useMessages } from '../../editor/index.ts'
import type { StoredDocument } from '../local/database.ts'
import { documents } from '../local/documents.ts'
import styles from './EditorPage.module.css'
import { openWorkbench, WorkbenchContext, type Workbench } from './workbench.ts'
import { WorkbenchView } from './WorkbenchView.tsx'

/** One pathway of this browser, opened to be drawn, verified, run and published. */
export function EditorPage() {
  const t = useMessages()
  const { id } = useParams({ from: '/edit/$id' })
  const stored = useQuery({
    queryKey: ['document', id],
    queryFn: async () => (await documents.get(id)) ?? null,
    // Read once: from then on the open document is the truth.
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 0,
  })
  if (stored.isError)
    return (
      <div className={styles.message}>
        <Callout tone="danger">{stored.error.message}</Callout>
      </div>
    )
  if (stored.isPending)
    return (
      <div className={styles.message}>
        <Progress label={t('workbench.loading')} />
      </div>
    )
  if (stored.data === null) return <Missing />
  return <OpenDocument key={id} stored={stored.data} />
}

function OpenDocument({ stored }: { readonly stored: StoredDocument }) {
  const [workbench, setWorkbench] = useState<Workbench>()
  useEffect(() => {
    const opened = openWorkbench(stored)
    setWorkbench(opened)
    return opened.close
  }, [stored])
  if (workbench === undefined) return null
  return (
    <WorkbenchContext value={workbench}>
      <WorkbenchView />
    </WorkbenchContext>
  )
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
