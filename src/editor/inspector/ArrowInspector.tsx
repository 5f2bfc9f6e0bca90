import { Trash2 } from 'lucide-react'
import { taskCaption } from '../canvas/chart-store.ts'
import { useDocumentState, useEditor } from '../context.ts'
import { Button } from '../design/index.ts'
import { disconnect } from '../document/gestures/index.ts'
import { perform } from '../document/perform.ts'
import { expressionSource } from '../document/source.ts'
import { useMessages } from '../messages/index.ts'
import { CodeRow } from './CodeRow.tsx'
import styles from './Inspector.module.css'
import { Section } from './Section.tsx'

/** An arrow: what it means, and the condition of the task that it leads to. */
export function ArrowInspector({ from, to }: { readonly from: string; readonly to: string }) {
  const { document } = useEditor()
  const t = useMessages()
  const state = useDocumentState((state) => state)
  const task = state.index.tasks.get(to)
  return (
    <>
      <header className={styles['head']}>
        <span className={styles['kind']}>{t('arrow.title')}</span>
        <p className={styles['sentence']}>
          {t('arrow.sentence', { from: taskCaption(state, from), to: taskCaption(state, to) })}
        </p>
        <Button
          size="small"
          variant="danger"
          icon={<Trash2 />}
          onPress={() => perform(document, (now, view) => disconnect(now, view, from, to))}
        >
          {t('arrow.delete')}
        </Button>
      </header>
      {task ? (
        <Section id="arrow" title={taskCaption(state, to)}>
          <CodeRow
            label={t('field.precondition')}
            target={{ kind: 'task', name: to }}
            keyword="precondition"
            value={expressionSource(state, task, task.precondition?.value)}
            hint={t('hint.precondition')}
          />
        </Section>
      ) : null}
    </>
  )
}
