import { ProgressBar } from 'react-aria-components'
import styles from './Progress.module.css'

interface ProgressProps {
  readonly label: string
  /** 0 to 1; absent while the end is not known. */
  readonly value?: number
}

/** Work that goes on; with a length when its end is known. */
export function Progress({ label, value }: ProgressProps) {
  return (
    <ProgressBar
      aria-label={label}
      {...(value === undefined ? { isIndeterminate: true } : { value: value * 100 })}
      className={styles.track ?? ''}
    >
      {({ percentage, isIndeterminate }) => (
        <span
          className={isIndeterminate ? styles.moving : styles.bar}
          style={isIndeterminate ? undefined : { width: `${percentage}%` }}
        />
      )}
    </ProgressBar>
  )
}
