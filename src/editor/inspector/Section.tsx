import { ChevronRight } from 'lucide-react'
import { useState, type ReactNode } from 'react'
import styles from './Section.module.css'

/** Which sections an author closed or opened, for the time of the visit: the same section of the next task follows. */
const remembered = new Map<string, boolean>()

export interface SectionProps {
  /** Names the section for remembering. */
  readonly id: string
  readonly title: string
  readonly children: ReactNode
  /** Whether it is open before the author chose. */
  readonly open?: boolean
  /** Beside the title: a count. */
  readonly note?: string
}

/** A group of fields that can be folded away. */
export function Section({ id, title, children, open = true, note }: SectionProps) {
  const [shown, setShown] = useState(remembered.get(id) ?? open)
  return (
    <details
      className={styles['section']}
      open={shown}
      onToggle={(event) => {
        setShown(event.currentTarget.open)
        remembered.set(id, event.currentTarget.open)
      }}
    >
      <summary className={styles['title']}>
        <ChevronRight size={14} className={styles['arrow']} aria-hidden="true" />
        <span>{title}</span>
        {note === undefined ? null : <span className={styles['note']}>{note}</span>}
      </summary>
      {shown ? <div className={styles['fields']}>{children}</div> : null}
    </details>
  )
}
