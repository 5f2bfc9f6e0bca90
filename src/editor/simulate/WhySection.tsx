import { X } from 'lucide-react'
import { useEffect, useMemo, useRef } from 'react'
import { useStore } from 'zustand'
import { why, type TaskPath, type TaskView } from '../../runtime/index.ts'
import { useEditor, useViewState } from '../context.ts'
import { Badge, IconButton } from '../design/index.ts'
import { useMessages } from '../messages/index.ts'
import { Arguments } from './Arguments.tsx'
import { candidateCaption, taskCaption, taskNameOf } from './names.ts'
import { ranked, supportShown } from './rank.ts'
import { useRun, useValueWords } from './run-context.ts'
import { momentOf } from './session.ts'
import type { Simulation } from './simulation.ts'
import { Turning } from './Turning.tsx'
import styles from './WhySection.module.css'
import { whyInWords } from './why-words.ts'

/** The path of the task that is selected on the canvas, when it is one. */
export function useSelectedPath(): TaskPath | undefined {
  const plan = useViewState((view) => view.plan)
  const selection = useViewState((view) => view.selection)
  const [name, ...others] = selection.kind === 'tasks' ? selection.names : []
  return name === undefined || others.length > 0 ? undefined : [...plan, name].join('/')
}

/** Why the task that is selected on the canvas stands where it does in this run, from the record of the run. */
export function WhySection({ simulation }: { readonly simulation: Simulation }) {
  const t = useMessages()
  const words = useValueWords()
  const { document } = useEditor()
  const { run, view, index } = useRun()
  const path = useSelectedPath()
  const found = useMemo(() => (path === undefined ? undefined : why(run.program, momentOf(run), path)), [run, path])
  const section = useRef<HTMLElement>(null)
  const heading = useRef<HTMLHeadingElement>(null)
  const asked = useStore(simulation.state, ({ asking }) => asking === 'why')
  useEffect(() => {
    if (!asked || path === undefined) return
    heading.current?.focus()
    simulation.answered()
  }, [asked, path, simulation])
  const last = useRef(path)
  useEffect(() => {
    // Only another task is news: what was selected before the panel opened is not what somebody came for.
    if (path !== undefined && path !== last.current) section.current?.scrollIntoView({ block: 'nearest' })
    last.current = path
  }, [path])
  if (found === undefined || path === undefined) return null
  const { reasons, needs, nearest } = whyInWords(found, index, words)
  const task = view.tasks.find((one) => one.path === path)
  return (
    <section ref={section} className={styles.why} aria-label={t('why.title', { task: taskCaption(index, path) })}>
      <div className={styles.head}>
        <h3 ref={heading} className={styles.heading} tabIndex={-1}>
          {t('why.title', { task: taskCaption(index, path) })}
        </h3>
        <Badge>{t(`state.${found.state}`)}</Badge>
        <IconButton
          icon={<X />}
          size="small"
          label={t('why.close')}
          onPress={() => document.select({ kind: 'none' })}
        />
      </div>
      {reasons.map((reason) => (
        <p key={reason}>{reason}</p>
      ))}
      <Lines title={t('why.needs')} lines={needs} />
      <Lines title={t('why.nearest')} lines={nearest} />
      {/* While the decision is open its card shows the same, to be decided. */}
      {task?.candidates === undefined || task.state === 'in_progress' ? null : (
        <Candidates task={task} candidates={task.candidates} />
      )}
    </section>
  )
}

interface CandidatesProps {
  readonly task: TaskView
  readonly candidates: NonNullable<TaskView['candidates']>
}

/** The options of a decision as its arguments stand now, with what would turn each round. */
function Candidates({ task: { path }, candidates }: CandidatesProps) {
  const t = useMessages()
  const { index } = useRun()
  const definition = index.tasks.get(taskNameOf(path))
  const decision = definition?.kind === 'decision' ? definition : undefined
  return (
    <ul className={styles.candidates}>
      {ranked(candidates).map((candidate) => (
        <li key={candidate.name} className={styles.candidate}>
          <p className={styles.option}>
            {candidateCaption(index, path, candidate.name)}
            {candidate.committed ? <Badge tone="accent">{t('why.chosen')}</Badge> : null}
            <Badge tone={candidate.recommended ? 'ok' : 'neutral'}>
              {t(candidate.recommended ? 'run.recommended' : 'run.notRecommended')}
            </Badge>
            <span className={styles.support}>
              {candidate.netsupport === null
                ? t('run.contradictory')
                : t('run.support', { support: supportShown(candidate.netsupport) })}
            </span>
          </p>
          <Arguments
            path={path}
            definition={decision?.candidates.find(({ name }) => name.text === candidate.name)}
            candidate={candidate}
          />
          <Turning path={path} candidate={candidate.name} />
        </li>
      ))}
    </ul>
  )
}

function Lines({ title, lines }: { readonly title: string; readonly lines: readonly string[] }) {
  if (lines.length === 0) return null
  return (
    <div>
      <p className={styles.title}>{title}</p>
      <ul className={styles.lines}>
        {lines.map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
    </div>
  )
}
