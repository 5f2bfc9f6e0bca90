import { CornerDownRight } from 'lucide-react'
import type { PlanDefinition } from '../../proforma/index.ts'
import { taskCaption } from '../canvas/chart-store.ts'
import { TaskGlyph } from '../canvas/TaskGlyph.tsx'
import { useDocumentState, useEditor, useViewState } from '../context.ts'
import { Button } from '../design/index.ts'
import { placeOf } from '../document/where.ts'
import { useMessages } from '../messages/index.ts'
import styles from './Lists.module.css'

/** More are counted: the outline lists them all. */
const MOST = 100

/** The tasks of a plan, in text order; each leads there. */
export function Contents({ plan }: { readonly plan: PlanDefinition }) {
  const { document } = useEditor()
  const t = useMessages()
  const index = useDocumentState((state) => state.index)
  const here = useViewState((view) => view.plan)
  const name = plan.name.text
  const goTo = (task: string): void => {
    const place =
      here.at(-1) === name ? placeOf(index, { plan: here }, task) : placeOf(index, { plan: [...here, name] }, task)
    if (!place) return
    document.open(place.plan)
    document.select(place.selection)
    document.reveal()
  }
  return (
    <>
      <ul className={styles['list']}>
        {plan.components.slice(0, MOST).map(({ task, span }) => (
          <li key={`${task.text} ${span.start}`} className={styles['item']}>
            <TaskGlyph kind={index.tasks.get(task.text)?.kind ?? 'missing'} size={14} />
            <button type="button" className={styles['name']} onClick={() => goTo(task.text)}>
              {taskCaption({ index }, task.text)}
            </button>
          </li>
        ))}
        {plan.components.length > MOST ? (
          <li className={styles['item']}>{t('canvas.more', { count: plan.components.length - MOST })}</li>
        ) : null}
      </ul>
      {here.at(-1) === name ? null : (
        <Button size="small" icon={<CornerDownRight />} onPress={() => document.open([...here, name])}>
          {t('contents.open')}
        </Button>
      )}
    </>
  )
}
