import type { ReactNode } from 'react'
import type { TaskView } from '../../runtime/index.ts'
import { TaskGlyph } from '../canvas/TaskGlyph.tsx'
import { Badge } from '../design/index.ts'
import { useMessages } from '../messages/index.ts'
import { taskCaption, taskNameOf } from './names.ts'
import { useRendered, useRun } from './run-context.ts'
import styles from './StepCard.module.css'

/** One open task: what it is, what to know, and below it what can be done. */
export function StepCard({ task, children }: { readonly task: TaskView; readonly children: ReactNode }) {
  const t = useMessages()
  const { index } = useRun()
  const rendered = useRendered()
  const definition = index.tasks.get(taskNameOf(task.path))
  const caption = rendered(task.path, taskCaption(index, task.path))
  const description = rendered(task.path, definition?.description?.value)
  const context = rendered(task.path, definition?.context?.value)
  return (
    <article className={styles.card} aria-label={caption}>
      <header className={styles.header}>
        <span className={styles.glyph}>
          <TaskGlyph kind={definition?.kind ?? 'task'} size={20} />
        </span>
        <h4 className={styles.title}>{caption}</h4>
        {task.cycle > 1 ? <Badge>{t('run.cycle', { cycle: task.cycle })}</Badge> : null}
      </header>
      {description === '' ? null : <p className={styles.description}>{description}</p>}
      {context === '' ? null : <p className={styles.description}>{context}</p>}
      {children}
    </article>
  )
}
