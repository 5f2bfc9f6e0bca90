import { useStore } from 'zustand'
import { Badge, RunPanel, Tabs, useMessages, VerifyPanel } from '../../editor/index.ts'
import { actionOf, type Actions } from './actions.ts'
import styles from './Panels.module.css'
import { setPanels, usePanels, type RightTab } from './panels.ts'
import { useWorkbench } from './workbench.ts'

interface RightPanelProps {
  readonly width: number
  readonly actions: Actions
}

/** Beside the canvas: what is selected, what the verifier says, and the run. */
export function RightPanel({ width, actions }: RightPanelProps) {
  const t = useMessages()
  const { verification, simulation } = useWorkbench()
  const tab = usePanels((panels) => panels.rightTab)
  const findings = useStore(verification.state, ({ checked }) => checked?.report.findings.length ?? 0)
  return (
    <aside className={styles.panel} style={{ width }} aria-label={t('workbench.right')}>
      <Tabs
        label={t('workbench.right')}
        className={styles.tabs ?? ''}
        selected={tab}
        onSelect={(id) => setPanels({ rightTab: id as RightTab })}
        tabs={[
          { id: 'inspector', label: t('workbench.inspector'), content: null },
          {
            id: 'verification',
            label: t('verify.title'),
            badge: findings === 0 ? null : <Badge tone="danger">{findings}</Badge>,
            content: <VerifyPanel verification={verification} onVerify={actionOf(actions, 'verify').run} />,
          },
          { id: 'run', label: t('run.title'), content: <RunPanel simulation={simulation} /> },
        ]}
      />
    </aside>
  )
}
