import { useMemo } from 'react'
import { useDocumentState } from '../context.ts'
import { EmptyState } from '../design/index.ts'
import { useMessages } from '../messages/index.ts'
import { captionOf } from '../canvas/plan-chart.ts'
import { readingOrder } from './reading-order.ts'
import { ReadPlan } from './ReadPlan.tsx'
import styles from './Reading.module.css'

interface ReadingViewProps {
  /** A task is to be shown on the canvas. */
  readonly onShow: () => void
}

/**
 * The whole pathway as a text to be read, or listened to: a heading for each plan and task, in the order of the flow, with what
 * it does and when. Captions and conditions are changed where they stand.
 */
export function ReadingView({ onShow }: ReadingViewProps) {
  const t = useMessages()
  const index = useDocumentState((state) => state.index)
  const tasks = useMemo(() => readingOrder(index), [index])
  const root = index.tasks.get(index.root ?? '')
  if (root?.kind !== 'plan') return <EmptyState title={t('canvas.empty.noPlan')} />
  return (
    <article className={styles['reading']} aria-label={t('readable.label', { plan: captionOf(root) })}>
      <p className={styles['lead']}>{t('readable.lead', { count: tasks.length, plan: captionOf(root) })}</p>
      <ReadPlan tasks={tasks} level={3} onShow={onShow} />
    </article>
  )
}
