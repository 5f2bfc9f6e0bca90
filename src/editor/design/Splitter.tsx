import { useRef, type KeyboardEvent, type PointerEvent } from 'react'
import styles from './Splitter.module.css'
import { classes } from './classes.ts'

interface SplitterProps {
  readonly label: string
  /** `vertical` stands between left and right, `horizontal` between top and bottom. */
  readonly orientation: 'vertical' | 'horizontal'
  /** Size in pixels of the panel that it moves. */
  readonly size: number
  readonly min: number
  readonly max: number
  /** True when the panel is after the splitter, so that moving towards it makes it smaller. */
  readonly reversed?: boolean
  readonly onResize: (size: number) => void
}

const STEP = 16

/** The bar between two panels: dragged, or moved with the arrow keys, Home and End. */
export function Splitter({ label, orientation, size, min, max, reversed = false, onResize }: SplitterProps) {
  const start = useRef<{ readonly at: number; readonly size: number } | null>(null)
  const clamp = (value: number) => Math.min(Math.max(value, min), Math.max(min, max))
  const along = (event: PointerEvent) => (orientation === 'vertical' ? event.clientX : event.clientY)
  const sign = reversed ? -1 : 1

  const down = (event: PointerEvent<HTMLElement>) => {
    event.currentTarget.setPointerCapture(event.pointerId)
    start.current = { at: along(event), size }
  }
  const move = (event: PointerEvent<HTMLElement>) => {
    if (start.current !== null) onResize(clamp(start.current.size + sign * (along(event) - start.current.at)))
  }
  const up = () => {
    start.current = null
  }
  const key = (event: KeyboardEvent) => {
    const [less, more] = orientation === 'vertical' ? ['ArrowLeft', 'ArrowRight'] : ['ArrowUp', 'ArrowDown']
    const target =
      event.key === less
        ? size - sign * STEP
        : event.key === more
          ? size + sign * STEP
          : event.key === 'Home'
            ? min
            : event.key === 'End'
              ? max
              : undefined
    if (target === undefined) return
    event.preventDefault()
    onResize(clamp(target))
  }

  return (
    // A focusable separator is a widget (ARIA 1.2).
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions
    <hr
      aria-label={label}
      aria-orientation={orientation}
      aria-valuenow={Math.round(size)}
      aria-valuemin={min}
      aria-valuemax={Math.round(Math.max(min, max))}
      // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
      tabIndex={0}
      className={classes(styles.splitter, styles[orientation])}
      onPointerDown={down}
      onPointerMove={move}
      onPointerUp={up}
      onPointerCancel={up}
      onKeyDown={key}
    />
  )
}
