import type { ReactNode } from 'react'
import {
  FieldError,
  Input,
  Label,
  Text,
  TextArea,
  TextField as AriaTextField,
  type TextFieldProps as AriaTextFieldProps,
} from 'react-aria-components'
import { useMessages } from '../messages/index.ts'
import styles from './Field.module.css'
import { classes } from './classes.ts'

export interface TextFieldProps extends Omit<AriaTextFieldProps, 'className' | 'children' | 'style'> {
  readonly label: string
  readonly hint?: ReactNode
  /** What is wrong and how to put it right; also marks the field as invalid. */
  readonly error?: string
  readonly placeholder?: string
  /** More than one gives a text area. */
  readonly rows?: number
  /** Shown inside the field, at its end. */
  readonly unit?: string
  readonly optional?: boolean
  readonly className?: string
  readonly autoFocus?: boolean
}

/** A labelled field for text, with a hint below and the error in its place when there is one. */
export function TextField({
  label,
  hint,
  error,
  placeholder,
  rows = 1,
  unit,
  optional = false,
  className,
  ...rest
}: TextFieldProps) {
  const t = useMessages()
  const input = rows > 1 ? <TextArea className={styles.input ?? ''} rows={rows} placeholder={placeholder} /> : null
  return (
    <AriaTextField {...rest} isInvalid={error !== undefined} className={classes(styles.field, className)}>
      <Label className={styles.label ?? ''}>
        {label}
        {optional ? <span className={styles.note}>{t('common.optional')}</span> : null}
      </Label>
      {input ?? (
        <span className={styles.withUnit}>
          <Input
            className={styles.input ?? ''}
            placeholder={placeholder}
            style={unit === undefined ? undefined : { paddingRight: `${unit.length + 2.5}ch` }}
          />
          {unit === undefined ? null : <span className={styles.unit}>{unit}</span>}
        </span>
      )}
      {hint !== undefined && error === undefined ? (
        <Text slot="description" className={styles.hint ?? ''}>
          {hint}
        </Text>
      ) : null}
      <FieldError className={styles.error ?? ''}>{error}</FieldError>
    </AriaTextField>
  )
}
