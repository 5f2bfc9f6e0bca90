import { CirclePlay, Flag, Redo2, RotateCcw, Square, Undo2 } from 'lucide-react'
import { useMemo } from 'react'
import { useStore } from 'zustand'
import { indexOf } from '../../proforma/index.ts'
import { useDocumentState } from '../context.ts'
import { Button, Callout, EmptyState, IconButton } from '../design/index.ts'
import { useMessages } from '../messages/index.ts'
import { Clock } from './Clock.tsx'
import { OpenTasks } from './OpenTasks.tsx'
import { PatientSection } from './PatientSection.tsx'
import { RunContext, type RunInHand } from './run-context.ts'
import styles from './RunPanel.module.css'
import { viewRun, type Run } from './session.ts'
import type { Simulation } from './simulation.ts'
import { Trail } from './Trail.tsx'
import { WhySection } from './WhySection.tsx'
import { useRunAnnouncements } from './use-run-announcements.ts'

interface RunPanelProps {
  readonly simulation: Simulation
  /** Keeps the run as a test case of the document. */
  readonly onRecord?: (run: Run) => void
}

/** Runs the pathway with an invented patient, beside the canvas that shows where it stands. */
export function RunPanel({ simulation, onRecord }: RunPanelProps) {
  const t = useMessages()
  const { run, problems } = useStore(simulation.state)
  const text = useDocumentState((state) => state.text)
  if (run !== undefined)
    return <RunInProgress simulation={simulation} run={run} text={text} {...(onRecord ? { onRecord } : {})} />
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
  useRunAnnouncements(inHand)
  return (
    <RunContext value={inHand}>
      <div className={styles.panel}>
        <Controls simulation={simulation} run={run} text={text} {...(onRecord ? { onRecord } : {})} />
        <Replacement simulation={simulation} run={run} text={text} />
        <OpenTasks {...(onRecord ? { onRecord: () => onRecord(run) } : {})} />
        <WhySection />
        <PatientSection />
        <section className={styles.section} aria-label={t('run.trail')}>
          <h3 className={styles.heading}>{t('run.trail')}</h3>
          <Trail onGoTo={simulation.goTo} />
        </section>
      </div>
    </RunContext>
  )
}

function Controls({ simulation, run, text, onRecord }: RunInProgressProps) {
  const t = useMessages()
  return (
    <div className={styles.controls}>
      <div className={styles.buttons}>
        <IconButton
          icon={<Undo2 />}
          label={t('run.back')}
          isDisabled={run.done <= 1}
          onPress={() => simulation.goTo(run.done - 1)}
        />
        <IconButton
          icon={<Redo2 />}
          label={t('run.forward')}
          isDisabled={run.done >= run.moves.length}
          onPress={() => simulation.goTo(run.done + 1)}
        />
        <IconButton icon={<RotateCcw />} label={t('run.restart')} onPress={() => simulation.start(text)} />
        <IconButton icon={<Square />} label={t('run.stop')} onPress={simulation.stop} />
        {onRecord === undefined ? null : (
          <Button size="small" icon={<Flag />} className={styles.record ?? ''} onPress={() => onRecord(run)}>
            {t('run.record')}
          </Button>
        )}
      </div>
      <Clock />
    </div>
  )
}

/** Says when what is run is no longer what is drawn, and how far the new version took the same steps. */
function Replacement({ simulation, run, text }: Omit<RunInProgressProps, 'onRecord'>) {
  const t = useMessages()
  const replayed = useStore(simulation.state, (state) => state.replayed)
  if (run.text !== text)
    return (
      <Callout
        tone="warn"
        title={t('run.outdated')}
        actions={
          <Button size="small" onPress={() => simulation.replayOn(text)}>
            {t('run.outdated.replay')}
          </Button>
        }
      >
        {t('run.outdated.text')}
      </Callout>
    )
  if (replayed === undefined) return null
  return (
    <Callout tone="info" live="status">
      {replayed.done === replayed.count
        ? t('run.replayed.all')
        : t('run.replayed', { done: replayed.done, count: replayed.count })}
    </Callout>
  )
}
