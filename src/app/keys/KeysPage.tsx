import { KeyRound, Plus, Trash2 } from 'lucide-react'
import { useState } from 'react'
import { fingerprintOf } from '../../contracts/index.ts'
import {
  Button,
  Callout,
  Dialog,
  EmptyState,
  IconButton,
  notify,
  useIntlShape,
  useMessages,
} from '../../editor/index.ts'
import type { StoredKey } from '../local/database.ts'
import styles from './Keys.module.css'
import { MakeKeyForm } from './MakeKeyForm.tsx'
import { useDeleteKey, useKeys } from './use-keys.ts'
import { useTitle } from '../shell/use-title.ts'

/** The signing keys of this browser. */
export function KeysPage() {
  const t = useMessages()
  useTitle(t('nav.keys'))
  const keys = useKeys()
  const [making, setMaking] = useState(false)
  const [deleting, setDeleting] = useState<StoredKey>()
  const make = (
    <Button variant="primary" icon={<Plus />} onPress={() => setMaking(true)}>
      {t('keys.new')}
    </Button>
  )
  return (
    <div className={styles.page}>
      <header className={styles.head}>
        <div>
          <h1 className={styles.title}>{t('keys.title')}</h1>
          <p className={styles.lead}>{t('keys.lead')}</p>
        </div>
        {keys.data !== undefined && keys.data.length > 0 ? make : null}
      </header>
      {keys.isError ? (
        <Callout tone="danger" title={t('keys.read.failed')}>
          {keys.error.message}
        </Callout>
      ) : null}
      {keys.data?.length === 0 ? (
        <div className={styles.card}>
          <EmptyState icon={<KeyRound />} title={t('keys.empty')} actions={make}>
            {t('keys.empty.text')}
          </EmptyState>
        </div>
      ) : (
        <ul className={styles.list}>
          {keys.data?.map((key) => (
            <KeyRow key={key.id} stored={key} onDelete={() => setDeleting(key)} />
          ))}
        </ul>
      )}
      <Dialog title={t('keys.new')} size="small" isOpen={making} onClose={() => setMaking(false)}>
        <MakeKeyForm
          onMade={(key) => {
            setMaking(false)
            notify({ text: t('keys.made', { name: key.name }), tone: 'ok' })
          }}
        />
      </Dialog>
      {deleting === undefined ? null : <DeleteKey stored={deleting} onClose={() => setDeleting(undefined)} />}
    </div>
  )
}

function KeyRow({ stored, onDelete }: { readonly stored: StoredKey; readonly onDelete: () => void }) {
  const t = useMessages()
  const intl = useIntlShape()
  return (
    <li className={styles.key}>
      <span className={styles.icon} aria-hidden="true">
        <KeyRound />
      </span>
      <div className={styles.facts}>
        <p className={styles.name}>{stored.name}</p>
        <p className={styles.detail}>
          <code title={stored.publicKey}>{fingerprintOf(stored.publicKey)}</code>
          <span>{t('keys.created', { when: intl.formatDate(stored.createdAt, { dateStyle: 'medium' }) })}</span>
        </p>
      </div>
      <IconButton icon={<Trash2 />} label={t('keys.delete', { name: stored.name })} onPress={onDelete} />
    </li>
  )
}

function DeleteKey({ stored, onClose }: { readonly stored: StoredKey; readonly onClose: () => void }) {
  const t = useMessages()
  const remove = useDeleteKey()
  return (
    <Dialog
      title={t('keys.delete', { name: stored.name })}
      size="small"
      isOpen
      onClose={onClose}
      actions={
        <>
          <Button onPress={onClose}>{t('common.cancel')}</Button>
          <Button variant="danger" onPress={() => remove.mutate(stored.id, { onSuccess: onClose })}>
            {t('keys.delete.confirm')}
          </Button>
        </>
      }
    >
      <p>{t('keys.delete.text')}</p>
    </Dialog>
  )
}
