import { ArrowLeftRight } from 'lucide-react'
import { useMemo, useState } from 'react'
import { useStore } from 'zustand'
import { CompareView, Dialog, IconButton, LookView, Select, useMessages, type Version } from '../../editor/index.ts'
import styles from './Comparing.module.css'
import { NOW, usePublishedVersions, useVersions } from './use-versions.ts'
import { useWorkbench } from './workbench.ts'

/** The window in which two versions are compared, or one is looked at. */
export function Comparing() {
  const { comparing } = useWorkbench()
  const what = useStore(comparing)
  if (what === null) return null
  const close = () => comparing.setState(null, true)
  return what.kind === 'look' ? (
    <LookWindow id={what.version} onClose={close} />
  ) : (
    <CompareWindow from={what.from} to={what.to} onClose={close} />
  )
}

/** Everything that can be compared: the pathway as it was when the window opened, its versions, what was published. */
function useChoices(): ReadonlyMap<string, Version> {
  const t = useMessages()
  const { document } = useWorkbench()
  const [state] = useState(() => document.state.getState())
  const saved = useVersions().data
  const published = usePublishedVersions()
  return useMemo(() => {
    const now: Version = { text: state.text, layout: state.layout, label: t('versions.now') }
    return new Map<string, Version>([
      [NOW, now],
      ...(saved ?? []).map(({ id, name, text, layout }) => [id, { text, layout, label: name }] as const),
      ...published.flatMap(({ id, version }) => (version === undefined ? [] : [[id, version] as const])),
    ])
  }, [published, saved, state, t])
}

interface CompareWindowProps {
  readonly from: string
  readonly to: string
  readonly onClose: () => void
}

function CompareWindow({ from, to, onClose }: CompareWindowProps) {
  const t = useMessages()
  const choices = useChoices()
  const [sides, setSides] = useState({ from, to })
  const options = [...choices].map(([id, { label }]) => ({ id, label }))
  // Without a wish it is the newest version that now is compared with.
  const older = choices.get(sides.from) ?? [...choices.values()][1] ?? choices.get(NOW)
  const newer = choices.get(sides.to) ?? choices.get(NOW)
  const idOf = (version: Version | undefined): string | null =>
    [...choices].find(([, one]) => one === version)?.[0] ?? null
  const [fromId, toId] = [idOf(older), idOf(newer)]
  return (
    <Dialog title={t('compare.title')} size="full" isOpen onClose={onClose}>
      <div className={styles.compare}>
        <div className={styles.sides}>
          <Select
            label={t('compare.from')}
            className={styles.side ?? ''}
            options={options}
            value={fromId}
            onChange={(id) => setSides({ from: id, to: toId ?? NOW })}
          />
          <IconButton
            icon={<ArrowLeftRight />}
            label={t('compare.swap')}
            onPress={() => setSides({ from: toId ?? NOW, to: fromId ?? NOW })}
          />
          <Select
            label={t('compare.to')}
            className={styles.side ?? ''}
            options={options}
            value={toId}
            onChange={(id) => setSides({ from: fromId ?? NOW, to: id })}
          />
        </div>
        {older === undefined || newer === undefined ? null : <CompareView before={older} after={newer} />}
      </div>
    </Dialog>
  )
}

function LookWindow({ id, onClose }: { readonly id: string; readonly onClose: () => void }) {
  const t = useMessages()
  const version = useChoices().get(id)
  if (version === undefined) return null
  return (
    <Dialog
      title={t('compare.look.title', { name: version.label })}
      description={t('compare.look.text')}
      size="full"
      isOpen
      onClose={onClose}
    >
      <div className={styles.compare}>
        <LookView version={version} />
      </div>
    </Dialog>
  )
}
