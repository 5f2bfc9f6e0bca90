import { useMemo } from 'react'
import { why } from '../../runtime/index.ts'
import { useViewState } from '../context.ts'
import { Badge } from '../design/index.ts'
import { useMessages } from '../messages/index.ts'
import { taskCaption } from './names.ts'
import { useRun, useValueWords } from './run-context.ts'
import { momentOf } from './session.ts'
import styles from './WhySection.module.css'
import { whyInWords } from './why-words.ts'

/** Why the task that is selected on the canvas stands where it does in this run, from the record of the run. */
export function WhySection() {
  const t = useMessages()
  const words = useValueWords()
  const { run, index } = useRun()
  const plan = useViewState((view) => view.plan)
  const selection = useViewState((view) => view.selection)
  const [name, ...others] = selection.kind === 'tasks' ? selection.names : []
  const path = name === undefined || others.length > 0 ? undefined : [...plan, name].join('/')
  const found = useMemo(() => (path === undefined ? undefined : why(run.program, momentOf(run), path)), [run, path])
  if (found === undefined || path === undefined) return <p className={styles.hint}>{t('why.hint')}</p>
  const { reasons, needs, nearest } = whyInWords(found, index, words)
  return (
    <section className={styles.why} aria-label={t('why.title', { task: taskCaption(index, path) })}>
      <h3 className={styles.heading}>
        {t('why.title', { task: taskCaption(index, path) })}
        <Badge>{t(`state.${found.state}`)}</Badge>
      </h3>
      {reasons.map((reason) => (
        <p key={reason}>{reason}</p>
      ))}
      <Lines title={t('why.needs')} lines={needs} />
      <Lines title={t('why.nearest')} lines={nearest} />
    </section>
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
