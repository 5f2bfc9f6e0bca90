import { useStore } from 'zustand'
import {
  Badge,
  Inspector,
  notify,
  RunPanel,
  ScenarioPanel,
  Tabs,
  testOf,
  useMessages,
  VerifyPanel,
} from '../../editor/index.ts'
import { scenarioOf, type Scenario } from '../../runtime/index.ts'
import type { Finding } from '../../verifier/index.ts'
import { actionOf, type Actions } from './actions.ts'
import { setPreference, usePreferences } from '../shell/preferences.ts'
import { downloadScenarios } from './download.ts'
import styles from './Panels.module.css'
import { setPanels, showRight, usePanels, type RightTab } from './panels.ts'
import { downloadReport, reportForms } from './report.ts'
import { useWorkbench } from './workbench.ts'

interface RightPanelProps {
  readonly width: number
  readonly actions: Actions
}

/** Beside the canvas: what is selected, what the verifier says, the run, and the test cases. */
export function RightPanel({ width, actions }: RightPanelProps) {
  const t = useMessages()
  const workbench = useWorkbench()
  const { verification, simulation, testCases, proposals, document } = workbench
  const tab = usePanels((panels) => panels.rightTab)
  const findings = useStore(verification.state, ({ checked }) => checked?.report.findings.length ?? 0)
  const live = usePreferences(({ liveVerification }) => liveVerification)
  const cases = useStore(testCases.state, (state) => state.cases)
  const failing = useStore(
    testCases.state,
    ({ cases, results }) => cases.filter(({ scenario }) => results.get(scenario)?.passed === false).length,
  )

  const keep = (finding: Finding) => {
    const [name = ''] = testCases.add([testOf(finding, document.state.getState().index)])
    notify({ text: t('verify.kept', { name }), tone: 'ok' })
  }
  const play = (scenario: Scenario, step?: number) => {
    simulation.load(scenario, document.state.getState().text, step)
    showRight('run')
  }
  return (
    <aside className={styles.panel} style={{ width }} aria-label={t('workbench.right')}>
      <Tabs
        label={t('workbench.right')}
        className={styles.tabs ?? ''}
        selected={tab}
        onSelect={(id) => setPanels({ rightTab: id as RightTab })}
        tabs={[
          { id: 'inspector', label: t('workbench.inspector'), content: <Inspector /> },
          {
            id: 'verification',
            label: t('verify.title'),
            badge: findings === 0 ? null : <Badge tone="danger">{findings}</Badge>,
            content: (
              <VerifyPanel
                verification={verification}
                onVerify={actionOf(actions, 'verify').run}
                onKeep={keep}
                onSimulate={(finding) => play(scenarioFrom(finding))}
                isKept={(finding) => cases.some(({ scenario }) => scenario.description === finding.why)}
                live={{ enabled: live, onChange: (on) => setPreference({ liveVerification: on }) }}
                report={{ forms: reportForms(t), onDownload: (form) => void downloadReport(workbench, form) }}
              />
            ),
          },
          {
            id: 'run',
            label: t('run.title'),
            content: <RunPanel simulation={simulation} onRecord={actionOf(actions, 'record').run} />,
          },
          {
            id: 'scenarios',
            label: t('scenarios.title'),
            badge:
              failing > 0 ? (
                <Badge tone="danger">{t('scenarios.badge', { count: failing })}</Badge>
              ) : cases.length === 0 ? null : (
                <Badge>{cases.length}</Badge>
              ),
            content: (
              <ScenarioPanel
                testCases={testCases}
                proposals={proposals}
                onPlay={play}
                onExport={() => downloadScenarios(document.state.getState())}
              />
            ),
          },
        ]}
      />
    </aside>
  )
}

/** The run of a finding for the simulator: what is done, without a word on what should be. */
function scenarioFrom({ title, why, scenario }: Finding): Scenario {
  const operations = scenario.map(({ operation }) => operation)
  return { ...scenarioOf(title, operations, 0), description: why }
}
