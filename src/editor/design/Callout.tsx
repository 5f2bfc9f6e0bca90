import { CircleAlert, CircleCheck, Info, TriangleAlert } from 'lucide-react'
import type { ReactNode } from 'react'
import styles from './Callout.module.css'
import { classes } from './classes.ts'

const ICONS = { info: Info, ok: CircleCheck, warn: TriangleAlert, danger: CircleAlert } as const

interface CalloutProps {
  readonly tone: keyof typeof ICONS
  readonly title?: ReactNode
  readonly children?: ReactNode
  readonly actions?: ReactNode
  /** `alert` interrupts a screen reader, `status` waits; none for what was there from the start. */
  readonly live?: 'alert' | 'status'
}

/** A message that stands in the page: what happened or what to know, and what can be done. */
export function Callout({ tone, title, children, actions, live }: CalloutProps) {
  const Icon = ICONS[tone]
  return (
    <div className={classes(styles.callout, styles[tone])} role={live}>
      <Icon className={styles.icon} aria-hidden="true" />
      <div className={styles.content}>
        {title === undefined ? null : <p className={styles.title}>{title}</p>}
        {children === undefined ? null : <div className={styles.text}>{children}</div>}
        {actions === undefined ? null : <div className={styles.actions}>{actions}</div>}
      </div>
    </div>
  )
}
