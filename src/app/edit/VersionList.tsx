import { Bookmark, BookmarkPlus, BookCheck, Ellipsis, GitCompareArrows } from 'lucide-react'
import { useStore } from 'zustand'
import {
  Badge,
  Button,
  Callout,
  EmptyState,
  IconButton,
  Menu,
  MenuItem,
  notify,
  restoreVersion,
  useIntlShape,
  useMessages,
} from '../../editor/index.ts'
import type { StoredVersion } from '../local/database.ts'
import { actionOf, type Actions } from './actions.ts'
import {
  NOW,
  useBringBackVersion,
  usePublishedVersions,
  useRemoveVersion,
  useVersions,
  type PublishedVersion,
} from './use-versions.ts'
import styles from './VersionList.module.css'
import { useWorkbench } from './workbench.ts'

/** The moments that the author named, and what was published: to look at, to compare with, to go back to. */
export function VersionList({ actions }: { readonly actions: Actions }) {
  const t = useMessages()
  const list = useVersions()
  const published = usePublishedVersions()
  const save = (
    <Button icon={<BookmarkPlus />} onPress={actionOf(actions, 'version.save').run}>
      {t('versions.save')}
    </Button>
  )
  if (list.isError)
    return (
      <Callout tone="danger" title={t('versions.failed')}>
        {list.error.message}
      </Callout>
    )
  if (list.isPending) return null
  if (list.data.length + published.length === 0)
    return (
      <EmptyState icon={<Bookmark />} title={t('versions.empty')} actions={save}>
        {t('versions.empty.text')}
      </EmptyState>
    )
  return (
    <div className={styles.versions}>
      <div className={styles.head}>
        <p className={styles.lead}>{t('versions.lead')}</p>
        {save}
      </div>
      <ul className={styles.list} aria-label={t('versions.list')}>
        {list.data.map((version) => (
          <VersionRow key={version.id} version={version} />
        ))}
        {published.map((version) => (
          <PublishedRow key={version.id} published={version} />
        ))}
      </ul>
    </div>
  )
}

function VersionRow({ version }: { readonly version: StoredVersion }) {
  const t = useMessages()
  const intl = useIntlShape()
  const { document, comparing } = useWorkbench()
  const same = useStore(
    document.state,
    ({ text, layout }) => text === version.text && sameLayout(layout, version.layout),
  )
  const remove = useRemoveVersion()
  const bringBack = useBringBackVersion()
  const { id, name, note, scenarios, createdAt } = version
  const goBack = (): void => {
    restoreVersion(document, { ...version, label: name })
    notify({
      text: t('versions.restored', { name }),
      action: { label: t('versions.undo'), run: () => document.undo() },
    })
  }
  const deleteIt = (): void =>
    remove.mutate(version, {
      onSuccess: () =>
        notify({
          text: t('versions.deleted', { name }),
          action: { label: t('versions.undo'), run: () => bringBack.mutate(version) },
        }),
    })
  return (
    <li className={styles.row}>
      <Bookmark className={styles.icon} aria-hidden="true" />
      <div className={styles.text}>
        <p className={styles.name}>
          <strong>{name}</strong>
          {same ? <Badge tone="ok">{t('versions.same')}</Badge> : null}
        </p>
        {note === '' ? null : <p className={styles.note}>{note}</p>}
        <p className={styles.facts}>
          {intl.formatDate(createdAt, { dateStyle: 'medium', timeStyle: 'short' })} ·{' '}
          {t('versions.cases', { count: scenarios.length })}
        </p>
      </div>
      <Button
        size="small"
        icon={<GitCompareArrows />}
        aria-label={t('versions.compare.label', { name })}
        onPress={() => comparing.setState({ kind: 'compare', from: id, to: NOW }, true)}
      >
        {t('versions.compare')}
      </Button>
      <Button size="small" isDisabled={same} aria-label={t('versions.restore.label', { name })} onPress={goBack}>
        {t('versions.restore')}
      </Button>
      <Menu
        label={t('versions.more', { name })}
        trigger={<IconButton icon={<Ellipsis />} size="small" label={t('versions.more', { name })} />}
        onAction={(action) =>
          action === 'delete' ? deleteIt() : comparing.setState({ kind: 'look', version: id }, true)
        }
      >
        <MenuItem id="look">{t('versions.look')}</MenuItem>
        <MenuItem id="delete" isDanger>
          {t('versions.delete')}
        </MenuItem>
      </Menu>
    </li>
  )
}

function PublishedRow({ published }: { readonly published: PublishedVersion }) {
  const t = useMessages()
  const { comparing } = useWorkbench()
  const { id, label, version, failure } = published
  return (
    <li className={styles.row}>
      <BookCheck className={styles.icon} aria-hidden="true" />
      <div className={styles.text}>
        <p className={styles.name}>
          <strong>{label}</strong>
        </p>
        {version === undefined ? (
          <p className={styles.facts}>
            {failure === undefined ? t('versions.loading') : t('versions.unreachable', { reason: failure })}
          </p>
        ) : null}
      </div>
      <Button
        size="small"
        icon={<GitCompareArrows />}
        isDisabled={version === undefined}
        aria-label={t('versions.compare.label', { name: label })}
        onPress={() => comparing.setState({ kind: 'compare', from: id, to: NOW }, true)}
      >
        {t('versions.compare')}
      </Button>
      <Button
        size="small"
        isDisabled={version === undefined}
        aria-label={t('versions.look.label', { name: label })}
        onPress={() => comparing.setState({ kind: 'look', version: id }, true)}
      >
        {t('versions.look')}
      </Button>
    </li>
  )
}

function sameLayout(a: StoredVersion['layout'], b: StoredVersion['layout']): boolean {
  const keys = Object.keys(a.positions)
  return (
    keys.length === Object.keys(b.positions).length &&
    keys.every((key) => a.positions[key]?.x === b.positions[key]?.x && a.positions[key]?.y === b.positions[key]?.y)
  )
}
