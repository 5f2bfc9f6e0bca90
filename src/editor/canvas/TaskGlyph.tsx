import type { TaskCard } from './plan-chart.ts'
import { MARKS, SIGNS } from './shapes.ts'
import styles from './TaskGlyph.module.css'

export interface TaskGlyphProps {
  readonly kind: TaskCard['kind']
  /** Edge length in pixels. */
  readonly size?: number
}

/** The mark of a task class: the same form as on the canvas. Says nothing to screen readers; the words stand beside it. */
export function TaskGlyph({ kind, size = 20 }: TaskGlyphProps) {
  return (
    <svg className={styles['glyph']} data-kind={kind} width={size} height={size} viewBox="0 0 20 20" aria-hidden="true">
      <path className={styles['mark']} d={MARKS[kind]} />
      <path className={styles['sign']} d={SIGNS[kind]} />
    </svg>
  )
}
