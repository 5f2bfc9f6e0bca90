import { Link } from '@tanstack/react-router'
import { FileText, Inbox, Trash2 } from 'lucide-react'
import { Callout, EmptyState, IconButton, notify, useIntlShape, useMessages } from '../../editor/index.ts'
import type { StoredDocument } from '../local/database.ts'
import { useDocuments, useRemoveDocument, useRestoreDocument } from '../local/use-documents.ts'
import { ago } from './ago.ts'
import styles from './Recent.module.css'

/** The pathways that were begun in this browser. */
export function Recent() {
  const t = useMessages()
  const list = useDocuments()
  if (list.isError)
    return (
      <Callout tone="danger" title={t('start.recent.failed')}>
        {list.error.message}
      </Callout>
    )
  if (list.isPending) return null
  if (list.data.length === 0)
    return (
      <div className={styles.empty}>
        <EmptyState icon={<Inbox />} title={t('start.recent.empty')}>
          {t('start.recent.empty.text')}
        </EmptyState>
      </div>
    )
  return (
    <ul className={styles.list}>
      {list.data.map((document) => (
        <RecentRow key={document.id} document={document} now={list.dataUpdatedAt} />
      ))}
    </ul>
  )
}

interface RecentRowProps {
  readonly document: StoredDocument
  readonly now: number
}

function RecentRow({ document, now }: RecentRowProps) {
  const t = useMessages()
  const intl = useIntlShape()
  const remove = useRemoveDocument()
  const restore = useRestoreDocument()
  const { id, name, changedAt } = document
  const deleteIt = () =>
    remove.mutate(id, {
      onSuccess: (removed) =>
        notify({
          text: t('start.recent.deleted', { title: name }),
          ...(removed === undefined
            ? {}
            : { action: { label: t('start.recent.undo'), run: () => restore.mutate(removed) } }),
        }),
    })
  return (
    <li className={styles.row}>
      <Link to="/edit/$id" params={{ id }} className={styles.link ?? ''}>
        <FileText className={styles.icon} aria-hidden="true" />
        <span className={styles.name}>{name}</span>
        <span className={styles.when}>{t('start.recent.changed', { when: ago(changedAt, now, intl) })}</span>
      </Link>
      <IconButton icon={<Trash2 />} label={t('start.recent.delete', { title: name })} onPress={deleteIt} />
    </li>
  )
}
