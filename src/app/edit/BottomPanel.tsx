import { ChevronDown } from 'lucide-react'
import { useStore } from 'zustand'
import { Badge, IconButton, ProblemList, Tabs, TextPane, useMessages } from '../../editor/index.ts'
import type { Actions } from './actions.ts'
import { HistoryList } from './HistoryList.tsx'
import styles from './Panels.module.css'
import { setPanels, togglePanel, usePanels, type BottomTab } from './panels.ts'
import { VersionList } from './VersionList.tsx'
import { useWorkbench } from './workbench.ts'

interface BottomPanelProps {
  readonly height: number
  readonly actions: Actions
}

/** The text below the canvas, and the lists that belong to the whole pathway. */
export function BottomPanel({ height, actions }: BottomPanelProps) {
  const t = useMessages()
  const tab = usePanels((panels) => panels.bottomTab)
  return (
    <section className={styles.panel} style={{ height }} data-tour="text" aria-label={t('workbench.bottom')}>
      <Tabs
        label={t('workbench.bottom')}
        className={styles.tabs ?? ''}
        selected={tab}
        onSelect={(id) => setPanels({ bottomTab: id as BottomTab })}
        end={
          <IconButton
            icon={<ChevronDown />}
            size="small"
            label={t('workbench.toggle.bottom')}
            shortcut="Mod+J"
            onPress={() => togglePanel('bottom')}
          />
        }
        tabs={[
          { id: 'text', label: t('workbench.text'), content: <TextPane /> },
          { id: 'problems', label: t('workbench.problems'), badge: <ProblemCount />, content: <ProblemList /> },
          { id: 'history', label: t('workbench.history'), content: <HistoryList /> },
          { id: 'versions', label: t('versions.title'), content: <VersionList actions={actions} /> },
        ]}
      />
    </section>
  )
}

/** How many problems there are, in the colour of the worst. */
function ProblemCount() {
  const { document } = useWorkbench()
  const problems = useStore(document.state, (state) => state.problems)
  if (problems.length === 0) return null
  const worst = problems.some(({ severity }) => severity === 'error')
    ? 'danger'
    : problems.some(({ severity }) => severity === 'check')
      ? 'warn'
      : 'info'
  return <Badge tone={worst}>{problems.length}</Badge>
}
