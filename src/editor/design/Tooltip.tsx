import type { ReactElement } from 'react'
import { Tooltip as AriaTooltip, TooltipTrigger } from 'react-aria-components'
import { Keys } from './Keys.tsx'
import styles from './Tooltip.module.css'

interface TooltipProps {
  readonly text: string
  readonly shortcut?: string
  /** Where it stands; not where it would cover a neighbour. */
  readonly placement?: 'top' | 'right' | 'bottom' | 'left'
  readonly children: ReactElement
}

/** Says what a control is when it is pointed at or focused. Never the only place of an information. */
export function Tooltip({ text, shortcut, placement = 'bottom', children }: TooltipProps) {
  return (
    <TooltipTrigger delay={500} closeDelay={80}>
      {children}
      <AriaTooltip className={styles.tooltip ?? ''} offset={6} placement={placement}>
        {text}
        {shortcut === undefined ? null : <Keys keys={shortcut} />}
      </AriaTooltip>
    </TooltipTrigger>
  )
}
