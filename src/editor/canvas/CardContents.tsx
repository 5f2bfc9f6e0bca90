import { useMessages } from '../messages/index.ts'
import { contentLinesShown, CONTENT_LINES } from './card-size.ts'
import type { TaskCard } from './plan-chart.ts'
import { TaskGlyph } from './TaskGlyph.tsx'
import styles from './TaskNode.module.css'

/** What a plan holds, one line for each task, so that it need not be opened to be understood. */
export function CardContents({ card }: { readonly card: TaskCard }) {
  const t = useMessages()
  const all = contentLinesShown(card) === card.contents.length
  const shown = all ? card.contents : card.contents.slice(0, CONTENT_LINES)
  return (
    <div className={styles['contents']} aria-hidden="true">
      {shown.map((line) => (
        <div key={line.name} className={styles['line']}>
          <TaskGlyph kind={line.kind} size={12} />
          <span className={styles['lineText']}>{line.caption}</span>
        </div>
      ))}
      {all ? null : (
        <div className={styles['line']}>
          <span className={styles['more']}>{t('canvas.more', { count: card.contents.length - shown.length })}</span>
        </div>
      )}
    </div>
  )
}
