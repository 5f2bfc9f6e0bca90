import { useState } from 'react'
import type { TaskView } from '../../runtime/index.ts'
import { Button, Callout } from '../design/index.ts'
import { useMessages } from '../messages/index.ts'
import styles from './ActionCard.module.css'
import { taskCaption, taskNameOf } from './names.ts'
import { useRendered, useRun } from './run-context.ts'
import { SkipTask } from './SkipTask.tsx'

/** What is to be done, and the buttons that say that it was done or is left out. */
export function ActionCard({ task }: { readonly task: TaskView }) {
  const t = useMessages()
  const { index, perform, view } = useRun()
  const rendered = useRendered()
  const [refused, setRefused] = useState<string>()
  const definition = index.tasks.get(taskNameOf(task.path))
  const procedure = definition?.kind === 'action' ? rendered(task.path, definition.procedure?.value) : ''
  const skippable = view.possible.skip.includes(task.path)
  return (
    <>
      {procedure === '' ? null : <p className={styles.procedure}>{procedure}</p>}
      {refused === undefined ? null : (
        <Callout tone="danger" live="alert" title={t('run.refused')}>
          {refused}
        </Callout>
      )}
      <div className={styles.actions}>
        {skippable ? <SkipTask path={task.path} /> : null}
        {task.confirmable ? (
          <Button
            variant="primary"
            aria-label={t('run.confirm.label', { task: taskCaption(index, task.path) })}
            onPress={() => setRefused(perform({ kind: 'confirm', path: task.path })?.message)}
          >
            {t('run.confirm')}
          </Button>
        ) : null}
      </div>
    </>
  )
}
