import type { ReactNode, Ref } from 'react'
import { Button as AriaButton, type ButtonProps as AriaButtonProps } from 'react-aria-components'
import styles from './Button.module.css'
import { classes } from './classes.ts'
import { Tooltip } from './Tooltip.tsx'

export type ButtonVariant = 'primary' | 'secondary' | 'quiet' | 'danger'

export interface ButtonProps extends Omit<AriaButtonProps, 'className' | 'children' | 'style'> {
  readonly variant?: ButtonVariant
  readonly size?: 'small' | 'medium' | 'large'
  readonly icon?: ReactNode
  readonly children?: ReactNode
  readonly className?: string
  readonly ref?: Ref<HTMLButtonElement>
}

/** A button with words on it. One `primary` at most on a screen region. */
export function Button({ variant = 'secondary', size = 'medium', icon, children, className, ...rest }: ButtonProps) {
  return (
    <AriaButton {...rest} className={classes(styles.button, styles[variant], styles[size], className)}>
      {icon === undefined ? null : (
        <span className={styles.icon} aria-hidden="true">
          {icon}
        </span>
      )}
      {children === undefined ? null : <span className={styles.label}>{children}</span>}
    </AriaButton>
  )
}

export interface IconButtonProps extends Omit<ButtonProps, 'children' | 'icon'> {
  readonly icon: ReactNode
  /** The accessible name, shown as a tooltip too. */
  readonly label: string
  /** The key that does the same, shown in the tooltip. */
  readonly shortcut?: string
}

/** A button that shows only a picture; its name is said and shown on hover and focus. */
export function IconButton({ icon, label, shortcut, className, variant = 'quiet', ...rest }: IconButtonProps) {
  return (
    <Tooltip text={label} shortcut={shortcut}>
      <Button
        {...rest}
        variant={variant}
        aria-label={label}
        icon={icon}
        className={classes(styles.square, className)}
      />
    </Tooltip>
  )
}
