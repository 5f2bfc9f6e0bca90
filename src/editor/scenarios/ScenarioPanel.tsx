import { CircleCheck, CircleDashed, CircleX, ListChecks, Play, Trash2 } from 'lucide-react'
import { useStore } from 'zustand'
import { describeFailures, type Scenario, type ScenarioResult } from '../../runtime/index.ts'
import { useDocumentState } from '../context.ts'
import { Button, Callout, classes, EmptyState, IconButton, notify } from '../design/index.ts'
import { useMessages } from '../messages/index.ts'
import { CoverageView } from './CoverageView.tsx'
import styles from './ScenarioPanel.module.css'
import type { TestCases } from './test-cases.ts'

interface ScenarioPanelProps {
  readonly testCases: TestCases
  /** Plays a test case in the simulator. */
  readonly onPlay: (scenario: Scenario) => void
}

/** The test cases of the pathway: whether they pass, what they cover, and each as a run to be looked at. */
export function ScenarioPanel({ testCases, onPlay }: ScenarioPanelProps) {
  const t = useMessages()
  const text = useDocumentState((state) => state.text)
  const { scenarios, problems, outcome } = useStore(testCases.state)
  if (scenarios.length === 0)
    return (
      <div className={styles.panel}>
        <Problems problems={problems} />
        <EmptyState icon={<ListChecks />} title={t('scenarios.empty.title')}>
          {t('scenarios.empty.text')}
        </EmptyState>
      </div>
    )
  const suite = outcome?.ok === true ? outcome.suite : undefined
  const current = suite?.text === text
  return (
    <div className={styles.panel}>
      <div className={styles.head}>
        <span>{suite !== undefined && !current ? t('scenarios.outdated') : ''}</span>
        <Button variant="primary" icon={<Play />} onPress={() => testCases.run(text)}>
          {t('scenarios.runAll')}
        </Button>
      </div>
      <Problems problems={outcome?.ok === false ? outcome.problems : problems} />
      {suite === undefined ? null : <Summary results={suite.results} />}
      <ul className={styles.list}>
        {scenarios.map((scenario, position) => (
          <Row
            key={scenario.name}
            scenario={scenario}
            result={suite?.results[position]}
            onPlay={() => onPlay(scenario)}
            onDelete={() => {
              testCases.remove(scenario.name)
              notify({
                text: t('scenarios.deleted', { name: scenario.name }),
                action: { label: t('scenarios.undo'), run: () => testCases.restore(scenario, position) },
              })
            }}
          />
        ))}
      </ul>
      {suite === undefined ? null : <CoverageView coverage={suite.coverage} />}
    </div>
  )
}

function Problems({ problems }: { readonly problems: readonly string[] }) {
  const t = useMessages()
  if (problems.length === 0) return null
  return (
    <Callout tone="danger" live="alert" title={t('scenarios.notRun')}>
      {problems.slice(0, 3).join(' ')}
    </Callout>
  )
}

function Summary({ results }: { readonly results: readonly ScenarioResult[] }) {
  const t = useMessages()
  const failed = results.filter(({ passed }) => !passed).length
  return failed === 0 ? (
    <Callout tone="ok" live="status" title={t('scenarios.passed', { count: results.length })} />
  ) : (
    <Callout tone="danger" live="status" title={t('scenarios.failed', { failed, count: results.length })} />
  )
}

interface RowProps {
  readonly scenario: Scenario
  readonly result: ScenarioResult | undefined
  readonly onPlay: () => void
  readonly onDelete: () => void
}

function Row({ scenario, result, onPlay, onDelete }: RowProps) {
  const t = useMessages()
  const state = result === undefined ? 'unknown' : result.passed ? 'passed' : 'failed'
  const Icon = { unknown: CircleDashed, passed: CircleCheck, failed: CircleX }[state]
  return (
    <li className={styles.row}>
      <Icon className={classes(styles.icon, styles[state])} role="img" aria-label={t(`scenarios.state.${state}`)} />
      <div className={styles.text}>
        <p className={styles.name}>{scenario.name}</p>
        {scenario.description === undefined ? null : <p className={styles.detail}>{scenario.description}</p>}
        {result === undefined || result.passed
          ? null
          : describeFailures(result)
              .slice(0, 3)
              .map((line) => (
                <p key={line} className={styles.failure}>
                  {line}
                </p>
              ))}
      </div>
      <IconButton icon={<Play />} size="small" label={t('scenarios.play', { name: scenario.name })} onPress={onPlay} />
      <IconButton
        icon={<Trash2 />}
        size="small"
        label={t('scenarios.delete', { name: scenario.name })}
        onPress={onDelete}
      />
    </li>
  )
}
