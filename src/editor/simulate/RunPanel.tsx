import { CirclePlay, Ellipsis, FlaskConical, RotateCcw, Square } from 'lucide-react'
import { useMemo } from 'react'
import { useStore } from 'zustand'
import { indexOf } from '../../proforma/index.ts'
import { useDocumentState } from '../context.ts'
import { Button, Callout, EmptyState, IconButton, Menu, MenuItem } from '../design/index.ts'
import { useMessages } from '../messages/index.ts'
import { BreakpointList } from './BreakpointList.tsx'
import { CaseNews } from './CaseNews.tsx'
import { Clock } from './Clock.tsx'
import { OpenTasks } from './OpenTasks.tsx'
import { PatientSection } from './PatientSection.tsx'
import { RunContext, type RunInHand } from './run-context.ts'
import { RunNews } from './RunNews.tsx'
import styles from './RunPanel.module.css'
import { viewRun, type Run } from './session.ts'
import type { Simulation } from './simulation.ts'
import { Timeline } from './Timeline.tsx'
import { Trail } from './Trail.tsx'
import { useRunAnnouncements } from './use-run-announcements.ts'
import { WayList } from './WayList.tsx'
import { useSelectedPath, WhySection } from './WhySection.tsx'

interface RunPanelProps {
  readonly simulation: Simulation
  /** Keeps the run in hand as a test case of the document. */
  readonly onRecord: () => void
}

/** Runs the pathway with an invented patient, beside the canvas that shows where it stands. */
export function RunPanel({ simulation, onRecord }: RunPanelProps) {
  const t = useMessages()
  const { run, problems } = useStore(simulation.state)
  const text = useDocumentState((state) => state.text)
  if (run !== undefined) return <RunInProgress simulation={simulation} run={run} text={text} onRecord={onRecord} />
  const [first] = problems ?? []
  return (
    <div className={styles.panel}>
      {problems === undefined ? null : (
        <Callout tone="danger" live="alert" title={t('run.cannot')}>
          {t('run.cannot.text', { count: problems.length, first: first?.message ?? '' })}
        </Callout>
      )}
      <EmptyState
        icon={<CirclePlay />}
        title={t('run.idle.title')}
        actions={
          <Button variant="primary" onPress={() => simulation.start(text)}>
            {t('run.start')}
          </Button>
        }
      >
        {t('run.idle.text')}
      </EmptyState>
      <BreakpointList simulation={simulation} />
    </div>
  )
}

interface RunInProgressProps extends RunPanelProps {
  readonly run: Run
  readonly text: string
}

function RunInProgress({ simulation, run, text, onRecord }: RunInProgressProps) {
  const t = useMessages()
  const index = useMemo(() => indexOf(run.program.parsed), [run.program])
  const inHand = useMemo<RunInHand>(
    () => ({ run, view: viewRun(run), index, perform: simulation.perform }),
    [run, index, simulation],
  )
  const selected = useSelectedPath()
  useRunAnnouncements(inHand)
  return (
    <RunContext value={inHand}>
      <div className={styles.controls}>
        <Timeline simulation={simulation} />
        <Clock />
        <div className={styles.record}>
          <Button size="small" icon={<FlaskConical />} onPress={onRecord}>
            {t('run.record')}
          </Button>
          <More simulation={simulation} text={text} />
        </div>
      </div>
      <div className={styles.panel}>
        <RunNews simulation={simulation} text={text} />
        <CaseNews simulation={simulation} />
        <WhySection simulation={simulation} />
        <OpenTasks onRecord={onRecord} />
        <PatientSection simulation={simulation} />
        <WayList simulation={simulation} text={text} />
        <section className={styles.section} aria-label={t('run.trail')}>
          <h3 className={styles.heading}>{t('run.trail')}</h3>
          <Trail onGoTo={simulation.goTo} />
        </section>
        <BreakpointList simulation={simulation} />
        {selected === undefined ? <p className={styles.hint}>{t('why.hint')}</p> : null}
        <p className={styles.hint}>{t('timeline.invented')}</p>
      </div>
    </RunContext>
  )
}

function More({ simulation, text }: { readonly simulation: Simulation; readonly text: string }) {
  const t = useMessages()
  return (
    <Menu
      label={t('timeline.more')}
      trigger={<IconButton icon={<Ellipsis />} size="small" label={t('timeline.more')} />}
      onAction={(id) => (id === 'restart' ? simulation.start(text) : simulation.stop())}
    >
      <MenuItem id="restart" icon={<RotateCcw size={16} />}>
        {t('run.restart')}
      </MenuItem>
      <MenuItem id="stop" icon={<Square size={16} />}>
        {t('run.stop')}
      </MenuItem>
    </Menu>
  )
}
